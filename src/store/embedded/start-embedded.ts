import { join } from 'node:path';
import pg from 'pg';
import type { Account } from './account.ts';
import { account as accountFor } from './account.ts';
import { binaries } from './binaries.ts';
import type { ClusterPlace } from './cluster.ts';
import { cluster } from './cluster.ts';
import { dataFolder } from './data-folder.ts';
import { EmbeddedError, hasCode, reason } from './embedded-error.ts';
import { lockFolder } from './folder-lock.ts';
import type { Server } from './server.ts';
import { server } from './server.ts';
import { stopLeftover } from './stop-leftover.ts';

/** Where and how the embedded database runs. */
export interface EmbeddedOptions {
  /** Its home, kept between starts; created where it is missing. */
  readonly dataDir: string;
  /** `false` trades safety against a power cut for speed: tests only. */
  readonly durable: boolean;
  /** Receives what PostgreSQL prints, line by line. */
  readonly onLog?: (line: string) => void;
}

/** A running embedded database. */
export interface Embedded {
  /** Connects as the superuser, by loopback and password. */
  readonly url: string;
  /** Resolves with the reason when it ends, asked or not. */
  readonly ended: Promise<string>;
  /** Ends it within 8 s; calling again waits for the same end. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the packages on the data folder. It outlives this process only if that is
 * killed outright, and then the next start stops it first.
 * @throws EmbeddedError with a remedy: folder in use, out of reach or not writable, no account, a failing start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  try {
    const account = await accountFor(join(options.dataDir, 'cluster'));
    const dataDir = await dataFolder(options.dataDir, account);
    const unlock = await lockFolder(dataDir);
    return await startLocked(options, dataDir, account, unlock).catch(async (error: unknown) => {
      await unlock();
      throw error;
    });
  } catch (cause) {
    if (cause instanceof EmbeddedError) throw cause;
    // What is left are refusals of the operating system: not writable, somebody else's, not a folder, disk full.
    throw new EmbeddedError(
      `The data folder ${options.dataDir} cannot be used: ${reason(cause)}. ` +
        'Put that right, or set LEADFIT_DATA_DIR to another folder.',
      { cause },
    );
  }
}

async function startLocked(
  options: EmbeddedOptions,
  dataDir: string,
  account: Account | undefined,
  unlock: () => Promise<void>,
): Promise<Embedded> {
  const onLog = options.onLog ?? (() => {});
  const clusterDir = join(dataDir, 'cluster');
  await stopLeftover(clusterDir, onLog);
  const binDir = await binaries(dataDir, account);
  const place: ClusterPlace = { dataDir, clusterDir, binDir, account, durable: options.durable };
  const password = await cluster(place);
  const running = await server(place, onLog);
  const url = `postgresql://postgres:${password}@127.0.0.1:${running.port}/postgres`;
  await greet(url, dataDir, running);
  return { url, ended: running.ended, stop: () => running.stop().finally(unlock) };
}

async function greet(url: string, dataDir: string, running: Server): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    await running.stop();
    const remedy = hasCode(error, '28P01')
      ? `Its password is not the one in ${join(dataDir, 'password')}: remove that file and start again, a new one will be set.`
      : '';
    throw new EmbeddedError(`The embedded database refused the service: ${reason(error)}. ${remedy}`.trim());
  }
}
