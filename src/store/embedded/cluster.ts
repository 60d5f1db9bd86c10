import { lchown, lstat, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedError, hasCode } from './embedded-error.ts';
import { exists } from './exists.ts';
import { keepPassword, newPassword, readPassword } from './password.ts';
import { postgresProcess } from './postgres-process.ts';

/** What it takes to make a cluster, or to start PostgreSQL on it. */
export interface ClusterPlace {
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly binDir: string;
  readonly account: Account | undefined;
  /** Whether data must survive a power cut; tests do without. */
  readonly durable: boolean;
}

/**
 * Makes the cluster where there is none, and returns the superuser's password. The cluster knows a password
 * before the file does: killed in between, the next start finds no file and sets another one.
 */
export async function cluster(place: ClusterPlace): Promise<string> {
  await sweep(place.dataDir);
  const isMade = await exists(join(place.clusterDir, 'PG_VERSION'));
  if (isMade) await handOver(place);
  const kept = isMade ? await readPassword(place.dataDir) : undefined;
  if (kept !== undefined) return kept;
  const password = newPassword();
  await (isMade ? resetPassword(place, password) : initialise(place, password));
  await keepPassword(place.dataDir, password);
  return password;
}

const WORKPLACE = 'initialising-';

// Built aside and moved in when whole: a first start that was cut short leaves nothing that looks like a cluster.
async function initialise(place: ClusterPlace, password: string): Promise<void> {
  const workplace = await mkdtemp(join(place.dataDir, WORKPLACE));
  const passwordFile = join(workplace, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.account !== undefined) {
    await lchown(passwordFile, place.account.uid, place.account.gid);
    await lchown(workplace, place.account.uid, place.account.gid);
  }
  const built = join(workplace, 'cluster');
  const initdb = postgresProcess(
    [join(place.binDir, 'initdb'), ...initdbArguments(place, built, passwordFile)],
    place.account,
  );
  const end = await initdb.ended;
  if (end !== 'exit code 0') {
    await rm(workplace, { recursive: true, force: true });
    throw new EmbeddedError(
      `The database could not be initialised in ${place.dataDir} (initdb: ${end}):\n${initdb.tail()}`,
    );
  }
  await moveIn(built, place);
  await rm(workplace, { recursive: true, force: true });
}

function initdbArguments(place: ClusterPlace, built: string, passwordFile: string): string[] {
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  return [
    '-D',
    built,
    '-E',
    'UTF8',
    ...locale,
    ...access,
    '--no-instructions',
    ...(place.durable ? [] : ['--no-sync']),
  ];
}

async function moveIn(built: string, place: ClusterPlace): Promise<void> {
  try {
    await rename(built, place.clusterDir);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST') && !hasCode(error, 'ENOTDIR')) throw error;
    throw new EmbeddedError(
      `${place.clusterDir} exists and is no PostgreSQL cluster. Move it away and start again.`,
    );
  }
  if (!place.durable) return;
  const folder = await open(place.dataDir);
  await folder.sync().finally(() => folder.close());
}

// Single-user mode asks for no password: who may run it owns the files anyway.
async function resetPassword(place: ClusterPlace, password: string): Promise<void> {
  const command = [join(place.binDir, 'postgres'), '--single', '-D', place.clusterDir, 'postgres'];
  const single = postgresProcess(command, place.account, {
    input: `ALTER ROLE postgres PASSWORD '${password}'\n`,
  });
  const end = await single.ended;
  if (end === 'exit code 0' && !/\b(ERROR|FATAL|PANIC):/.test(single.tail())) return;
  throw new EmbeddedError(`The password of ${place.clusterDir} could not be set (${end}):\n${single.tail()}`);
}

async function sweep(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(WORKPLACE))
      await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

// A cluster that root owns was put there by hand, from a backup: PostgreSQL wants it to be its own account's.
async function handOver({ clusterDir, account }: ClusterPlace): Promise<void> {
  if (account === undefined || (await lstat(clusterDir)).uid !== 0) return;
  for (const name of await readdir(clusterDir, { recursive: true })) {
    await lchown(join(clusterDir, name), account.uid, account.gid);
  }
  await lchown(clusterDir, account.uid, account.gid);
}
