import type { PrismaClient } from './prisma-client/client.ts';

export type Settings = ReturnType<typeof settings>;

/** Values that the service makes up once and every process of it shares. */
export function settings(prisma: PrismaClient) {
  return {
    /** The kept value, or `proposed` where there was none: the first writer wins. */
    async keep(name: string, proposed: string): Promise<string> {
      await prisma.setting.createMany({ data: [{ name, value: proposed }], skipDuplicates: true });
      return (await prisma.setting.findUniqueOrThrow({ where: { name } })).value;
    },
  };
}
