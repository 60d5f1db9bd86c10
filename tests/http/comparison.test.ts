import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENGINE_VERSION } from '../../src/core/engine.ts';
import { catalogueService } from '../../src/services/catalogues.ts';
import { fitReportService } from '../../src/services/fit-reports.ts';
import { hashOf } from '../../src/services/hash.ts';
import { investorService } from '../../src/services/investors.ts';
import type { Store } from '../../src/store/store.ts';
import { store as openStore } from '../../src/store/store.ts';
import type { TestApp } from '../support/app.ts';
import { createApp, NOW, SHORT_PROFILE, START_MS } from '../support/app.ts';
import type { Kept } from '../support/kept-reports.ts';
import { change, keep, latest, tamper } from '../support/kept-reports.ts';

let app: TestApp;
let store: Store;
beforeAll(async () => {
  app = await createApp();
  store = openStore(app.pool);
}, START_MS);
afterAll(async () => {
  await store.close();
  await app.close();
});

const SENSORS = {
  company: { name: 'Sao Mai' },
  activity: { segments: ['sensors'], supplyChainRole: 'tier2' },
  project: { capexUsd: 24_000_000, landHa: 3, jobs: 240, engineerShare: 0.2 },
};

const compare = (first: Kept | string, second: Kept | string, query = '', key?: string) => {
  const [id, other] = [first, second].map((kept) => (typeof kept === 'string' ? kept : kept.reportId));
  return app.send('get', `/v1/fit-reports/${id}/comparison?with=${other}${query}`, key);
};

/** Ten-thousandths of what a member of each item sums to. */
function sum(items: readonly Record<string, unknown>[], member: string): number {
  return items.reduce((all, item) => all + Math.round(Number(item[member]) * 10_000), 0);
}
const e4 = (points: number): number => Math.round(points * 10_000);

/** Changes an investor as a service would on another day, or with another catalogue version active. */
async function changeElsewhere(investorId: string, patch: object, now: Date): Promise<Kept> {
  const catalogues = await catalogueService({ store });
  const fitReports = fitReportService({ store, catalogues, now: () => now });
  const { rows } = await app.pool.query('SELECT owner_id, revision FROM investor WHERE id = $1', [
    investorId,
  ]);
  const [{ owner_id: ownerId, revision }] = rows;
  await investorService({ store, fitReports, now: () => now }).change(
    { ownerId },
    investorId,
    revision,
    patch,
  );
  return latest(app, investorId);
}

describe('two reports of one investor', () => {
  it('are told apart by parts and criteria that sum to the difference', async () => {
    const before = await keep(app, SENSORS);
    const after = await change(app, before.investorId, {
      project: { engineerShare: 0.3, landHa: 4, rndCentrePlanned: true },
      facts: { '/project/itShare': { status: 'cannot_provide' } },
    });
    const { body } = await compare(before, after).expect(200);
    expect(body).toMatchObject({
      kind: 'change',
      language: 'en',
      sector: 'electronics',
      name: 'Electrical and electronics',
      report: { id: before.reportId, investorId: before.investorId, investorName: 'Sao Mai', matched: true },
      with: {
        id: after.reportId,
        investorId: before.investorId,
        segment: 'sensors',
        eligibility: 'eligible',
      },
      notices: [],
    });
    expect(body.difference).not.toBe(0);
    expect(e4(body.difference)).toBe(e4(body.with.exactScore) - e4(body.report.exactScore));
    expect(body.parts.map(({ part, points }: { part: string; points: number }) => [part, points])).toEqual([
      ['engine', 0],
      ['catalogue', 0],
      ['as_of', 0],
      ['facts', body.difference],
    ]);
    expect(sum(body.criteria, 'difference')).toBe(e4(body.difference));
    expect(body.facts.map(({ pointer, from, to }: Record<string, unknown>) => [pointer, from, to])).toEqual([
      ['/facts/~1project~1itShare/status', null, 'cannot_provide'],
      ['/project/engineerShare', 0.2, 0.3],
      ['/project/landHa', 3, 4],
      ['/project/rndCentrePlanned', null, true],
    ]);
    const research = body.criteria.find(
      (part: { criterion: string }) => part.criterion === 'research-and-development',
    );
    expect(research).toMatchObject({ facts: ['/project/rndCentrePlanned'] });
    expect(research.difference).toBeGreaterThan(0);
    expect(Object.keys(body.citations)).toContain(research.citation);
  });

  it('are compared from the first to the second', async () => {
    const before = await keep(app, SENSORS);
    const after = await change(app, before.investorId, { project: { engineerShare: 0 } });
    const { body: there } = await compare(before, after).expect(200);
    const { body: back } = await compare(after, before).expect(200);
    expect(there.difference).toBeLessThan(0);
    expect(back.difference).toBe(-there.difference);
    expect(back.facts).toMatchObject([{ from: 0, to: 0.2 }]);
  });

  it('may be one and the same, which differs by nothing', async () => {
    const kept = await keep(app, SENSORS);
    const { body } = await compare(kept, kept).expect(200);
    expect(body).toMatchObject({ kind: 'change', difference: 0, facts: [] });
    expect(body.parts).toHaveLength(4);
    for (const { points } of body.parts) expect(points).toBe(0);
    for (const { difference } of body.criteria) expect(difference).toBe(0);
  });

  it(
    'differ by the day where a fact has aged in between',
    async () => {
      const before = await keep(app, {
        ...SENSORS,
        facts: { '/project/engineerShare': { asOf: '2026-01-01' } },
      });
      const after = await changeElsewhere(
        before.investorId,
        { notes: 'x' },
        new Date('2028-06-01T05:00:00Z'),
      );
      const { body } = await compare(before, after).expect(200);
      expect(body.facts).toEqual([]);
      expect(body.parts[2]).toMatchObject({
        part: 'as_of',
        points: body.difference,
        text: expect.stringContaining('from 23 November 2026 to 1 June 2028'),
      });
      expect(body.difference).toBeLessThan(0);
    },
    START_MS,
  );

  it('differ by the engine where today’s gives another number than was kept', async () => {
    const before = await keep(app, SENSORS);
    const { rows } = await app.pool.query('SELECT report FROM fit_report WHERE id = $1', [before.reportId]);
    const { report } = rows[0];
    const sectors = report.sectors.map((found: { exactScore: number }) => ({
      ...found,
      exactScore: Math.max(0, found.exactScore - 1.5),
    }));
    const older = { ...report, sectors, pins: { ...report.pins, engineVersion: '0.9.0' } };
    await tamper(app, 'fit_report', 'UPDATE fit_report SET report = $2, report_hash = $3 WHERE id = $1', [
      before.reportId,
      JSON.stringify(older),
      hashOf(older),
    ]);
    const after = await change(app, before.investorId, { project: { engineerShare: 0.3 } });
    const { body } = await compare(before, after).expect(200);
    expect(body.parts[0]).toMatchObject({
      part: 'engine',
      points: 1.5,
      text: `The engine (from version 0.9.0 to ${ENGINE_VERSION}, recomputed with ${ENGINE_VERSION}): +1.5 points.`,
    });
    expect(sum(body.parts, 'points')).toBe(e4(body.difference));
    expect(sum(body.criteria, 'difference')).toBe(e4(body.parts[3].points));
  });

  it('are compared in the best sector of the second, else of the first, else in none', async () => {
    const outside = { segments: [], supplyChainRole: 'tier2' };
    const sensors = await keep(app, SENSORS);
    const robots = await change(app, sensors.investorId, { activity: { segments: ['robots'] } });
    const nothing = await change(app, sensors.investorId, { activity: outside });
    const nothingElse = await change(app, sensors.investorId, { notes: 'x' });
    const sectorOf = async (first: Kept, second: Kept) =>
      (await compare(first, second).expect(200)).body.sector;
    expect(await sectorOf(sensors, robots)).toBe('precision-mechanics');
    expect(await sectorOf(robots, sensors)).toBe('electronics');
    expect(await sectorOf(robots, nothing)).toBe('precision-mechanics');
    const { body } = await compare(nothing, nothingElse).expect(422);
    expect(body.errors).toEqual([
      { parameter: 'sector', message: 'is required, since neither report ranks a sector' },
    ]);
    const { body: asked } = await compare(nothing, nothingElse, '&sector=chips').expect(200);
    expect(asked).toMatchObject({ sector: 'chips', difference: 0 });
    expect(asked.notices.map(({ code }: { code: string }) => code)).toEqual(['sector_not_matched']);
  });
});

describe('reports of different catalogues', () => {
  let before: Kept;
  let after: Kept;
  beforeAll(async () => {
    before = await keep(app, { ...SENSORS, activity: { segments: ['sensors', 'integrated-circuits'] } });
    const { rows } = await app.pool.query('SELECT id, document FROM catalogue_version');
    // Another base, no words to compile, and another name for a sector.
    const [{ id, document }] = rows;
    const other = JSON.parse(
      JSON.stringify({
        ...document,
        version: 99,
        vocabulary: {},
        scoring: { ...document.scoring, base: 40 },
      }).replaceAll('"chips"', '"semiconductors"'),
    );
    const versionId = randomUUID();
    await app.pool.query(
      `INSERT INTO catalogue_version (id, code, version, hash, document, territory, valid_from, valid_to)
       SELECT $1, code, 99, $2, $3, territory, valid_from, valid_to FROM catalogue_version WHERE id = $4`,
      [versionId, hashOf(other), JSON.stringify(other), id],
    );
    await app.pool.query('UPDATE active_catalogue SET version_id = $1', [versionId]);
    after = await changeElsewhere(before.investorId, { project: { jobs: 0 } }, NOW);
    await app.pool.query('UPDATE active_catalogue SET version_id = $1', [id]);
  }, START_MS);

  it('are compared, and the catalogue has its part', async () => {
    const { body } = await compare(before, after, '&sector=electronics').expect(200);
    expect(body.report.pins.catalogue.version).not.toBe(99);
    expect(body.with.pins.catalogue.version).toBe(99);
    const [engine, catalogue, day, facts] = body.parts;
    expect([engine.points, day.points]).toEqual([0, 0]);
    expect(catalogue.points).not.toBe(0);
    expect(catalogue.text).toMatch(/version 99”\): /);
    expect(facts.points).not.toBe(0);
    expect(sum(body.parts, 'points')).toBe(e4(body.difference));
    expect(sum(body.criteria, 'difference')).toBe(e4(facts.points));
    expect(body.notices).toEqual([]);
  });

  it.each([
    ['chips', 'with', 'report'],
    ['semiconductors', 'report', 'with'],
  ])(
    'count a sector that one of them does not have as 0, and say so: %s',
    async (sector, absent, present) => {
      const { body } = await compare(before, after, `&sector=${sector}`).expect(200);
      expect(body[absent]).toMatchObject({ matched: false, exactScore: 0, eligibility: null, grade: null });
      expect(body[present].exactScore).toBeGreaterThan(0);
      expect(sum(body.parts, 'points')).toBe(e4(body.difference));
      expect(body.notices.map(({ code }: { code: string }) => code)).toEqual(['sector_not_in_catalogue']);
    },
  );

  it('are told to differ where the investors differ', async () => {
    const other = await keep(app, { ...SENSORS, company: { name: 'Hoà Bình' } });
    const { body } = await compare(other, after, '&sector=electronics').expect(200);
    expect(body.notices.map(({ code }: { code: string }) => code)).toEqual(['catalogues_differ']);
    expect(sum(body.criteria, 'difference')).toBe(e4(body.difference));
  });
});

describe('reports of two investors', () => {
  let better: Kept;
  let worse: Kept;
  beforeAll(async () => {
    better = await keep(app, SENSORS);
    worse = await keep(app, {
      ...SENSORS,
      company: { name: 'Hoà Bình' },
      activity: { description: 'Sensors for cars' },
      project: { engineerShare: 0, capexUsd: 60_000_000, landHa: 3 },
    });
  });

  it('are told apart criterion by criterion, the largest gap first', async () => {
    const { body } = await compare(better, worse, '&sector=electronics').expect(200);
    expect(body).toMatchObject({
      kind: 'gap',
      sector: 'electronics',
      report: { investorId: better.investorId, investorName: 'Sao Mai' },
      with: { investorId: worse.investorId, investorName: 'Hoà Bình' },
      text: expect.stringMatching(
        /^In “Electrical and electronics”, Sao Mai .* stands above Hoà Bình .*Most of it/,
      ),
    });
    expect(body.difference).toBeGreaterThan(0);
    expect(e4(body.difference)).toBe(e4(body.report.exactScore) - e4(body.with.exactScore));
    expect(sum(body.criteria, 'difference')).toBe(e4(body.difference));
    const gaps = body.criteria.map(({ difference }: { difference: number }) => Math.abs(difference));
    expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
    const codes = body.criteria.map(({ criterion }: { criterion: string }) => criterion);
    expect(codes).toContain('sector-match');
    for (const { difference, points, withPoints, citation } of body.criteria) {
      expect(e4(difference)).toBe(e4(points) - e4(withPoints));
      if (citation !== null) expect(body.citations[citation].text).not.toBe('');
    }
  });

  it('show what each report says of a criterion', async () => {
    const { body } = await compare(better, worse, '&sector=electronics').expect(200);
    const { body: report } = await app.send('get', `/v1/fit-reports/${worse.reportId}`).expect(200);
    const sector = report.sectors.find((found: { sector: string }) => found.sector === 'electronics');
    for (const { criterion, points, reason } of sector.contributions) {
      const told = body.criteria.find((part: { criterion: string }) => part.criterion === criterion);
      expect(told).toMatchObject({ withPoints: points, withReason: reason });
    }
  });

  it('turn round where they are asked for the other way round', async () => {
    const { body } = await compare(worse, better, '&sector=electronics&language=vi').expect(200);
    expect(body.difference).toBeLessThan(0);
    expect(body.text).toMatch(/^Ở ngành “Điện, điện tử”, Hoà Bình .* thấp hơn Sao Mai .*: −/);
  });

  it('need the sector in which they are compared', async () => {
    const { body } = await compare(better, worse).expect(422);
    expect(body.errors).toEqual([{ parameter: 'sector', message: 'is required to compare two investors' }]);
    const { body: vietnamese } = await compare(better, worse).set('Accept-Language', 'vi').expect(422);
    expect(vietnamese.errors[0].message).toBe('là bắt buộc khi so sánh hai nhà đầu tư');
  });

  it('can be compared where one is not matched, which is said', async () => {
    const { body } = await compare(better, worse, '&sector=building-materials').expect(200);
    expect(body).toMatchObject({ difference: 0, criteria: [] });
    expect(body.notices.map(({ code }: { code: string }) => code)).toEqual([
      'sector_not_matched',
      'sector_not_matched',
    ]);
  });
});

describe('GET /v1/fit-reports/{id}/comparison', () => {
  let kept: Kept;
  beforeAll(async () => {
    kept = await keep(app, SHORT_PROFILE);
  });

  it('speaks both languages', async () => {
    const response = await compare(kept, kept).set('Accept-Language', 'vi').expect(200);
    expect(response.headers['content-language']).toBe('vi');
    expect(response.body.language).toBe('vi');
    expect(response.body.parts[0].text).toMatch(/^Cả hai báo cáo do cùng một phiên bản/);
    expect((await compare(kept, kept, '&language=en').set('Accept-Language', 'vi')).body.language).toBe('en');
  });

  it.each([
    ['', 'with', 'is required'],
    ['?with=', 'with', 'must be a UUID'],
    ['?with=7', 'with', 'must be a UUID'],
    [
      '?with=00000000-0000-4000-8000-000000000000&with=00000000-0000-4000-8000-000000000000',
      'with',
      'may be given only once',
    ],
    [
      '?with=00000000-0000-4000-8000-000000000000&sector=Not%20A%20Code',
      'sector',
      'must be lower-case words joined by hyphens',
    ],
    ['?with=00000000-0000-4000-8000-000000000000&to=1', 'to', 'is no parameter of this address'],
  ])('refuses %s and names the parameter', async (query, parameter, message) => {
    const { body } = await app.send('get', `/v1/fit-reports/${kept.reportId}/comparison${query}`).expect(422);
    expect(body.errors).toEqual([{ parameter, message }]);
  });

  it('refuses a sector that neither catalogue has', async () => {
    const { body } = await compare(kept, kept, '&sector=flying-cars').expect(422);
    expect(body.errors).toEqual([
      { parameter: 'sector', message: 'is a sector of neither report’s catalogue' },
    ]);
  });

  it('knows no report of somebody else, of an erased investor, or that never was, on either side', async () => {
    const ownerId = await app.addOwner();
    const stranger = await app.addKey({ ownerId });
    const theirs = await keep(app, SHORT_PROFILE, stranger);
    const erased = await keep(app, SHORT_PROFILE);
    await app.send('delete', `/v1/investors/${erased.investorId}`).set('If-Match', '"1"').expect(204);
    for (const absent of [theirs, erased, randomUUID()]) {
      await compare(absent, kept, '&sector=chips').expect(404);
      await compare(kept, absent, '&sector=chips').expect(404);
      await compare(absent, absent, '&sector=chips').expect(404);
    }
    await compare(theirs, theirs, '', stranger).expect(200);
    await compare(theirs, kept, '&sector=chips', stranger).expect(404);
    await compare('1', kept).expect(404);
  });

  it('needs a key that may read investors', async () => {
    const key = await app.addKey({ scopes: ['investors:write', 'fit-reports:create'] });
    const { body } = await compare(kept, kept, '', key).expect(403);
    expect(body.requiredScopes).toEqual(['investors:read']);
    await app.send('get', `/v1/fit-reports/${kept.reportId}/comparison`, null).expect(401);
  });
});
