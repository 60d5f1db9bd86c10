import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedError } from './embedded-error.ts';
import { postmasterPid } from './postmaster-pid.ts';
import { commandLine, startOf } from './process-table.ts';

// Fast shutdown first; immediate shutdown recovers from the log at the next start; the last never fails.
const ESCALATION = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
] as const;

/**
 * Stops a PostgreSQL that outlived the service which started it (`kill -9`), and clears a `postmaster.pid` whose
 * pid belongs to somebody else by now. The caller holds the folder's lock, so no living service uses the cluster.
 */
export async function stopLeftover(clusterDir: string, onLog: (line: string) => void): Promise<void> {
  const found = await postmasterPid(clusterDir);
  if (found === undefined) return;
  if (await isPostgresOf(found.pid, clusterDir)) {
    onLog(`stopping PostgreSQL ${found.pid}, left over from a service that was killed`);
    await end(found.pid, clusterDir);
  }
  // PostgreSQL trusts any living process of the same account named here and would refuse to start for ever.
  await rm(join(clusterDir, 'postmaster.pid'), { force: true });
}

async function end(pid: number, clusterDir: string): Promise<void> {
  for (const [signal, limitMs] of ESCALATION) {
    // Asked again before every signal: the pid may have passed to another process meanwhile.
    if (!(await isPostgresOf(pid, clusterDir))) return;
    process.kill(pid, signal);
    for (let waitedMs = 0; waitedMs < limitMs; waitedMs += 50) {
      if ((await startOf(pid)) === undefined) return;
      await sleep(50);
    }
  }
  throw new EmbeddedError(
    `PostgreSQL process ${pid} holds ${clusterDir} and does not end. Stop it and start again.`,
  );
}

// The service starts it as `…/postgres -D <cluster>`; the postmaster keeps its command line unchanged.
async function isPostgresOf(pid: number, clusterDir: string): Promise<boolean> {
  return `${await commandLine(pid)} `.includes(`postgres -D ${clusterDir} `);
}
