import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterPlace } from './cluster.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { PostgresProcess } from './postgres-process.ts';
import { postgresProcess } from './postgres-process.ts';
import { postmasterPid } from './postmaster-pid.ts';

/** A PostgreSQL server that takes connections. */
export interface Server {
  /** Resolves with the reason when it ends, asked or not. */
  readonly ended: Promise<string>;
  readonly port: number;
  stop(): Promise<void>;
}

// Another program took the port that was free a moment ago; or backends of a killed server are still going.
const PASSING = /Address already in use|pre-existing shared memory block/;
const ATTEMPTS = 8;

// Recovery after a power cut reads the log since the last checkpoint, at most a few minutes of it.
const READY_LIMIT_MS = 300_000;

// Fast, immediate, hard. The service has 10 s for its whole stop.
const ESCALATION = [
  ['SIGINT', 5_000],
  ['SIGQUIT', 2_000],
  ['SIGKILL', 1_000],
] as const;

/**
 * Starts PostgreSQL on a free port of 127.0.0.1 and waits until it takes connections.
 * @throws EmbeddedError with the end of its log when it ends instead.
 */
export async function server(place: ClusterPlace, onLog: (line: string) => void): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const started = postgresProcess(serverCommand(place, port), place.account, { onLine: onLog });
    const stop = stopper(started);
    const outcome = await Promise.race([started.ended, ready(started, place.clusterDir)]);
    if (outcome === 'ready') return { port, stop, ended: started.ended };
    await stop();
    if (outcome === 'too slow') onLog(`PostgreSQL took longer than ${READY_LIMIT_MS / 1000} s to start`);
    else if (PASSING.test(started.tail()) && attempt < ATTEMPTS) {
      await sleep(200 * attempt);
      continue;
    }
    throw new EmbeddedError(
      `PostgreSQL did not start on ${place.clusterDir} (${outcome}):\n${started.tail()}`,
    );
  }
}

function serverCommand(place: ClusterPlace, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    // A socket file would need a folder that the account may write and that nobody else can guess.
    unix_socket_directories: '',
    // A statement whose service was killed ends too, instead of holding up the next start.
    client_connection_check_interval: '1s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(place.durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // `-D <cluster>` comes first: a left-over server is known by it.
  return [join(place.binDir, 'postgres'), '-D', place.clusterDir, '-p', String(port), ...flags];
}

async function ready(started: PostgresProcess, clusterDir: string): Promise<string> {
  for (let waitedMs = 0; waitedMs < READY_LIMIT_MS; waitedMs += 20) {
    const state = await postmasterPid(clusterDir);
    if (state?.isReady === true && state.pid === started.child.pid) return 'ready';
    if (!isRunning(started)) return started.ended;
    await sleep(20);
  }
  return 'too slow';
}

function isRunning({ child }: PostgresProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function stopper(started: PostgresProcess): () => Promise<void> {
  // However this process ends short of a kill, no server stays behind.
  const atExit = (): void => void started.child.kill('SIGINT');
  process.once('exit', atExit);
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    for (const [signal, limitMs] of ESCALATION) {
      if (!isRunning(started)) break;
      started.child.kill(signal);
      const timer = new AbortController();
      const outcome = await Promise.race([started.ended, sleep(limitMs, 'late', { signal: timer.signal })]);
      timer.abort();
      if (outcome !== 'late') break;
    }
    process.off('exit', atExit);
  };
  return () => (stopped ??= stop());
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new EmbeddedError('No free port on 127.0.0.1.'));
      });
    });
  });
}
