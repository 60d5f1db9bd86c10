import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig } from '../src/config.ts';
import { startEmbedded } from '../src/store/embedded/start-embedded.ts';

/** A connection for measurements and how to let go of everything behind it. */
export type ScratchPostgres = { readonly client: pg.Client; close(): Promise<void> };

/**
 * Connects to the PostgreSQL of `DATABASE_URL` or, without one, to an embedded one made in a temporary folder.
 * Whoever uses it makes temporary tables only: the database may be somebody's.
 * @throws Error that says what is wrong with the environment, the server or the machine
 */
export async function openPostgres(): Promise<ScratchPostgres> {
  const { databaseUrl } = readConfig();
  if (databaseUrl !== undefined) {
    const client = await connect(databaseUrl);
    return { client, close: () => client.end() };
  }
  const folder = await mkdtemp(join(tmpdir(), 'leadfit-scratch-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const embedded = await startEmbedded({ dataDir: folder, durable: false });
    const client = await connect(embedded.url);
    const close = async (): Promise<void> => {
      await client.end();
      await embedded.stop();
      await remove();
    };
    return { client, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((cause: unknown) => {
    // The address itself may hold a password, so it is not repeated.
    throw new Error('PostgreSQL cannot be reached', { cause });
  });
  return client;
}
