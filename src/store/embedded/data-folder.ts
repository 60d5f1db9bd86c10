import { chmod, lstat, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedError, hasCode } from './embedded-error.ts';

/**
 * Creates the data folder where it is missing and returns its real path.
 * @throws EmbeddedError when the database account cannot enter it.
 */
export async function dataFolder(wanted: string, account: Account | undefined): Promise<string> {
  const path = resolve(wanted);
  // Asked before anything is created, so that a refused start leaves nothing behind.
  if (account !== undefined) await refuseBlocked(dirname(path), account);
  await create(path, account === undefined ? 0o700 : 0o711);
  const real = await realpath(path);
  if (account !== undefined) await admit(real, account);
  return real;
}

/**
 * The outermost folder on the way to `path` that `account` cannot enter, judged by the mode bits (PostgreSQL is
 * started without supplementary groups). `undefined` where the way is free.
 */
export async function blockingFolder(path: string, account: Account): Promise<string | undefined> {
  const real = await realpathOfExisting(path);
  let folder: string = sep;
  for (const part of ['', ...relative(sep, real).split(sep)]) {
    folder = join(folder, part);
    const found = await stat(folder);
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if (found.isDirectory() && (found.mode & bit) === 0) return folder;
  }
  return undefined;
}

async function refuseBlocked(path: string, account: Account): Promise<void> {
  const folder = await blockingFolder(path, account);
  if (folder === undefined) return;
  throw new EmbeddedError(
    `PostgreSQL does not run as root but as the account "${account.name}", which cannot enter ${folder}. ` +
      `Set LEADFIT_DATA_DIR to a folder outside ${folder} (such as /var/lib/leadfit), ` +
      `or let others pass through it: chmod o+x ${folder}`,
  );
}

async function create(path: string, mode: number): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode });
  if (first === undefined) return;
  // mkdir obeys the umask; a root shell with 077 would lock the database account out of what we just made.
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) await chmod(folder, mode);
}

async function admit(path: string, account: Account): Promise<void> {
  const { mode, uid } = await lstat(path);
  const isOurs = (await readdir(path)).every((name) => OURS.test(name));
  // Never open up a folder that holds anything else: LEADFIT_DATA_DIR may be mistyped as somebody's home.
  if (uid === 0 && isOurs) await chmod(path, (mode & 0o777) | 0o011);
  await refuseBlocked(path, account);
}

const OURS = /^(cluster|lock.*|password.*|initialising-.*|postgresql-.*)$/;

async function realpathOfExisting(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || dirname(path) === path) throw error;
    return realpathOfExisting(dirname(path));
  }
}
