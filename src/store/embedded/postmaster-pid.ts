import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './embedded-error.ts';

/** What a running PostgreSQL writes about itself into its cluster. */
export interface PostmasterPid {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** Reads `postmaster.pid`: pid on line 1, port on line 4, status on line 8 (`ready` once it takes connections). */
export async function postmasterPid(clusterDir: string): Promise<PostmasterPid | undefined> {
  const lines = await readLines(join(clusterDir, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

async function readLines(path: string): Promise<string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
