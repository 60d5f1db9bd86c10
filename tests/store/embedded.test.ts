import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { startOf } from '../../src/store/embedded/process-table.ts';
import type { Embedded } from '../../src/store/embedded/start-embedded.ts';
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts';
import { stopLeftover } from '../../src/store/embedded/stop-leftover.ts';

jest.setTimeout(60_000);

const SERVICE = fileURLToPath(new URL('../support/embedded-service.ts', import.meta.url));

// Making a cluster takes a second: tests of later starts copy this one.
let madeDir: string;
let dataDir: string;
let running: Embedded[];
let children: ChildProcess[];

beforeAll(async () => {
  madeDir = await mkdtemp(join(tmpdir(), 'leadfit-embedded-'));
  await (await startEmbedded({ dataDir: madeDir, durable: false })).stop();
});

afterAll(() => rm(madeDir, { recursive: true, force: true }));

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'leadfit-embedded-'));
  running = [];
  children = [];
});

afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  await Promise.all(children.map(kill));
  await stopLeftover(join(dataDir, 'cluster'), () => {});
  await chmod(dataDir, 0o700);
  await rm(dataDir, { recursive: true, force: true });
});

test('keeps its data between starts, safe from a power cut, for this machine and password holders alone', async () => {
  const first = await start({ durable: true });
  await query(first.url, 'create table lead (id int)');
  expect(
    await query(
      first.url,
      "select current_setting('fsync') as fsync, current_setting('listen_addresses') as host",
    ),
  ).toEqual([{ fsync: 'on', host: '127.0.0.1' }]);
  await expect(query(first.url.replace(/:[^:]*@/, ':wrong@'), 'select 1')).rejects.toThrow(
    'password authentication failed',
  );
  expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
  await first.stop();
  await expect(stat(join(dataDir, 'cluster/postmaster.pid'))).rejects.toThrow('ENOENT');
  const second = await start({ durable: true });
  expect(await query(second.url, 'select * from lead')).toEqual([]);
});

test('runs as an account without privileges, whoever starts it, even on files that root put there', async () => {
  expect((await stat(join(madeDir, 'cluster'))).uid).not.toBe(0);
  copyMade();
  await start();
  expect((await stat(join(dataDir, 'cluster/PG_VERSION'))).uid).not.toBe(0);
});

test('starts again after its service was killed, with the data, and the old server gone', async () => {
  copyMade();
  const { child, url } = await startService();
  await query(url, 'create table lead (id int)');
  const old = await serverPid();
  await kill(child);
  expect(await startOf(old)).toBeDefined();
  const next = await start();
  expect(await startOf(old)).toBeUndefined();
  expect(await query(next.url, 'select * from lead')).toEqual([]);
});

test('refuses a folder that another service uses, names that service, and leaves it alone', async () => {
  copyMade();
  const { child, url } = await startService();
  await expect(start()).rejects.toThrow(`${dataDir} is in use by process ${child.pid}.`);
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('lets exactly one of several services that start together on an empty folder have it', async () => {
  const outcomes = await Promise.allSettled([start(), start(), start()]);
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(2);
  expect(refused.map((each) => String('reason' in each && each.reason))).toEqual(
    Array.from(refused, () => expect.stringContaining(`is in use by process ${process.pid}.`)),
  );
});

test('is not held up by a pid file whose pid is somebody else’s by now, and does not touch that process', async () => {
  copyMade();
  const { uid, gid } = await stat(join(madeDir, 'cluster'));
  // The same account as the server's: only then does PostgreSQL itself take the process for a server.
  const stranger = remember(spawn('sleep', ['600'], { uid, gid, cwd: '/' }));
  const file = join(dataDir, 'cluster/postmaster.pid');
  await writeFile(file, `${stranger.pid}\n${join(dataDir, 'cluster')}\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
  await start();
  expect(await startOf(stranger.pid ?? 0)).toBeDefined();
});

test('does not take a lock for valid whose process id passed to another process', async () => {
  copyMade();
  await writeFile(join(dataDir, 'lock'), `${process.pid}\nanother start\n`);
  await start();
});

test('begins afresh after a first start that was killed half-way', async () => {
  const child = spawnService();
  while (!(await readdir(dataDir)).some((name) => name.startsWith('initialising-'))) await sleep(5);
  await kill(child);
  await expect(stat(join(dataDir, 'cluster'))).rejects.toThrow('ENOENT');
  const next = await start();
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect((await readdir(dataDir)).filter((name) => name.startsWith('initialising-'))).toEqual([]);
});

test('sets a new password when the file was lost, and keeps the data', async () => {
  copyMade();
  const first = await start();
  await query(first.url, 'create table lead (id int)');
  await first.stop();
  await rm(join(dataDir, 'password'));
  const second = await start();
  expect(second.url).not.toBe(first.url);
  expect(await query(second.url, 'select * from lead')).toEqual([]);
});

test('says what to do when the password file does not fit', async () => {
  copyMade();
  await writeFile(join(dataDir, 'password'), 'something else');
  await expect(start()).rejects.toThrow('remove that file and start again');
});

test('shows the end of PostgreSQL’s log when it does not start', async () => {
  copyMade();
  await writeFile(join(dataDir, 'cluster/PG_VERSION'), '9\n');
  await expect(start()).rejects.toThrow('database files are incompatible with server');
  // And lets go of the folder.
  await expect(stat(join(dataDir, 'lock'))).rejects.toThrow('ENOENT');
});

test('names the folder that is in the way of the data folder, and a way out', async () => {
  const inner = join(dataDir, 'inner');
  const isRoot = process.getuid?.() === 0;
  // Root may write anywhere, but the account that it starts PostgreSQL as cannot pass a folder of root's own.
  await chmod(dataDir, isRoot ? 0o700 : 0o500);
  const refusal = await startEmbedded({ dataDir: inner, durable: false }).catch(String);
  expect(refusal).toContain(
    isRoot ? `cannot enter ${dataDir}.` : `EACCES: permission denied, mkdir '${inner}'`,
  );
  expect(refusal).toMatch(/set LEADFIT_DATA_DIR/i);
  await expect(stat(inner)).rejects.toThrow('ENOENT');
});

async function start({ durable } = { durable: false }): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, durable });
  running.push(embedded);
  return embedded;
}

// Five times as fast as the asynchronous form, for a thousand small files.
function copyMade(): void {
  cpSync(madeDir, dataDir, { recursive: true });
  // Not every version of Node copies the mode of a folder, and PostgreSQL insists on it.
  chmodSync(join(dataDir, 'cluster'), 0o700);
}

function spawnService(): ChildProcess {
  return remember(
    spawn(process.execPath, ['--import', 'tsx', SERVICE, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

async function startService(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawnService();
  const lines: unknown[] = await Promise.race([
    child.stdout === null ? [] : once(child.stdout, 'data'),
    once(child, 'exit'),
  ]);
  return { child, url: String(lines[0]).trim() };
}

function remember(child: ChildProcess): ChildProcess {
  children.push(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.kill('SIGKILL')) await once(child, 'exit');
}

async function serverPid(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8'), 10);
}

async function query(connectionString: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  // The server may stop before the goodbye has arrived.
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
