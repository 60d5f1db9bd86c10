import { join } from 'node:path';
import type pg from 'pg';
import type { Config } from './config.ts';
import { startEmbedded } from './store/embedded/start-embedded.ts';
import { migrate } from './store/migrate.ts';
import { openPool } from './store/store.ts';

/** A migrated database and how to let go of it. */
export type Database = {
  readonly pool: pg.Pool;
  /** Resolves when an embedded PostgreSQL ends; never for a database of somebody else's. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
};

/** The oldest PostgreSQL whose features the migrations use. */
const OLDEST_VERSION = 15;
const MIGRATIONS = join(import.meta.dirname, '..', 'prisma', 'migrations');

/**
 * Opens the database that the configuration names, or the embedded one, and migrates it.
 * @throws Error that says what is wrong with the address, the server or the data folder
 */
export async function openDatabase(config: Config, onLog: (line: string) => void): Promise<Database> {
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbedded({ dataDir: config.dataDir, durable: true, onLog })
      : { url: config.databaseUrl, stop: async () => {}, ended: new Promise<string>(() => {}) };
  const pool = openPool(embedded.url);
  const close = async (): Promise<void> => {
    await pool.end();
    await embedded.stop();
  };
  try {
    await checkVersion(pool);
    await migrate(pool, MIGRATIONS);
  } catch (error) {
    await close();
    throw error;
  }
  return { pool, ended: embedded.ended, close };
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool
    .query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`)
    .catch((cause: Error) => {
      // The address itself may hold a password, so it is not repeated.
      throw new Error('PostgreSQL cannot be reached under DATABASE_URL', { cause });
    });
  const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (version < OLDEST_VERSION)
    throw new Error(`PostgreSQL ${version} is too old: leadfit needs ${OLDEST_VERSION} or later`);
}
