import { describe, expect, it } from '@jest/globals';
import { PROFILE_FACTS } from '../../src/contract/profile-facts.ts';
import type { Change } from '../../src/core/advice/advice.ts';
import { CHOICES } from '../../src/core/advice/texts.ts';
import type { Curve, Fact, Gate, Language, Reading } from '../../src/core/catalogue.ts';
import { compile } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import { render } from '../../src/core/render.ts';
import { curve, fact, oneSector, reading, reportOf } from '../support/advice.ts';
import { AS_OF, criterion, haiDuong, sector, segment, synthetic } from '../support/catalogue.ts';

const CAPEX = fact('capexUsd', 'usd', 1000);
const LAND = fact('landHa', 'ha', 100, { actor: 'agency' });
const ENGINEERS = fact('engineerShare', 'share', 1);
const IT = fact('itShare', 'share', 1);
const GRADE = fact('productGrade', 'none');
const CUSTOMERS = fact('customersInVietnam', 'count', 10);
const MARKETS = fact('salesShareByMarket', 'share', 1);
const HAZARDS = fact('hazardousProcesses', 'count', 20);
const ALL = [CAPEX, LAND, ENGINEERS, IT, GRADE, CUSTOMERS, MARKETS, HAZARDS];

const number = (declared: Fact, curve: Curve) => reading({ kind: 'number', fact: declared.pointer, curve });

/** What the report of a catalogue with this one criterion proposes. */
function proposed(
  readings: readonly Reading[],
  project: Readonly<Record<string, unknown>>,
  notes: Parameters<typeof reportOf>[2] = {},
  facts: readonly Fact[] = ALL,
) {
  return reportOf(oneSector(facts, [[100, readings]]), project, notes).counterfactuals;
}

// A match of 0.9 and a base of 50: the score is 45 + 45 · value. B begins at 60, so at a value of (59.95 − 45) ÷ 45 = 0.3323.

describe('a single change', () => {
  it.each<[string, readonly Reading[], Readonly<Record<string, unknown>>, unknown]>([
    [
      'inverts a rising curve, in three digits',
      [number(CAPEX, curve(0, 0, 1000, 1))],
      { capexUsd: 200 },
      { pointer: '/project/capexUsd', from: 200, to: 333, actor: 'investor' },
    ],
    [
      'inverts a falling curve',
      [number(CAPEX, curve(0, 1, 1000, 0))],
      { capexUsd: 900 },
      { pointer: '/project/capexUsd', from: 900, to: 667, actor: 'investor' },
    ],
    [
      'takes the nearer side of a curve that falls and rises',
      [number(CAPEX, curve(0, 1, 300, 0, 1000, 1))],
      { capexUsd: 350 },
      { pointer: '/project/capexUsd', from: 350, to: 200, actor: 'investor' },
    ],
    [
      'states shares in whole percent',
      [number(ENGINEERS, curve(0, 0, 0.5, 1))],
      { engineerShare: 0.123 },
      { pointer: '/project/engineerShare', from: 0.123, to: 0.17, actor: 'investor' },
    ],
    [
      'counts from the value that the assumption stands for while a fact is unknown',
      [number(ENGINEERS, curve(0, 0, 0.5, 1))],
      {},
      { pointer: '/project/engineerShare', from: null, to: 0.17, actor: 'investor' },
    ],
    [
      'moves what a ratio divides by, over its reciprocal',
      [reading({ kind: 'ratio', fact: CAPEX.pointer, per: LAND.pointer, curve: curve(0, 0, 100, 1) })],
      { capexUsd: 1000, landHa: 40 },
      { pointer: '/project/landHa', from: 40, to: 30, actor: 'agency' },
    ],
    [
      'moves a part of a sum',
      [reading({ kind: 'sum', facts: [ENGINEERS.pointer, IT.pointer], curve: curve(0, 0, 1, 1) })],
      { engineerShare: 0.2, itShare: 0.1 },
      { pointer: '/project/engineerShare', from: 0.2, to: 0.24, actor: 'investor' },
    ],
    [
      'counts the items of a list',
      [reading({ kind: 'count', fact: CUSTOMERS.pointer, curve: curve(0, 0, 10, 1) })],
      { customersInVietnam: ['A', 'B'] },
      { pointer: '/project/customersInVietnam', from: 2, to: 4, actor: 'investor' },
    ],
    [
      'chooses from a table the nearest that is enough',
      [
        reading({
          kind: 'category',
          fact: GRADE.pointer,
          table: { commodity: 0, standard: 0.4, high_end: 1 },
        }),
      ],
      { productGrade: 'commodity' },
      { pointer: '/project/productGrade', from: 'commodity', to: 'standard', actor: 'investor' },
    ],
    [
      'grows a market into what no market has',
      [reading({ kind: 'markets', fact: MARKETS.pointer, markets: ['EU', 'JP'], curve: curve(0, 0, 1, 1) })],
      { salesShareByMarket: { EU: 0.1, JP: 0.2, VN: 0.5 } },
      { pointer: '/project/salesShareByMarket/JP', from: 0.2, to: 0.24, actor: 'investor' },
    ],
  ])('%s', (_, readings, project, change) => {
    const [single] = proposed(readings, project);
    expect(single).toMatchObject({ sector: 's', changes: [change], grade: 'B' });
    expect(single?.score).toBeGreaterThanOrEqual(60);
  });

  it('moves the top of a ratio', () => {
    const ratio = reading({
      kind: 'ratio',
      fact: CAPEX.pointer,
      per: LAND.pointer,
      curve: curve(0, 0, 100, 1),
    });
    const facts = [CAPEX, { ...LAND, actor: 'fixed' as const }];
    expect(proposed([ratio], { capexUsd: 100, landHa: 5 }, {}, facts)[0]?.changes).toEqual([
      { pointer: '/project/capexUsd', from: 100, to: 167, actor: 'investor' },
    ]);
  });

  it('says yes or no of what is yes or no', () => {
    const catalogue = oneSector(
      [fact('trainingCommitment', 'none')],
      [
        [
          100,
          [reading({ kind: 'category', fact: '/project/trainingCommitment', table: { false: 0, true: 1 } })],
        ],
      ],
    );
    expect(reportOf(catalogue, { trainingCommitment: false }).counterfactuals).toEqual([
      {
        sector: 's',
        changes: [{ pointer: '/project/trainingCommitment', from: false, to: true, actor: 'investor' }],
        score: 90,
        grade: 'A',
      },
    ]);
  });

  it('moves every criterion that reads the fact', () => {
    // 1,000 on 40 hectares: more land helps the first (half of the points) and hurts the second.
    const perLand = (curve: readonly (readonly [number, number])[]) =>
      reading({ kind: 'ratio', fact: CAPEX.pointer, per: LAND.pointer, curve });
    const catalogue = oneSector(
      [CAPEX, LAND],
      [
        [60, [perLand(curve(0, 1, 50, 0))]],
        [40, [perLand(curve(0, 0, 100, 1))]],
      ],
    );
    const report = reportOf(catalogue, { capexUsd: 1000, landHa: 40 });
    // Ratio r: 45 + 27 · (1 − r ÷ 50) + 18 · r ÷ 100 = 72 − 0.36 · r; at 25 it is 63. A would need 74.95: out of reach.
    expect(report.sectors[0]?.score).toBe(63);
    expect(report.counterfactuals).toEqual([]);
  });

  it.each<[string, Fact, Readonly<Record<string, unknown>>, Parameters<typeof reportOf>[2]]>([
    ['nobody can change', { ...CAPEX, actor: 'fixed' }, { capexUsd: 200 }, {}],
    ['cannot be provided', CAPEX, {}, { '/project/capexUsd': { status: 'cannot_provide' } }],
    ['does not apply', CAPEX, {}, { '/project/capexUsd': { status: 'not_applicable' } }],
    ['has no range', fact('capexUsd', 'usd'), { capexUsd: 200 }, {}],
  ])('is never of a fact that %s', (_, declared, project, notes) => {
    const readings = [number(declared, curve(0, 0, 1000, 1))];
    expect(proposed(readings, project, notes, [declared])).toEqual([]);
  });

  it('is proposed of what is out of date or left out, as unknown', () => {
    const aged = { ...CAPEX, maxAgeMonths: 12 };
    const readings = [number(aged, curve(0, 0, 1000, 1))];
    const notes = { '/project/capexUsd': { asOf: '2020-01-01' } };
    expect(proposed(readings, { capexUsd: 300 }, notes, [aged])[0]?.changes).toEqual([
      { pointer: '/project/capexUsd', from: null, to: 333, actor: 'investor' },
    ]);
  });

  it('takes no market from another, and no land for a project that needs none', () => {
    const markets = reading({
      kind: 'markets',
      fact: MARKETS.pointer,
      markets: ['EU'],
      curve: curve(0, 0, 1, 1),
    });
    expect(proposed([markets], { salesShareByMarket: { EU: 0.1, VN: 0.9 } })).toEqual([]);
    expect(proposed([markets], { salesShareByMarket: { EU: 0.1, VN: 0.7 } })).toEqual([]);
    const ratio = reading({
      kind: 'ratio',
      fact: CAPEX.pointer,
      per: LAND.pointer,
      curve: curve(0, 0, 1, 1),
    });
    expect(proposed([ratio], { capexUsd: 100, landHa: 0 })).toEqual([]);
  });

  it('lists nothing in the best grade, nor where the next is out of reach', () => {
    const readings = [number(CAPEX, curve(0, 0, 1000, 0.3))];
    expect(proposed(readings, { capexUsd: 0 })).toEqual([]);
    expect(proposed([number(CAPEX, curve(0, 0.9, 1000, 1))], { capexUsd: 0 })).toEqual([]);
  });
});

describe('a pair of changes', () => {
  const half: Curve = curve(0, 0, 0.5, 1);
  const whole: Curve = curve(0, 0, 1000, 1);
  const three = (weights: readonly [number, number, number], capital = CAPEX) =>
    oneSector(
      [ENGINEERS, IT, capital],
      [
        [weights[0], [number(ENGINEERS, half)]],
        [weights[1], [number(IT, half)]],
        [weights[2], [number(CAPEX, whole)]],
      ],
    );

  it('takes one fact to its turn and the other by what is left, wherever that is shortest', () => {
    // 45 + 45 · (0.25 · v1 + 0.2 · v2 + 0.55 · v3), and 14.95 points are missing. Capital does it alone at 605. Engineers to
    // their turn are worth 11.25, and then 3.7 are left: 150 of capital (0.65 of the ranges together) or IT at 0.21 (0.71).
    const nothing = { engineerShare: 0, itShare: 0, capexUsd: 0 };
    expect(reportOf(three([25, 20, 55]), nothing).counterfactuals).toEqual([
      {
        sector: 's',
        changes: [{ pointer: '/project/capexUsd', from: 0, to: 605, actor: 'investor' }],
        score: 60,
        grade: 'B',
      },
      {
        sector: 's',
        changes: [
          { pointer: '/project/engineerShare', from: 0, to: 0.5, actor: 'investor' },
          { pointer: '/project/capexUsd', from: 0, to: 150, actor: 'investor' },
        ],
        score: 60,
        grade: 'B',
      },
    ]);
  });

  it('stands alone where no fact reaches the grade by itself', () => {
    // 45 + 45 · 0.76 · 0.25 = 53.55: 6.4 are missing, and engineers and IT can give 5.4 each.
    const project = { engineerShare: 0, itShare: 0, capexUsd: 250 };
    const { counterfactuals } = reportOf(three([12, 12, 76], { ...CAPEX, actor: 'fixed' }), project);
    expect(counterfactuals.map(({ changes }) => changes.map(({ to }) => to))).toEqual([[0.5, 0.1]]);
  });

  it('goes to the value beside a turn that people would state', () => {
    // The best number of customers is 4.4: 4 of them are worth 9 · 4 ÷ 4.4 = 8.18 points of the 14.95 that are missing.
    const customers = reading({
      kind: 'count',
      fact: CUSTOMERS.pointer,
      curve: curve(0, 0, 4.4, 1, 4.6, 0),
    });
    const catalogue = oneSector(
      [CUSTOMERS, CAPEX],
      [
        [20, [customers]],
        [80, [number(CAPEX, whole)]],
      ],
    );
    const { counterfactuals } = reportOf(catalogue, { customersInVietnam: [], capexUsd: 0 });
    expect(counterfactuals.map(({ changes }) => changes.map(({ to }) => to))).toEqual([[416], [4, 189]]);
  });

  it('never joins two facts of one ratio or sum, which are one lever', () => {
    // Together they would do: at 0.67 each.
    const sum = reading({ kind: 'sum', facts: [ENGINEERS.pointer, IT.pointer], curve: curve(0, 0, 4, 1) });
    expect(proposed([sum], { engineerShare: 0, itShare: 0 })).toEqual([]);
  });
});

describe('gates and sectors', () => {
  const HAZARDS_READ = reading({ kind: 'count', fact: HAZARDS.pointer, curve: curve(0, 0, 2, 1) });
  const texts = { vi: 'x', en: 'x' };
  const gate = (rest: Partial<Gate>): Gate => ({
    code: 'gate',
    citation: null,
    excludes: [],
    conditions: [],
    needs: [],
    texts: { pass: texts, conditional: texts, excluded: texts },
    ...rest,
  });
  const choice = reading({
    kind: 'category',
    fact: GRADE.pointer,
    table: { commodity: 0, standard: 0.4, high_end: 1 },
  });

  it.each<[string, Partial<Gate>]>([
    ['exclude', { excludes: [{ fact: GRADE.pointer, is: ['standard', 'high_end'] }] }],
    ['make conditional', { conditions: [{ fact: GRADE.pointer, is: ['standard', 'high_end'] }] }],
  ])('never propose what would %s the sector', (_, rest) => {
    const project = { productGrade: 'commodity' };
    const open = oneSector(ALL, [[100, [choice]]]);
    const closed = oneSector(ALL, [[100, [choice]]], [gate(rest)]);
    expect(reportOf(open, project).counterfactuals).toHaveLength(1);
    expect(reportOf(closed, project).counterfactuals).toEqual([]);
  });

  it('propose nothing for an excluded sector, and leave a conditional one to its gate', () => {
    const project = { productGrade: 'commodity', capexUsd: 1 };
    const excluded = gate({ excludes: [{ fact: GRADE.pointer, is: ['commodity'] }] });
    expect(reportOf(oneSector(ALL, [[100, [choice]]], [excluded]), project).counterfactuals).toEqual([]);
    const conditional = gate({ needs: ['/project/landHa'] });
    const report = reportOf(oneSector(ALL, [[100, [choice]]], [conditional]), project);
    expect(report.sectors[0]?.eligibility).toBe('conditional');
    expect(report.counterfactuals).toHaveLength(1);
    // Without the need it is no less.
    expect(report.counterfactuals).toEqual(
      reportOf(oneSector(ALL, [[100, [choice]]]), project).counterfactuals,
    );
  });

  it('keep the items of a list that the gates know', () => {
    const known = gate({ conditions: [{ fact: HAZARDS.pointer, includes: ['dyeing'] }] });
    const report = reportOf(oneSector(ALL, [[100, [HAZARDS_READ]]], [known]), {
      hazardousProcesses: ['dyeing'],
    });
    expect(report.sectors[0]?.eligibility).toBe('conditional');
    expect(report.counterfactuals.map(({ changes }) => changes[0]?.to)).toEqual([2]);
  });

  it('come for the first three sectors, in their order', () => {
    const codes = ['s1', 's2', 's3', 's4'];
    const document = synthetic({
      sectors: codes.map((code) => sector(code, { c: 100 })),
      segments: codes.map((code) => segment(`g-${code}`, code)),
      criteria: [criterion('c', [choice])],
      facts: ALL,
    });
    const report = fitTo(
      compile(document),
      {
        company: { name: 'x' },
        activity: { segments: codes.map((code) => `g-${code}`) },
        project: { productGrade: 'commodity' },
      },
      { asOf: AS_OF },
    );
    expect(report.sectors.map((one) => one.matched)).toEqual([true, true, true, true]);
    expect(report.counterfactuals.map((one) => one.sector)).toEqual(
      report.sectors.slice(0, 3).map((one) => one.sector),
    );
  });
});

describe('its sentence', () => {
  it('names facts, values with units, who decides, sector, score and grade, in both languages', () => {
    const catalogue = haiDuong();
    const say = (changes: readonly Change[], language: Language) => {
      const advice = { sector: 'electronics', changes, score: 75.2, grade: 'A' } as const;
      const fit = { ...reportOf(catalogue, {}), counterfactuals: [advice] };
      return render(fit, catalogue, language).counterfactuals[0]?.text;
    };
    const localisation = {
      pointer: '/project/localisationShareCommitted',
      from: 0.45,
      to: 0.52,
      actor: 'investor',
    } as const;
    const land = { pointer: '/project/landHa', from: 3, to: 2.25, actor: 'agency' } as const;
    const role = {
      pointer: '/activity/supplyChainRole',
      from: 'tier3',
      to: 'tier1',
      actor: 'investor',
    } as const;
    const training = {
      pointer: '/project/trainingCommitment',
      from: null,
      to: true,
      actor: 'investor',
    } as const;
    const market = {
      pointer: '/project/salesShareByMarket/JP',
      from: null,
      to: 0.3,
      actor: 'investor',
    } as const;
    expect(say([localisation, land], 'en')).toBe(
      'With committed localisation rate up from 45% to 52% (the investor’s decision) and land down from 3 ha to 2.25 ha (the promotion agency’s decision), “Electrical and electronics” would reach 75.2 points, grade A.',
    );
    expect(say([localisation, land], 'vi')).toBe(
      'Nếu tăng tỷ lệ nội địa hoá cam kết từ 45% lên 52% (do nhà đầu tư quyết định) và giảm diện tích đất từ 3 ha xuống 2,25 ha (do cơ quan xúc tiến đầu tư quyết định) thì ngành “Điện, điện tử” đạt 75,2 điểm, hạng A.',
    );
    expect(say([role, training], 'en')).toContain(
      'With “tier 1” instead of “tier 3” as role in the supply chain (the investor’s decision) and “yes” as training commitment (not known yet; the investor’s decision)',
    );
    expect(say([role], 'vi')).toContain(
      'vai trò trong chuỗi cung ứng là “nhà cung cấp cấp 1” thay vì “nhà cung cấp cấp 3”',
    );
    expect(say([market], 'en')).toContain('share of sales in Japan at 30% (not known yet');
    expect(say([market], 'vi')).toContain('tỷ lệ doanh số tại thị trường Nhật Bản ở mức 30% (hiện chưa rõ');
  });

  it('has a word for everything that a category of the profile can be', () => {
    const words = [...PROFILE_FACTS.values()].flatMap((known) =>
      known.kind === 'category' ? known.values.filter((value) => typeof value === 'string') : [],
    );
    expect(words.filter((word) => !Object.hasOwn(CHOICES, word))).toEqual([]);
    for (const { vi, en } of Object.values(CHOICES)) expect(vi).not.toBe(en);
  });
});
