import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { TestApp } from '../support/app.ts';
import { createApp, START_MS } from '../support/app.ts';

let app: TestApp;

const LEADS = [
  { company: { name: 'Wafer One', country: 'JP' }, project: { capexUsd: 10_000_000, engineerShare: 0.1 } },
  {
    company: { name: 'Wafer Two', country: 'KR' },
    project: { capexUsd: 60_000_000, engineerShare: 0.4, rndCentrePlanned: true },
  },
  {
    company: { name: 'Wafer Three', country: 'JP' },
    project: { capexUsd: 200_000_000, productGrade: 'high_end' },
  },
  { company: { name: 'wafer four 100%_done' } },
  {
    company: { name: 'Wafer Five', country: 'US' },
    project: { capexUsd: 5_000_000, productGrade: 'commodity' },
  },
];

beforeAll(async () => {
  app = await createApp();
  for (const lead of LEADS) {
    const profile = {
      ...lead,
      activity: { description: 'Packaging and test of power semiconductors, wafer fabrication' },
    };
    await app.send('post', '/v1/investors').send(profile).expect(201);
  }
}, START_MS);
afterAll(() => app.close());

type Page = {
  readonly data: readonly Record<string, unknown>[];
  readonly page: { readonly limit: number; readonly nextCursor: string | null; readonly total?: number };
};

async function list(path: string): Promise<Page> {
  return (await app.send('get', path).expect(200)).body as Page;
}

/** Follows `Link` to the end. */
async function walk(path: string): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { body, headers }: Response = await app.send('get', next).expect(200);
    pages.push(body as Page);
    next = /^<([^>]+)>; rel="next"$/.exec(headers.link ?? '')?.[1];
    expect(next === undefined).toBe(body.page.nextCursor === null);
  }
  return pages;
}

const namesOf = ({ data }: Page) =>
  data.map(({ name, profile }) => name ?? (profile as { company: { name: string } }).company.name);

describe.each(['/v1/investors', '/v1/sectors/chips/investors'])('%s', (path) => {
  it('comes whole in pages of any size, each entry once, in one order', async () => {
    const whole = await list(path);
    expect(whole.data).toHaveLength(5);
    expect(whole.page).toEqual({ limit: 50, nextCursor: null });
    for (const limit of [1, 2, 3, 5, 200]) {
      const pages = await walk(`${path}?limit=${limit}`);
      expect(pages.flatMap(({ data }) => data)).toEqual(whole.data);
      expect(pages).toHaveLength(Math.max(1, Math.ceil(5 / limit)));
    }
  });

  it('counts only when asked to', async () => {
    expect((await list(`${path}?limit=2&total=true`)).page.total).toBe(5);
    expect((await list(`${path}?limit=2&total=false`)).page).not.toHaveProperty('total');
  });

  it('finds part of a name in any case and takes wildcards for letters', async () => {
    expect(namesOf(await list(`${path}?q=WAFER%20t`)).sort()).toEqual(['Wafer Three', 'Wafer Two']);
    expect(namesOf(await list(`${path}?q=100%25_d`))).toEqual(['wafer four 100%_done']);
    expect(namesOf(await list(`${path}?q=%25`))).toEqual(['wafer four 100%_done']);
    expect(namesOf(await list(`${path}?q='%20OR%201=1--`))).toEqual([]);
  });

  it('filters by country and by the time of the last change', async () => {
    expect(namesOf(await list(`${path}?country=JP`)).sort()).toEqual(['Wafer One', 'Wafer Three']);
    expect((await list(`${path}?updatedSince=2026-11-23T00:00:00Z`)).data).toHaveLength(5);
    expect((await list(`${path}?updatedSince=2026-11-24T00:00:00%2B07:00`)).data).toHaveLength(0);
    expect((await list(`${path}?updatedSince=2026-11-24T00:00:00+07:00`)).data).toHaveLength(0);
  });

  it('keeps its filters on the next page', async () => {
    const pages = await walk(`${path}?country=JP&limit=1&total=true`);
    expect(pages.map(({ page }) => page.total)).toEqual([2, 2]);
    expect(pages.flatMap(namesOf).sort()).toEqual(['Wafer One', 'Wafer Three']);
  });

  it('takes a cursor only unchanged, for the same filters, address and owner', async () => {
    const { page } = await list(`${path}?limit=2`);
    const cursor = page.nextCursor ?? '';
    const other = path === '/v1/investors' ? '/v1/sectors/chips/investors' : '/v1/investors';
    const changed = `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`;
    const refused = [
      `${path}?limit=2&cursor=${changed}`,
      `${path}?limit=2&cursor=${cursor}x`,
      `${path}?limit=2&cursor=x`,
      `${path}?limit=2&cursor=${'A'.repeat(1000)}`,
      `${path}?limit=2&cursor=💡`,
      `${path}?limit=2&cursor=${cursor}&country=JP`,
      `${other}?limit=2&cursor=${cursor}`,
    ];
    for (const address of refused) {
      const { body } = await app.send('get', encodeURI(address)).expect(422);
      expect(body.errors).toEqual([
        {
          parameter: 'cursor',
          message: 'is no cursor of this query: pass nextCursor of the page before, unchanged',
        },
      ]);
    }
    const stranger = await app.addKey({ ownerId: await app.addOwner() });
    await app.send('get', `${path}?limit=2&cursor=${cursor}`, stranger).expect(422);
    const colleague = await app.addKey({});
    await app.send('get', `${path}?limit=3&cursor=${cursor}`, colleague).expect(200);
  });

  it.each([
    ['limit=0', 'limit', 'must be at least 1'],
    ['limit=201', 'limit', 'must be at most 200'],
    ['limit=ten', 'limit', 'must be a number'],
    ['limit=', 'limit', 'must be a number'],
    ['limit=1e2', 'limit', 'must be a number'],
    ['limit=0x10', 'limit', 'must be a number'],
    ['limit=2.5', 'limit', 'must be a whole number'],
    ['limit=1&limit=2', 'limit', 'may be given only once'],
    ['total=1', 'total', 'must be true or false'],
    ['cursor=', 'cursor', 'must not be empty'],
    ['q=', 'q', 'must not be empty'],
    ['q=a%00b', 'q', 'contains a control character or half a surrogate pair'],
    [`q=${'x'.repeat(201)}`, 'q', 'must have at most 200 characters'],
    ['country=UK', 'country', 'is no country of ISO 3166-1'],
    ['updatedSince=yesterday', 'updatedSince', 'must be a time with its zone, such as 2026-11-23T08:30:00Z'],
    [
      'updatedSince=2026-11-23T08:30:00',
      'updatedSince',
      'must be a time with its zone, such as 2026-11-23T08:30:00Z',
    ],
    [
      'updatedSince=2026-02-30T00:00:00Z',
      'updatedSince',
      'must be a time with its zone, such as 2026-11-23T08:30:00Z',
    ],
    ['offset=10', 'offset', 'is no parameter of this address'],
  ])('refuses ?%s', async (query, parameter, message) => {
    const { body } = await app.send('get', `${path}?${query}`).expect(422);
    expect(body.errors).toEqual([{ parameter, message }]);
  });

  it.each([
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '9999-12-31T23:59:59-23:59',
  ])('takes any time that there is: %s', async (time) => {
    const { status } = await app.send('get', `${path}?updatedSince=${time}`);
    expect([200, 422]).toContain(status);
  });
});

describe('GET /v1/investors', () => {
  it('shows the last change first', async () => {
    expect(namesOf(await list('/v1/investors'))).toEqual(LEADS.map(({ company }) => company.name).reverse());
  });
});

describe('GET /v1/sectors/{code}/investors', () => {
  const leads = async (query: string) =>
    (await list(`/v1/sectors/chips/investors?${query}`)).data as readonly {
      name: string;
      score: number;
      grade: string;
      low: number;
      high: number;
    }[];

  it('shows the best fit first, with its range', async () => {
    const all = await leads('');
    const scores = all.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const { low, score, high } of all) expect(low <= score && score <= high).toBe(true);
  });

  it('filters by one grade, by several with commas, and by repetition', async () => {
    const all = await leads('');
    for (const grade of ['A', 'B', 'C', 'D']) {
      expect(await leads(`grade=${grade}`)).toEqual(all.filter((lead) => lead.grade === grade));
    }
    const some = all.filter((lead) => lead.grade === 'B' || lead.grade === 'C');
    expect(await leads('grade=B,C')).toEqual(some);
    expect(await leads('grade=B&grade=C')).toEqual(some);
    expect(await leads('grade=A,B&grade=C,D')).toEqual(all);
  });

  it('filters by score as it is shown', async () => {
    const all = await leads('');
    for (const { score } of all) {
      expect(await leads(`minScore=${score}`)).toEqual(all.filter((lead) => lead.score >= score));
    }
  });

  it('filters by capital, segment and eligibility', async () => {
    expect((await leads('minCapexUsd=60000000')).map(({ name }) => name).sort()).toEqual([
      'Wafer Three',
      'Wafer Two',
    ]);
    expect(await leads('segment=integrated-circuits')).toHaveLength(5);
    expect(await leads('segment=displays')).toHaveLength(0);
    const eligible = await leads('eligibility=eligible');
    const conditional = await leads('eligibility=conditional');
    expect(eligible.length + conditional.length).toBe(5);
  });

  it('shows excluded leads only when asked for', async () => {
    const garment = {
      company: { name: 'New Garment' },
      activity: { description: 'Garment factory: sewing of shirts' },
      project: { type: 'greenfield', capexUsd: 5_000_000 },
    };
    const { body } = await app.send('post', '/v1/investors').send(garment).expect(201);
    expect(body.status).toBe('excluded');
    const names = async (query: string) =>
      namesOf(await list(`/v1/sectors/textiles-footwear/investors?${query}`));
    expect(await names('')).toEqual([]);
    expect(await names('eligibility=excluded')).toEqual(['New Garment']);
    await app.send('delete', `/v1/investors/${body.id}`).set('If-Match', '"1"').expect(204);
  });

  it.each([
    ['grade=E', 'grade', 'must be one of: A, B, C, D'],
    ['grade=', 'grade', 'must be one of: A, B, C, D'],
    ['grade=a', 'grade', 'must be one of: A, B, C, D'],
    ['grade=A,A,A,A,A', 'grade', 'must have at most 4 entries'],
    ['minScore=101', 'minScore', 'must be at most 100'],
    ['minScore=-1', 'minScore', 'must be at least 0'],
    ['minScore=high', 'minScore', 'must be a number'],
    ['minCapexUsd=-5', 'minCapexUsd', 'must be at least 0'],
    ['eligibility=maybe', 'eligibility', 'must be one of: eligible, conditional, excluded'],
    ['segment=Not%20one', 'segment', 'must be lower-case words joined by hyphens'],
  ])('refuses ?%s', async (query, parameter, message) => {
    const { body } = await app.send('get', `/v1/sectors/chips/investors?${query}`).expect(422);
    expect(body.errors).toEqual([{ parameter, message }]);
  });
});

describe('GET /v1/investors/{id}/fit-reports', () => {
  it('comes in pages too', async () => {
    const { body } = await app
      .send('post', '/v1/investors')
      .send({ company: { name: 'Paged' } })
      .expect(201);
    for (const revision of [1, 2, 3]) {
      await app
        .send('patch', `/v1/investors/${body.id}`)
        .set('If-Match', `"${revision}"`)
        .send({ notes: String(revision) })
        .expect(200);
    }
    const path = `/v1/investors/${body.id}/fit-reports`;
    const whole = await list(`${path}?total=true`);
    expect(whole.page.total).toBe(4);
    const pages = await walk(`${path}?limit=1`);
    expect(pages.flatMap(({ data }) => data)).toEqual(whole.data);
    const { body: other } = await app
      .send('post', '/v1/investors')
      .send({ company: { name: 'Other' } })
      .expect(201);
    await app
      .send('get', `/v1/investors/${other.id}/fit-reports?cursor=${pages[0]?.page.nextCursor}`)
      .expect(422);
    for (const { id, revision } of [{ ...body, revision: 4 }, other]) {
      await app.send('delete', `/v1/investors/${id}`).set('If-Match', `"${revision}"`).expect(204);
    }
  });
});
