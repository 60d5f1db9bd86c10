import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stopLeftover } from '../../src/store/embedded/stop-leftover.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The variables that a run gets besides the ones that every program needs. */
export type Variables = Readonly<Record<string, string>>;

/** How a run ended and everything that it printed. */
export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A service that has printed that it listens. */
export interface Service {
  readonly url: string;
  /** What it has printed up to now. */
  readonly stdout: string;
  readonly stderr: string;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
}

/** A place for real processes and their data, which `close` leaves nothing of, whatever a test did. */
export interface Workplace {
  /** An empty folder that the account of the embedded database can enter. */
  dataDir(): Promise<string>;
  /** Starts the service on a free port, unless `variables` name one; fails when it ends instead. */
  start(variables: Variables): Promise<Service>;
  /** Runs a TypeScript file of the project to its end. */
  run(file: string, options?: { args?: readonly string[]; variables?: Variables }): Promise<Ended>;
  close(): Promise<void>;
}

export function workplace(): Workplace {
  const folders: string[] = [];
  const children: ChildProcess[] = [];

  function launch(file: string, args: readonly string[], variables: Variables) {
    // Not the variables of whoever runs the tests: theirs may name a database.
    const env = { PATH: process.env.PATH, PORT: '0', ...variables };
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        printed[stream] += text;
      });
    // What is closed has been read to the end; what has only exited may still have output under way.
    const ended = once(child, 'close').then(([code]): Ended => ({ code, ...printed }));
    return { child, printed, ended };
  }

  return {
    async dataDir() {
      const folder = await mkdtemp(join(tmpdir(), 'leadfit-process-'));
      folders.push(folder);
      await chmod(folder, 0o755);
      return folder;
    },

    async start(variables) {
      const { child, printed, ended } = launch('src/main.ts', [], variables);
      const url = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', () => {
          const address = /^leadfit listening on (\S+)\n/m.exec(printed.stdout)?.[1];
          if (address !== undefined) resolve(address);
        });
        ended.then(
          ({ code, stderr }) => reject(new Error(`the service ended with code ${code}:\n${stderr}`)),
          reject,
        );
      });
      return {
        url,
        get stdout() {
          return printed.stdout;
        },
        get stderr() {
          return printed.stderr;
        },
        end(signal) {
          child.kill(signal);
          return ended;
        },
      };
    },

    run: (file, { args = [], variables = {} } = {}) => launch(file, args, variables).ended,

    async close() {
      await Promise.all(children.map(kill));
      for (const folder of folders) {
        await stopLeftover(join(folder, 'cluster'), () => {});
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  const isRunning = child.exitCode === null && child.signalCode === null;
  if (isRunning && child.kill('SIGKILL')) await once(child, 'exit');
}
