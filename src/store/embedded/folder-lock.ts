import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedError, hasCode } from './embedded-error.ts';
import { startOf } from './process-table.ts';

/**
 * Takes the data folder for this process until the returned function is called or the process ends, however it
 * ends: the lock names the process and its start, and a lock whose process is gone counts for nothing.
 * @throws EmbeddedError when a running process holds the folder.
 */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'lock');
  const mine = join(dataDir, `lock-${randomUUID()}`);
  const text = `${process.pid}\n${await startOf(process.pid)}\n`;
  try {
    await writeFile(mine, text);
    while (!(await claim(mine, path))) await removeStale(path, dataDir);
  } finally {
    await rm(mine, { force: true });
  }
  return async () => {
    if ((await content(path)) === text) await rm(path, { force: true });
  };
}

// A hard link appears whole or not at all and never replaces: of several starters exactly one succeeds.
async function claim(mine: string, path: string): Promise<boolean> {
  try {
    await link(mine, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function removeStale(path: string, dataDir: string): Promise<void> {
  const seen = await content(path);
  if (seen === undefined) return;
  const [pid = '', start = ''] = seen.split('\n');
  const now = await startOf(Number(pid));
  if (now !== undefined && (now === start || now === 'unknown')) {
    throw new EmbeddedError(
      `The data folder ${dataDir} is in use by process ${pid}. Stop that process, or give this one its own LEADFIT_DATA_DIR.`,
    );
  }
  // Another starter may have replaced the stale lock since it was read: move it aside, look, put a live one back.
  const aside = `${path}-${randomUUID()}`;
  try {
    await rename(path, aside);
    if ((await content(aside)) !== seen) await claim(aside, path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function content(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
