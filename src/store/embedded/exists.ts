import { lstat } from 'node:fs/promises';
import { hasCode } from './embedded-error.ts';

/** Whether there is anything under a path, be it a link to nowhere. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
