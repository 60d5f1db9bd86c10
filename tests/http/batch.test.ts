import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import supertest from 'supertest';
import { buildApp } from '../../src/http/app.ts';
import { newKey } from '../../src/services/api-keys.ts';
import { reportEach } from '../../src/services/fit-report-batch.ts';
import type { TestApp } from '../support/app.ts';
import { createApp, SHORT_PROFILE, START_MS } from '../support/app.ts';
import { inert } from '../support/inert.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

const PATH = '/v1/fit-reports/batch';
const send = (query = '', key?: string) => app.send('post', PATH + query, key);

type FieldError = { readonly pointer?: string; readonly parameter?: string; readonly message: string };
type Result = {
  readonly index: number;
  readonly clientRef: string | null;
  readonly status: number;
  readonly report?: {
    readonly id: null;
    readonly reportHash: string;
    readonly pins: { readonly asOf: string };
  };
  readonly problem?: {
    readonly code: string;
    readonly title: string;
    readonly errors: readonly FieldError[];
  };
};

async function resultsOf(items: unknown, query = '', headers = {}): Promise<readonly Result[]> {
  const { body } = await send(query).set(headers).send({ items }).expect(207);
  return body.results;
}

describe('POST /v1/fit-reports/batch', () => {
  it('answers each item as it would have been answered by itself, in order', async () => {
    const profiles = [
      SHORT_PROFILE,
      { company: { name: 'Hoà Bình' }, activity: { products: ['giày da'] } },
      { company: { name: 'Nobody' } },
    ];
    const results = await resultsOf(profiles.map((profile) => ({ profile })));
    expect(results.map(({ index, clientRef, status }) => [index, clientRef, status])).toEqual([
      [0, null, 200],
      [1, null, 200],
      [2, null, 200],
    ]);
    for (const [index, profile] of profiles.entries()) {
      const { body } = await app.send('post', '/v1/fit-reports').send(profile).expect(200);
      expect(results[index]?.report).toEqual({ ...body, createdAt: expect.any(String) });
      expect(Object.keys(results[index] ?? {})).not.toContain('problem');
    }
  });

  it('gives the caller’s references back, equal ones too', async () => {
    const results = await resultsOf([
      { clientRef: 'row-1', profile: SHORT_PROFILE },
      { clientRef: 'row-1', profile: SHORT_PROFILE },
      { clientRef: 'dòng ③', profile: {} },
    ]);
    expect(results.map(({ clientRef, status }) => [clientRef, status])).toEqual([
      ['row-1', 200],
      ['row-1', 200],
      ['dòng ③', 422],
    ]);
  });

  it('gives a faulty item a problem of its own that spoils no other', async () => {
    const results = await resultsOf([
      { profile: SHORT_PROFILE },
      { profile: { company: { name: '' }, project: { capexUsd: -1 }, colour: 'blue' } },
      { profile: { ...SHORT_PROFILE, activity: { segments: ['sensors', 'flying-cars'] } } },
      null,
      { profile: SHORT_PROFILE },
    ]);
    expect(results.map(({ status }) => status)).toEqual([200, 422, 422, 422, 200]);
    expect(results[1]).toMatchObject({
      index: 1,
      problem: {
        type: 'urn:leadfit:problem:validation_failed',
        status: 422,
        code: 'validation_failed',
        detail: 'Correct what errors lists (3).',
        instance: PATH,
      },
    });
    expect(results[4]?.report?.reportHash).toBe(results[0]?.report?.reportHash);
    expect(Object.keys(results[1] ?? {})).not.toContain('report');
  });

  it.each([
    [
      'a wrong value',
      { profile: { company: { name: 'x' }, project: { capexUsd: '1' } } },
      '/profile/project/capexUsd',
      'must be a number',
    ],
    [
      'an unknown field of the profile',
      { profile: { company: { name: 'x' }, colour: 1 } },
      '/profile/colour',
      'is no field that is known here',
    ],
    [
      'an unknown field of the item',
      { profile: SHORT_PROFILE, id: 7 },
      '/id',
      'is no field that is known here',
    ],
    [
      'an unknown segment',
      { profile: { company: { name: 'x' }, activity: { segments: ['flying-cars'] } } },
      '/profile/activity/segments/0',
      'is no segment of the catalogue',
    ],
    ['no profile', { clientRef: 'x' }, '/profile', 'is required'],
    ['a profile that is null', { profile: null }, '/profile', 'must be a JSON object'],
    ['a list', [SHORT_PROFILE], '', 'must be a JSON object'],
    ['a text', 'profile', '', 'must be a JSON object'],
    [
      'a reference that is a number',
      { clientRef: 7, profile: SHORT_PROFILE },
      '/clientRef',
      'must be a text',
    ],
    ['a reference that is null', { clientRef: null, profile: SHORT_PROFILE }, '/clientRef', 'must be a text'],
    ['an empty reference', { clientRef: '', profile: SHORT_PROFILE }, '/clientRef', 'must not be empty'],
    [
      'a reference of 201 characters',
      { clientRef: 'x'.repeat(201), profile: SHORT_PROFILE },
      '/clientRef',
      'must have at most 200 characters',
    ],
    [
      'a note that contradicts',
      { profile: { ...SHORT_PROFILE, facts: { '/project/jobs': { status: 'known' } } } },
      '/profile/facts/~1project~1jobs/status',
      'says that the fact is known, but no value is stated',
    ],
  ])('points into the body of the batch where an item has %s', async (_name, item, pointer, message) => {
    const [, result] = await resultsOf([{ profile: SHORT_PROFILE }, item]);
    expect(result?.status).toBe(422);
    expect(result?.problem?.errors).toEqual([{ pointer: `#/items/1${pointer}`, message }]);
  });

  it('gives a reference back that is right in an item that is not, and none that is wrong', async () => {
    const results = await resultsOf([
      { clientRef: 'x'.repeat(200), profile: null },
      { clientRef: 'x'.repeat(201), profile: SHORT_PROFILE },
    ]);
    expect(results.map(({ clientRef }) => clientRef)).toEqual(['x'.repeat(200), null]);
  });

  it('speaks the language asked for, in reports and in problems', async () => {
    const items = [{ profile: SHORT_PROFILE }, { profile: {} }];
    const response = await send('').set('Accept-Language', 'vi').send({ items }).expect(207);
    expect(response.headers['content-language']).toBe('vi');
    expect(response.body.results[0].report.language).toBe('vi');
    expect(response.body.results[1].problem).toMatchObject({
      title: 'Yêu cầu đọc được nhưng không hợp lệ.',
      errors: [{ pointer: '#/items/1/profile/company', message: 'là bắt buộc' }],
    });
    const [english] = await resultsOf(items, '?language=en', { 'Accept-Language': 'vi' });
    expect(english?.report).toMatchObject({ language: 'en' });
  });

  it('takes the parameters of a single report for every item', async () => {
    const profile = {
      ...SHORT_PROFILE,
      project: { engineerShare: 0.2 },
      facts: { '/project/engineerShare': { method: 'estimated' } },
    };
    const query = '?asOf=2026-11-20&catalogue=hai-duong-2021-2030&includeEstimates=false&robustness=false';
    const [first, second] = await resultsOf([{ profile }, { profile }], query);
    const { body } = await app.send('post', `/v1/fit-reports${query}`).send(profile).expect(200);
    expect(first?.report).toMatchObject({ reportHash: body.reportHash, pins: { asOf: '2026-11-20' } });
    expect(second?.report?.reportHash).toBe(body.reportHash);
  });

  it.each([
    ['?asOf=2031-01-01', 'asOf', 'lies outside the validity of the catalogue'],
    ['?asOf=soon', 'asOf', 'must be a day that exists, such as 2026-11-23'],
    ['?catalogue=no-such-plan', 'catalogue', 'is no active catalogue'],
    ['?verbose=true', 'verbose', 'is no parameter of this address'],
  ])('refuses the whole batch for %s', async (query, parameter, message) => {
    const { body } = await send(query)
      .send({ items: [{ profile: SHORT_PROFILE }] })
      .expect(422);
    expect(body.errors).toEqual([{ parameter, message }]);
  });

  it.each([
    ['no object', [], '#', 'must be a JSON object'],
    ['null', 'null', '#', 'must be a JSON object'],
    ['no items', {}, '#/items', 'is required'],
    ['an empty list', { items: [] }, '#/items', 'must have at least 1 entries'],
    ['items that are no list', { items: { profile: SHORT_PROFILE } }, '#/items', 'must be a list'],
    [
      'an unknown member',
      { items: [{ profile: {} }], mode: 'fast' },
      '#/mode',
      'is no field that is known here',
    ],
    [
      '201 items',
      { items: Array(201).fill({ profile: SHORT_PROFILE }) },
      '#/items',
      'must have at most 200 entries',
    ],
  ])('refuses a body with %s as a whole', async (_name, body, pointer, message) => {
    const { body: problem } = await send().type('json').send(body).expect(422);
    expect(problem.errors).toEqual([{ pointer, message }]);
  });

  it('stores nothing', async () => {
    await resultsOf([{ profile: SHORT_PROFILE }]);
    const { rows } = await app.pool.query(
      'SELECT (SELECT count(*) FROM investor) + (SELECT count(*) FROM fit_report) AS rows',
    );
    expect(rows).toEqual([{ rows: '0' }]);
  });

  it('needs the permission to make reports', async () => {
    const key = await app.addKey({ scopes: ['investors:read'] });
    const { body } = await send('', key)
      .send({ items: [{ profile: SHORT_PROFILE }] })
      .expect(403);
    expect(body.requiredScopes).toEqual(['fit-reports:create']);
    await app.send('post', PATH, null).send({ items: [] }).expect(401);
  });
});

describe('a full batch', () => {
  /** As an officer writes them: three pages, 20 products, every fact. */
  const long = {
    company: { name: 'Công ty TNHH Linh kiện Chính xác Sao Mai', country: 'JP', employees: 1200 },
    activity: {
      description: 'Sản xuất bảng mạch in nhiều lớp cho điện thoại. '.repeat(150),
      products: Array.from({ length: 20 }, (_, index) => `bảng mạch in loại ${index}`),
    },
    project: { type: 'greenfield', capexUsd: 25_000_000, landHa: 2.5, jobs: 300, engineerShare: 0.18 },
  };

  it('of 200 long profiles is scored', async () => {
    const items = Array.from({ length: 200 }, (_, index) => ({ clientRef: `${index}`, profile: long }));
    expect(Buffer.byteLength(JSON.stringify({ items }))).toBeGreaterThan(1024 * 1024);
    // Past the check of the tests, which would take longer than all that it checks.
    const { status, body } = await supertest(app.url)
      .post(PATH)
      .set('Authorization', `Bearer ${app.adminKey}`)
      .send({ items });
    expect(status).toBe(207);
    expect(body.results.map(({ clientRef }: Result) => clientRef)).toEqual(
      items.map(({ clientRef }) => clientRef),
    );
    expect(new Set(body.results.map(({ report }: Result) => report?.reportHash)).size).toBe(1);
  }, 60_000);

  it('lets others have their turn after each item', async () => {
    const { body: report } = await app.send('post', '/v1/fit-reports').send(SHORT_PROFILE).expect(200);
    let turn = 0;
    let isUnderWay = true;
    const others = (async () => {
      for (; isUnderWay; turn++) await setImmediate();
    })();
    const turns: number[] = [];
    await reportEach(Array(20).fill({ profile: SHORT_PROFILE }), () => {
      turns.push(turn);
      return report;
    });
    isUnderWay = false;
    await others;
    expect(new Set(turns).size).toBe(20);
  });

  it('may have 4 MiB and not more', async () => {
    const filled = (bytes: number): string => {
      const text = JSON.stringify({ items: [{ profile: SHORT_PROFILE }] });
      return text + ' '.repeat(bytes - Buffer.byteLength(text));
    };
    await send()
      .type('json')
      .send(filled(4 * 1024 * 1024))
      .expect(207);
    const { body } = await send()
      .type('json')
      .send(filled(4 * 1024 * 1024 + 1))
      .expect(413);
    expect(body.detail).toBe('At most 1 MiB is read, of a batch at most 4 MiB.');
  });
});

describe('a failure of ours in one item', () => {
  it('is the problem of that item, is logged, and tells nobody more', async () => {
    const lines: string[] = [];
    const deps = inert();
    const server = await buildApp({
      ...deps,
      services: {
        ...deps.services,
        apiKeys: {
          authenticate: () =>
            Promise.resolve({ keyId: 'k', ownerId: 'o', scopes: new Set(['fit-reports:create']) }),
        },
        fitReports: {
          ...deps.services.fitReports,
          createEach: () =>
            Promise.resolve([{ index: 0, clientRef: 'a', error: new TypeError('a secret of 10.0.0.1') }]),
        },
      },
      logger: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }),
    });
    const { body } = await supertest(server.server)
      .post(PATH)
      .set('X-API-Key', newKey())
      .send({ items: [{ clientRef: 'a', profile: SHORT_PROFILE }] })
      .expect(207);
    await server.close();
    expect(body.results).toEqual([
      { index: 0, clientRef: 'a', status: 500, problem: expect.objectContaining({ code: 'internal' }) },
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(lines.join()).toContain('TypeError');
  });
});
