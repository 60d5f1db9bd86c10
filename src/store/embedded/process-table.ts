import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasCode } from './embedded-error.ts';

const run = promisify(execFile);

/**
 * When a process started, as a string that no other process of this machine ever has together with the same pid
 * (pids are reused; a container gives its service the same one at every start). `undefined` when it is not
 * running: a zombie has ended and only waits to be counted.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return ps(pid, 'lstart=');
  const line = await readProc(`${pid}/stat`);
  if (line === undefined) return isVisible(pid) ? 'unknown' : undefined;
  // The name in brackets may hold spaces and brackets itself; the state follows the last one.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  return `${await readProc('sys/kernel/random/boot_id')} ${fields[19]}`;
}

/** The command line of a process, its arguments parted by spaces; empty when it has ended. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform !== 'linux') return (await ps(pid, 'args=')) ?? '';
  return ((await readProc(`${pid}/cmdline`)) ?? '').replaceAll('\0', ' ').trim();
}

// Other people's processes may be hidden from /proc (hidepid); a signal of 0 still tells that they exist.
function isVisible(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

async function readProc(name: string): Promise<string | undefined> {
  try {
    return (await readFile(`/proc/${name}`, 'utf8')).trim();
  } catch {
    return undefined;
  }
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('ps', ['-o', column, '-p', String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
