import { describe, expect, it } from '@jest/globals';
import type { CatalogueDocument, Criterion, Fact, Language } from '../../src/core/catalogue.ts';
import type { ComparedReport } from '../../src/core/comparison/comparison.ts';
import { changeBetween, gapBetween } from '../../src/core/comparison/comparison.ts';
import { factChanges } from '../../src/core/comparison/fact-changes.ts';
import { renderChange, renderGap } from '../../src/core/comparison/render.ts';
import { COMPARISON_NOTICES } from '../../src/core/comparison/texts.ts';
import { compile } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Profile } from '../../src/core/profile.ts';
import { criterion, sector, segment, synthetic } from '../support/catalogue.ts';

const DAY = '2026-01-15';
const LATER = '2026-06-15';

const fact = (name: string, more: Partial<Fact> = {}): Fact => ({
  pointer: `/project/${name}`,
  name: { vi: `vi-${name}`, en: `en ${name}` },
  question: { vi: '?', en: '?' },
  unit: 'none',
  actor: 'investor',
  ...more,
});

/** Rises from 0 to 1 over 0 to 100; taken as 20 while it is unknown. */
function rising(code: string, name: string): Criterion {
  const common = { share: 100, assumed: 0.2, notApplicable: 0.2 };
  const pointer = `/project/${name}`;
  return {
    ...criterion(code, [
      {
        ...common,
        kind: 'number',
        fact: pointer,
        curve: [
          [0, 0],
          [100, 1],
        ],
      },
    ]),
    directions: { [pointer]: '+' },
    citation: code === 'capital' ? 'S1' : null,
  };
}

const BASE = synthetic({
  sectors: [sector('devices', { capital: 60, labour: 40 }), sector('parts', { capital: 100, labour: 0 })],
  segments: [segment('sensors', 'devices'), segment('boards', 'parts')],
  criteria: [rising('capital', 'capexUsd'), rising('labour', 'jobs')],
  facts: [
    fact('capexUsd', { unit: 'usd', min: 0, max: 100, maxAgeMonths: 24 }),
    fact('jobs', { unit: 'jobs', min: 0, max: 100 }),
    fact('salesShareByMarket', { unit: 'share' }),
  ],
});
const CATALOGUE: CatalogueDocument = {
  ...BASE,
  citations: {
    S1: {
      text: { vi: 'Câu', en: 'Sentence' },
      source: { vi: 'Nguồn', en: 'Source' },
      validFrom: null,
      validTo: null,
    },
  },
};
const first = compile(CATALOGUE);
const second = compile({
  ...CATALOGUE,
  version: 2,
  sectors: [sector('devices', { capital: 20, labour: 80 }), sector('chips', { capital: 50, labour: 50 })],
  segments: [segment('sensors', 'devices'), segment('wafers', 'chips')],
});

const PROFILE: Profile = {
  company: { name: 'Sao Mai' },
  activity: { segments: ['sensors'] },
  project: { capexUsd: 50, jobs: 100 },
};

function reported(profile: Profile, catalogue = first, asOf = DAY): ComparedReport {
  return { profile, catalogue, report: fitTo(catalogue, profile, { asOf }) };
}

/** As an engine of another version would have kept it: every sector this much higher. */
function byOlderEngine({ report, ...rest }: ComparedReport, more: number): ComparedReport {
  const sectors = report.sectors.map((found) => ({ ...found, exactScore: found.exactScore + more }));
  return { ...rest, report: { ...report, pins: { ...report.pins, engineVersion: '0.9.0' }, sectors } };
}

// Match 0.9 by declaration, base 50: the match brings 45 points, a criterion 90 · 0.5 · weight · value.
const E4 = 10_000;

describe('the change of a score', () => {
  it('is nothing between a report and itself', () => {
    const report = reported(PROFILE);
    const change = changeBetween(report, report, 'devices');
    expect(change.parts).toEqual({ engine: 0, catalogue: 0, as_of: 0, facts: 0 });
    expect(change.facts).toEqual([]);
    expect(change.criteria.map((part) => part.second - part.first)).toEqual([0, 0, 0]);
  });

  it('is due to the facts alone where nothing else differs', () => {
    const richer = { ...PROFILE, project: { capexUsd: 80, jobs: 90 } };
    const change = changeBetween(reported(PROFILE), reported(richer), 'devices');
    // 45 · (0.6 · 0.3 − 0.4 · 0.1)
    expect(change.parts).toEqual({ engine: 0, catalogue: 0, as_of: 0, facts: 6.3 * E4 });
    expect(change.facts).toEqual([
      { pointer: '/project/capexUsd', from: 50, to: 80 },
      { pointer: '/project/jobs', from: 100, to: 90 },
    ]);
    expect(change.criteria).toEqual([
      {
        criterion: 'capital',
        first: 13.5 * E4,
        second: 21.6 * E4,
        citation: 'S1',
        facts: ['/project/capexUsd'],
      },
      { criterion: 'labour', first: 18 * E4, second: 16.2 * E4, citation: null, facts: ['/project/jobs'] },
      { criterion: 'sector-match', first: 45 * E4, second: 45 * E4, citation: 'S1', facts: [] },
    ]);
  });

  it('is due to the catalogue alone where another version weighs the same facts', () => {
    const { parts } = changeBetween(reported(PROFILE), reported(PROFILE, second), 'devices');
    // 45 · (0.2 · 0.5 + 0.8 · 1) − 45 · (0.6 · 0.5 + 0.4 · 1)
    expect(parts).toEqual({ engine: 0, catalogue: 9 * E4, as_of: 0, facts: 0 });
  });

  it('is due to the day alone where a fact has aged', () => {
    const dated = { ...PROFILE, facts: { '/project/capexUsd': { asOf: '2024-03-01' } } };
    const { parts, criteria } = changeBetween(reported(dated), reported(dated, first, LATER), 'devices');
    // 45 · 0.6 · (0.2 − 0.5)
    expect(parts).toEqual({ engine: 0, catalogue: 0, as_of: -8.1 * E4, facts: 0 });
    expect(criteria.every((part) => part.first === part.second)).toBe(true);
  });

  it('is due to the engine where today’s gives another number than either report has', () => {
    const [older, newer] = [byOlderEngine(reported(PROFILE), 3), reported(PROFILE)];
    expect(changeBetween(older, newer, 'devices').parts).toMatchObject({ engine: -3 * E4, facts: 0 });
    expect(changeBetween(newer, older, 'devices').parts).toMatchObject({ engine: 3 * E4, facts: 0 });
    expect(changeBetween(older, older, 'devices').parts.engine).toBe(0);
  });

  it('replaces catalogue, day and facts in this order', () => {
    const [before, after] = [
      { ...PROFILE, facts: { '/project/capexUsd': { asOf: '2024-03-01' } } },
      { ...PROFILE, project: { capexUsd: 50, jobs: 0 }, facts: {} },
    ];
    const { parts } = changeBetween(
      byOlderEngine(reported(before), 1),
      reported(after, second, LATER),
      'devices',
    );
    expect(parts).toEqual({
      engine: -1 * E4,
      // With the facts of the first report on its day, where the capital counts: as above.
      catalogue: 9 * E4,
      // By the weights of the second catalogue: 45 · 0.2 · (0.2 − 0.5)
      as_of: -2.7 * E4,
      // 45 · (0.2 · (0.5 − 0.2) + 0.8 · (0 − 1))
      facts: -33.3 * E4,
    });
  });

  it('of what is made goes through the match, and each criterion shows its part of it', () => {
    const unsure = { ...PROFILE, activity: { segments: ['sensors', 'boards'] } };
    const change = changeBetween(reported(PROFILE), reported(unsure), 'parts');
    expect(change.parts.facts).toBeGreaterThan(0);
    expect(change.criteria.map((part) => part.criterion).sort()).toEqual(['capital', 'sector-match']);
    expect(change.criteria.find((part) => part.criterion === 'sector-match')).toMatchObject({
      first: 0,
      facts: ['/activity/segments'],
    });
    expect(change.criteria.find((part) => part.criterion === 'capital')).toMatchObject({
      first: 0,
      facts: [],
    });
  });

  it('counts a sector that one catalogue does not have as 0', () => {
    const both = { ...PROFILE, activity: { segments: ['boards', 'wafers'] } };
    const [older, newer] = [reported(both), reported(both, second)];
    const score = (report: ComparedReport, code: string) =>
      Math.round(
        (report.report.sectors.find((found) => found.sector === code)?.exactScore ?? Number.NaN) * E4,
      );
    expect(changeBetween(older, newer, 'chips').parts).toMatchObject({
      engine: 0,
      catalogue: score(newer, 'chips'),
    });
    expect(changeBetween(older, newer, 'parts').parts).toMatchObject({
      engine: 0,
      catalogue: -score(older, 'parts'),
    });
  });
});

describe('changed facts', () => {
  const changes = (before: Partial<Profile>, after: Partial<Profile>) =>
    factChanges({ ...PROFILE, ...before }, { ...PROFILE, ...after });

  it('are what was stated, taken back or stated otherwise', () => {
    expect(
      changes({ project: { jobs: 1, landHa: 2 } }, { project: { landHa: 3, rndCentrePlanned: false } }),
    ).toEqual([
      { pointer: '/project/jobs', from: 1, to: null },
      { pointer: '/project/landHa', from: 2, to: 3 },
      { pointer: '/project/rndCentrePlanned', from: null, to: false },
    ]);
  });

  it('belong to the criterion that reads them, not to one that reads a fact of a similar name', () => {
    const similar = { ...PROFILE, project: { ...PROFILE.project, jobsPromised: 5 } };
    const { criteria, facts } = changeBetween(reported(PROFILE), reported(similar), 'devices');
    expect(facts.map(({ pointer }) => pointer)).toEqual(['/project/jobsPromised']);
    expect(criteria.map((part) => part.facts)).toEqual([[], [], []]);
  });

  it('name each market by itself', () => {
    const sales = (salesShareByMarket: object) => ({ project: { salesShareByMarket } });
    expect(changes(sales({ EU: 0.1, US: 0.2 }), sales({ EU: 0.1, JP: 0.2 }))).toEqual([
      { pointer: '/project/salesShareByMarket/JP', from: null, to: 0.2 },
      { pointer: '/project/salesShareByMarket/US', from: 0.2, to: null },
    ]);
  });

  it('include the notes on facts, by pointers that can be followed', () => {
    const noted = { facts: { '/project/jobs': { method: 'estimated' as const } } };
    expect(changes({}, noted)).toEqual([
      { pointer: '/facts/~1project~1jobs/method', from: null, to: 'estimated' },
    ]);
    const { criteria } = changeBetween(reported(PROFILE), reported({ ...PROFILE, ...noted }), 'devices');
    expect(criteria.find((part) => part.criterion === 'labour')?.facts).toEqual([
      '/facts/~1project~1jobs/method',
    ]);
  });

  it('take a list as one value, whatever the order of the members of its items', () => {
    const code = { scheme: 'HS2022', code: '8534' } as const;
    const turned = { code: '8534', scheme: 'HS2022' } as const;
    expect(changes({ activity: { codes: [code] } }, { activity: { codes: [turned] } })).toEqual([]);
    expect(changes({ activity: { codes: [code] } }, { activity: { codes: [], products: ['x'] } })).toEqual([
      { pointer: '/activity/codes', from: ['HS2022 8534'], to: [] },
      { pointer: '/activity/products', from: null, to: ['x'] },
    ]);
  });

  it('leave out what is not scored', () => {
    expect(
      changes({ company: { name: 'Sao Mai', country: 'JP' } }, { company: { name: 'Sao Mai' } }),
    ).toEqual([]);
    expect(changes({}, { company: { name: 'Sao Mai', existingInProvince: true } })).toHaveLength(1);
  });
});

describe('the gap of two investors', () => {
  const other: Profile = { ...PROFILE, company: { name: 'Hoà Bình' }, project: { capexUsd: 100, jobs: 20 } };

  it('is told criterion by criterion, the largest first', () => {
    expect(gapBetween(reported(PROFILE), reported(other), 'devices')).toEqual([
      { criterion: 'labour', first: 18 * E4, second: 3.6 * E4, citation: null },
      { criterion: 'capital', first: 13.5 * E4, second: 27 * E4, citation: 'S1' },
      { criterion: 'sector-match', first: 45 * E4, second: 45 * E4, citation: 'S1' },
    ]);
  });

  it('takes the reports as they were kept, not as they would be made today', () => {
    const kept = reported(PROFILE);
    const [found] = kept.report.sectors;
    const altered = {
      ...kept,
      report: {
        ...kept.report,
        sectors: kept.report.sectors.map((each) =>
          each === found
            ? { ...each, contributions: each.contributions.map((part) => ({ ...part, points: 1 })) }
            : each,
        ),
      },
    };
    const gaps = gapBetween(altered, kept, 'devices');
    expect(gaps.map((part) => part.first)).toEqual([1 * E4, 1 * E4, 1 * E4]);
  });

  it('gives all points to the one that is matched', () => {
    const outside: Profile = { company: { name: 'Bakery' } };
    const gaps = gapBetween(reported(PROFILE), reported(outside), 'devices');
    expect(gaps.map((part) => [part.criterion, part.second])).toEqual([
      ['sector-match', 0],
      ['labour', 0],
      ['capital', 0],
    ]);
  });
});

describe('the words of a comparison', () => {
  const compared = (a: ComparedReport, b: ComparedReport, code = 'devices') => ({
    first: a,
    second: b,
    sector: code,
  });
  const change = (a: ComparedReport, b: ComparedReport, language: Language, code = 'devices') =>
    renderChange(changeBetween(a, b, code), compared(a, b, code), language);
  const gap = (a: ComparedReport, b: ComparedReport, language: Language, code = 'devices') =>
    renderGap(gapBetween(a, b, code), compared(a, b, code), language);

  const before = reported(PROFILE);
  const changed: Profile = {
    company: { name: 'Sao Mai' },
    activity: { segments: ['sensors'], description: `${'x'.repeat(79)}🤖🤖` },
    project: {
      capexUsd: 80,
      jobs: 100,
      salesShareByMarket: { EU: 0.25 },
      certifications: ['ISO 9001', 'AS9100'],
    },
    facts: { '/project/landHa': { status: 'cannot_provide' } },
  };

  it('name what changed, with values as people write them', () => {
    expect(change(before, reported(changed), 'en')).toMatchObject({
      text: 'Sao Mai, “devices”: from 76.5 to 84.6 points (+8.1).',
      parts: [
        { part: 'engine', points: 0, text: expect.stringContaining('no change') },
        {
          part: 'catalogue',
          points: 0,
          text: 'Both reports rest on the catalogue “Synthetic, version 1”: no change.',
        },
        { part: 'as_of', points: 0, text: 'Both reports hold for 15 January 2026: no change.' },
        { part: 'facts', points: 8.1, text: 'The facts (5 changed): +8.1 points.' },
      ],
      facts: [
        {
          pointer: '/activity/description',
          from: null,
          to: changed.activity?.description,
          text: `Description of the activity: from not stated to ${'x'.repeat(79)}🤖….`,
        },
        { text: '/project/landHa (status): from not stated to cannot be provided.' },
        { text: 'En capexUsd: from USD 50 to USD 80.' },
        { text: 'Certifications: from not stated to ISO 9001, AS9100.' },
        { text: 'En salesShareByMarket (EU): from not stated to 25%.' },
      ],
      criteria: [
        { criterion: 'capital', text: 'capital: from 13.5 to 21.6 points (+8.1).' },
        { criterion: 'sector-match', text: 'Match with the sector: 45 points, unchanged.' },
        { criterion: 'labour', text: 'labour: 18 points, unchanged.' },
      ],
      citations: { S1: { text: 'Sentence' } },
      notices: [],
    });
    expect(change(before, reported(changed), 'vi')).toMatchObject({
      text: 'Sao Mai, ngành “devices”: từ 76,5 thành 84,6 điểm (+8,1).',
      facts: [
        {},
        { text: '/project/landHa (tình trạng): từ chưa nêu thành không cung cấp được.' },
        { text: 'Vi-capexUsd: từ 50 USD thành 80 USD.' },
        {},
        {},
      ],
    });
  });

  it('call each part that counts by its cause', () => {
    const dated = { ...PROFILE, facts: { '/project/capexUsd': { asOf: '2024-03-01' } } };
    const { parts } = change(byOlderEngine(reported(dated), 1), reported(dated, second, LATER), 'en');
    expect(parts.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^The engine \(from version 0\.9\.0 to .*\): −1 points\.$/),
      'The catalogue (from “Synthetic, version 1” to “Synthetic, version 2”): +9 points.',
      'The as-of date (from 15 January 2026 to 15 June 2026), by which facts age: −2.7 points.',
      'The facts are the same: no change.',
    ]);
  });

  it('call a part that was replaced and did nothing replaced all the same', () => {
    const { parts } = change(before, reported(PROFILE, first, LATER), 'en');
    expect(parts[2]?.text).toBe(
      'The as-of date (from 15 January 2026 to 15 June 2026), by which facts age: 0 points.',
    );
  });

  it('say who stands above whom, and through what', () => {
    const poorer = reported({
      ...PROFILE,
      company: { name: 'Hoà {first} $1' },
      project: { capexUsd: 60, jobs: 20 },
    });
    expect(gap(before, poorer, 'en').text).toBe(
      'In “devices”, Sao Mai (76.5 points) stands above Hoà {first} $1 (64.8 points): +11.7. Most of it comes from: labour (+14.4).',
    );
    expect(gap(poorer, before, 'vi').text).toBe(
      'Ở ngành “devices”, Hoà {first} $1 (64,8 điểm) thấp hơn Sao Mai (76,5 điểm): −11,7. Chủ yếu do: labour (−14,4).',
    );
    expect(gap(before, before, 'en').text).toBe(
      'In “devices”, Sao Mai and Sao Mai are level at 76.5 points.',
    );
    expect(gap(before, poorer, 'en').criteria[0]).toMatchObject({
      criterion: 'labour',
      points: 18,
      withPoints: 3.6,
      difference: 14.4,
      text: 'labour: 18 points against 3.6 (+14.4).',
      reason: { code: 'labour.any', text: '100' },
      withReason: { code: 'labour.any', text: '20' },
    });
  });

  it('tell of what else than the investors sets two reports apart', () => {
    const codes = (a: ComparedReport, b: ComparedReport, code?: string) =>
      gap(a, b, 'en', code).notices.map((notice) => notice.code);
    expect(codes(before, before)).toEqual([]);
    expect(codes(before, byOlderEngine(reported(PROFILE, second, LATER), 0))).toEqual([
      'catalogues_differ',
      'as_of_dates_differ',
      'engines_differ',
    ]);
    expect(codes(before, reported(PROFILE, second), 'parts')).toEqual([
      'sector_not_matched',
      'sector_not_in_catalogue',
      'catalogues_differ',
    ]);
    expect(change(before, before, 'vi', 'parts').notices).toEqual([
      {
        code: 'sector_not_matched',
        text: 'Trong báo cáo của Sao Mai (ngày xét 15/01/2026), nhà đầu tư chưa khớp với ngành này nên không có điểm.',
      },
    ]);
  });

  it('leave no place unfilled', () => {
    const [a, b] = [before, byOlderEngine(reported(changed, second, LATER), 1)];
    for (const language of ['vi', 'en'] as const) {
      for (const code of ['devices', 'parts', 'chips']) {
        const texts = JSON.stringify([change(a, b, language, code), gap(a, b, language, code)]);
        expect(texts).not.toMatch(/\{\w+\}/);
      }
    }
    expect(Object.keys(COMPARISON_NOTICES)).toHaveLength(5);
  });
});
