import type { ChildProcess, ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Account } from './account.ts';
import { EmbeddedError, reason } from './embedded-error.ts';

/** A started program of PostgreSQL. */
export interface PostgresProcess {
  readonly child: ChildProcess;
  /** Its exit code or signal; rejects when it could not be started at all. */
  readonly ended: Promise<string>;
  /** The last lines that it printed. */
  tail(): string;
}

const TAIL_LINES = 20;

/** Starts a program of PostgreSQL as the given account, `input` on its standard input. */
export function postgresProcess(
  command: readonly string[],
  account: Account | undefined,
  options: { readonly input?: string; readonly onLine?: (line: string) => void } = {},
): PostgresProcess {
  const [program = '', ...args] = command;
  const child = launch(program, args, account);
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
      options.onLine?.(line);
    });
  }
  // A program that ends before it has read its input breaks the pipe; its exit code tells the story.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  return { child, ended: ended(child, program, account), tail: () => tail.join('\n') };
}

function launch(
  program: string,
  args: string[],
  account: Account | undefined,
): ChildProcessWithoutNullStreams {
  try {
    return spawn(program, args, {
      // Not the service's folder, which the account may be unable to read; and a fixed language for what is printed.
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
      // Its own group: Ctrl-C reaches the service alone, which drains before it stops the database.
      detached: true,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
  } catch (cause) {
    // Some refusals are thrown, such as root's without the right to step down (a container without CAP_SETUID).
    throw cannotRun(program, account, cause);
  }
}

function ended(child: ChildProcess, program: string, account: Account | undefined): Promise<string> {
  const promise = new Promise<string>((resolve, reject) => {
    child.once('error', (cause) => reject(cannotRun(program, account, cause)));
    // `close` comes after the last line was read, `exit` may come before.
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  // Awaited later, or not at all where a race was won; then it must not count as unhandled.
  promise.catch(() => {});
  return promise;
}

function cannotRun(program: string, account: Account | undefined, cause: unknown): EmbeddedError {
  const as = account === undefined ? '' : ` as the account "${account.name}"`;
  return new EmbeddedError(
    `${program} cannot be run${as}: ${reason(cause)}. The embedded PostgreSQL needs macOS or a Linux with glibc, ` +
      'and root the right to change accounts; elsewhere set DATABASE_URL.',
    { cause },
  );
}
