import { lstat } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { postmasterPid } from '../../src/store/embedded/postmaster-pid.ts';
import { startOf } from '../../src/store/embedded/process-table.ts';
import { createDatabase, createEmptyDatabase } from '../support/database.ts';
import type { Ended, Service } from '../support/process.ts';
import { workplace } from '../support/process.ts';

const place = workplace();
afterAll(() => place.close());

/** For a test of one start, and for the whole life of a service, on a busy machine. */
const START_MS = 60_000;
const LIFE_MS = 180_000;

const PROFILE = {
  company: { name: 'Sao Mai Packaging' },
  activity: { description: 'Packaging and test of power semiconductors' },
};

describe('the service on a database of its own', () => {
  // Every start takes seconds, so the promises below are all read off one life on one folder.
  let life: Awaited<ReturnType<typeof liveThrough>>;
  beforeAll(async () => {
    life = await liveThrough(await place.dataDir());
  }, LIFE_MS);

  it('says on a taken port what to do, shows no key and leaves no database running', () => {
    const { refused, serverAfterRefusal } = life;
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^leadfit: .*port.* is taken: set PORT to another/m);
    expect(refused.stdout).toBe('');
    expect(serverAfterRefusal).toBeUndefined();
  });

  it('prints the first key at the first start that succeeds, once, and where it listens last', () => {
    const { stdout } = life.first;
    expect(stdout.match(/^\s*lf_live_\w+$/gm)).toHaveLength(1);
    expect(new Set(stdout.match(/lf_live_\w+/g)).size).toBe(1);
    expect(stdout.match(/leadfit listening on/g)).toHaveLength(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^leadfit listening on http:\/\/127\.0\.0\.1:[1-9]\d*$/,
    );
  });

  it('prints a first request that works as it is', () => {
    expect(life.pasted).toMatchObject({ status: 200, body: { best: { sector: 'chips' } } });
  });

  it('ends on SIGTERM with code 0 within 10 s and takes its PostgreSQL along', () => {
    expect(life.first.code).toBe(0);
    expect(life.endMs).toBeLessThan(10_000);
    expect(life.firstServer).toEqual({ before: expect.any(String), after: undefined });
    expect(life.hasPidFile).toBe(false);
  });

  it('prints no key at the second start, where the first key and the investors are still good', () => {
    expect(life.second.stdout).toMatch(/^leadfit listening on \S+\n$/);
    expect(life.readAtSecond).toMatchObject({ status: 200, body: life.created });
  });

  it('starts after a kill -9, with the key and the investors', () => {
    expect(life.second.code).toBeNull();
    expect(life.third.stdout).toMatch(/^leadfit listening on \S+\n$/);
    expect(life.readAtThird).toMatchObject({ status: 200, body: life.created });
    expect(life.third.code).toBe(0);
  });

  it('logs requests, but no secret of a key and nothing of an investor', () => {
    const { key, first, second, third } = life;
    const log = first.stderr + second.stderr + third.stderr;
    expect(log).toContain('"/v1/fit-reports"');
    expect(log).not.toContain(key);
    expect(log).not.toContain(secretOf(key));
    expect(log).not.toContain(PROFILE.company.name);
  });
});

describe('the administrator’s key of the operator', () => {
  it(
    'works as npm run new-key prints it, and no other is made',
    async () => {
      const database = await createEmptyDatabase();
      try {
        const key = (await place.run('scripts/new-key.ts')).stdout.trim();
        const service = await place.start({ DATABASE_URL: database.url, LEADFIT_ADMIN_KEY: key });
        expect(await send(service, key, '/v1/fit-reports', PROFILE)).toMatchObject({ status: 200 });
        const ended = await service.end('SIGTERM');
        expect(ended.code).toBe(0);
        expect(ended.stdout).toMatch(/^leadfit listening on \S+\n$/);
        expect(ended.stderr).not.toContain(secretOf(key));
      } finally {
        await database.drop();
      }
    },
    START_MS,
  );

  it(
    'is refused when malformed, with the command that makes one',
    async () => {
      const database = await createDatabase();
      try {
        const variables = { DATABASE_URL: database.url, LEADFIT_ADMIN_KEY: 'lf_live_mistyped_key' };
        const ended = await place.run('src/main.ts', { variables });
        expect(ended).toMatchObject({ code: 1, stdout: '' });
        expect(ended.stderr).toMatch(/^leadfit: .*key.* is malformed.*npm run --silent new-key/m);
        expect(ended.stderr).not.toContain('mistyped');
      } finally {
        await database.drop();
      }
    },
    START_MS,
  );
});

describe('a configuration that cannot work', () => {
  const LONGEST_MS = 15_000;

  it(
    'ends the service soon when nobody, or nobody of use, answers under DATABASE_URL, and keeps its password',
    async () => {
      const silent = await listener();
      try {
        // The first refuses the connection; the second takes it and never says a word.
        for (const port of [1, silent.port]) {
          const from = Date.now();
          const ended = await place.run('src/main.ts', {
            variables: { DATABASE_URL: `postgresql://leadfit:hunter2@127.0.0.1:${port}/leads` },
          });
          expect(Date.now() - from).toBeLessThan(LONGEST_MS);
          expect(ended).toMatchObject({ code: 1, stdout: '' });
          expect(ended.stderr).toMatch(/^leadfit: PostgreSQL cannot be reached under DATABASE_URL/m);
          expect(ended.stderr).not.toContain('hunter2');
        }
      } finally {
        await silent.close();
      }
    },
    START_MS,
  );

  it(
    'is named variable by variable',
    async () => {
      const ended = await place.run('src/main.ts', {
        variables: { DATABASE_URL: 'mysql://leadfit:hunter2@127.0.0.1/leads', PORT: 'abc' },
      });
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(/^ {2}DATABASE_URL: must be /m);
      expect(ended.stderr).toMatch(/^ {2}PORT: /m);
      expect(ended.stderr).not.toContain('hunter2');
    },
    START_MS,
  );

  it(
    'is named when only a part of DATABASE_URL is wrong',
    async () => {
      const ended = await place.run('src/main.ts', {
        variables: { DATABASE_URL: 'postgresql://leadfit:hunter2@127.0.0.1:port/leads' },
      });
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toMatch(/^(leadfit:| ) .*DATABASE_URL/m);
      expect(ended.stderr).not.toContain('hunter2');
    },
    START_MS,
  );
});

/** A start on a taken port, then three that work, the second of which is killed; with what each showed. */
async function liveThrough(dataDir: string) {
  const variables = { LEADFIT_DATA_DIR: dataDir };
  const clusterDir = join(dataDir, 'cluster');

  const taken = await listener();
  const refused = await place
    .run('src/main.ts', { variables: { ...variables, PORT: `${taken.port}` } })
    .finally(taken.close);
  const serverAfterRefusal = await postmasterPid(clusterDir);

  const first = await place.start({ ...variables, LOG_LEVEL: 'trace' });
  const { key, path, body } = firstRequest(first);
  const pasted = await send(first, key, path, body);
  const { body: created } = await send(first, key, '/v1/investors', PROFILE);
  const pid = (await postmasterPid(clusterDir))?.pid ?? 0;
  const before = await startOf(pid);
  const from = Date.now();
  const firstEnded = await first.end('SIGTERM');
  const endMs = Date.now() - from;
  const firstServer = { before, after: await startOf(pid) };
  const hasPidFile = await lstat(join(clusterDir, 'postmaster.pid')).then(
    () => true,
    () => false,
  );

  const investor = `/v1/investors/${String(created.id)}`;
  const second = await place.start(variables);
  const readAtSecond = await send(second, key, investor);
  const secondEnded = await second.end('SIGKILL');

  const third = await place.start(variables);
  const readAtThird = await send(third, key, investor);
  const thirdEnded = await third.end('SIGTERM');

  return {
    refused,
    serverAfterRefusal,
    key,
    first: firstEnded,
    pasted,
    created,
    endMs,
    firstServer,
    hasPidFile,
    second: secondEnded,
    readAtSecond,
    third: thirdEnded,
    readAtThird,
  } satisfies Record<string, unknown> & Record<'refused' | 'first' | 'second' | 'third', Ended>;
}

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

async function send(service: Service, key: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(service.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Error(`${path} was not answered; the service said:\n${service.stderr.slice(-2000)}`, { cause });
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

/** What a shell would send for the printed curl command. */
function firstRequest({ stdout, url }: Service) {
  const command = /^ *curl -s (\S+) \\\n *-H 'Authorization: Bearer (\w+)'.* \\\n *-d '([^']*)'$/m;
  const [, address = '', key = '', body = 'null'] = command.exec(stdout) ?? [];
  expect(address).toMatch(`${url}/`);
  return { key, path: address.slice(url.length), body: JSON.parse(body) as unknown };
}

/** The part of a key that its holder alone may know; its id may stand in a log. */
function secretOf(key: string): string {
  const secret = key.split('_')[3] ?? '';
  expect(secret.length).toBeGreaterThan(20);
  return secret;
}

/** Takes a port and says nothing to whoever connects. */
async function listener(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
