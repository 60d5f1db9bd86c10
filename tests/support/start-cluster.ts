import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { seed } from '../../prisma/seed.ts';
import { lockFolder } from '../../src/store/embedded/folder-lock.ts';
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts';
import { stopLeftover } from '../../src/store/embedded/stop-leftover.ts';
import { migrate } from '../../src/store/migrate.ts';
import { CLUSTER_URL, keepCluster, stopCluster, TEMPLATE } from './running-cluster.ts';

const PREFIX = 'leadfit-postgres-';
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Starts one PostgreSQL for the whole Jest run, with a template database that is migrated and seeded once. */
export async function startCluster(): Promise<void> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  const embedded = await startEmbedded({ dataDir: folder, durable: false });
  keepCluster(embedded, folder);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stopCluster().finally(() => process.kill(process.pid, signal)));
  }
  try {
    await makeTemplate(embedded.url);
  } catch (error) {
    // Jest runs no teardown after a setup that failed.
    await stopCluster();
    throw error;
  }
  process.env[CLUSTER_URL] = embedded.url;
}

async function makeTemplate(clusterUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: clusterUrl });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const url = new URL(clusterUrl);
  url.pathname = TEMPLATE;
  const pool = new pg.Pool({ connectionString: url.href });
  await migrate(pool, MIGRATIONS).finally(() => pool.end());
  await seed(url.href);
}

// A run that was killed outright could not clean up; a living one holds the lock of its folder.
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (name.startsWith(PREFIX) && (await isOldAndOurs(folder))) await remove(folder);
  }
}

// Not the youngest: between making its folder and locking it, a run is defenceless.
async function isOldAndOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  return found?.uid === process.getuid?.() && Date.now() - (found?.mtimeMs ?? Date.now()) > 60_000;
}

async function remove(folder: string): Promise<void> {
  try {
    await lockFolder(folder);
  } catch {
    return;
  }
  await stopLeftover(join(folder, 'cluster'), () => {});
  await rm(folder, { recursive: true, force: true });
}
