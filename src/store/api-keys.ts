import type { PrismaClient } from './prisma-client/client.ts';

/** A key as it is kept: the secret only as a hash. */
export type StoredKey = {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly secretHash: Uint8Array;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
};

export type ApiKeys = ReturnType<typeof apiKeys>;

/** Callers' keys. */
export function apiKeys(prisma: PrismaClient) {
  return {
    async read(id: string): Promise<StoredKey | null> {
      return prisma.apiKey.findUnique({ where: { id } });
    },

    /** Adds a key; an id that exists already is left as it is. */
    async add(key: Omit<StoredKey, 'expiresAt' | 'revokedAt'>): Promise<void> {
      const { scopes, secretHash, ...rest } = key;
      await prisma.apiKey.createMany({
        data: [{ ...rest, scopes: [...scopes], secretHash: Uint8Array.from(secretHash) }],
        skipDuplicates: true,
      });
    },

    async isEmpty(): Promise<boolean> {
      return (await prisma.apiKey.findFirst({ select: { id: true } })) === null;
    },

    /** Notes the use of a key, at most once a minute: a write for each request would cost more than it tells. */
    async touch(id: string, now: Date): Promise<void> {
      const minuteAgo = new Date(now.getTime() - 60_000);
      await prisma.apiKey.updateMany({
        where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: minuteAgo } }] },
        data: { lastUsedAt: now },
      });
    },
  };
}
