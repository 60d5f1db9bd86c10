import type { PrismaClient } from './prisma-client/client.ts';

export type Organisations = ReturnType<typeof organisations>;

/** Who owns rows. */
export function organisations(prisma: PrismaClient) {
  return {
    /** The id of the agency, made at the first start; concurrent first starts agree on one. */
    async agency(newId: string, name: string): Promise<string> {
      return prisma.$transaction(async (transaction) => {
        await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('leadfit:agency', 0))`;
        const found = await transaction.organisation.findFirst({ where: { kind: 'agency' } });
        const agency =
          found ?? (await transaction.organisation.create({ data: { id: newId, kind: 'agency', name } }));
        return agency.id;
      });
    },
  };
}
