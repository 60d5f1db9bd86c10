import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Account } from './account.ts';
import { EmbeddedError } from './embedded-error.ts';

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
  const child = spawn(program, args, {
    // Not the service's folder, which the account may be unable to read; and a fixed language for what is printed.
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    // Its own group: Ctrl-C reaches the service alone, which drains before it stops the database.
    detached: true,
    stdio: 'pipe',
    ...(account && { uid: account.uid, gid: account.gid }),
  });
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

function ended(child: ChildProcess, program: string, account: Account | undefined): Promise<string> {
  const promise = new Promise<string>((resolve, reject) => {
    child.once('error', (error) => {
      const as = account === undefined ? '' : ` as the account "${account.name}"`;
      reject(
        new EmbeddedError(
          `${program} cannot be run${as}: ${error.message}. ` +
            'The embedded PostgreSQL needs a glibc Linux or macOS; elsewhere set DATABASE_URL.',
        ),
      );
    });
    // `close` comes after the last line was read, `exit` may come before.
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  promise.catch(() => {});
  return promise;
}
