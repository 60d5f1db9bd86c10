import { describe, expect, it } from '@jest/globals';
import type { Curve, Gate } from '../../src/core/catalogue.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import { render } from '../../src/core/render.ts';
import { curve, fact, oneSector, reading, reportOf } from '../support/advice.ts';
import { AS_OF, haiDuong } from '../support/catalogue.ts';

const CAPEX = fact('capexUsd', 'usd', 1000);
const LAND = fact('landHa', 'ha', 100);
const JOBS = fact('jobs', 'jobs', 1000);

const perLand = (top: string, curve: Curve) =>
  reading({ kind: 'ratio', fact: top, per: LAND.pointer, curve });
const capital = perLand(CAPEX.pointer, curve(0, 0, 10, 1));
const labour = perLand(JOBS.pointer, curve(0, 1, 10, 0));

const UP_DOWN = { '/project/capexUsd': '+', '/project/landHa': '-' } as const;
const DOWN_UP = { '/project/jobs': '-', '/project/landHa': '+' } as const;

/** Capital and labour per hectare, weighing 60 and 40. */
const both = (weights = [60, 40], directions: readonly [object, object] = [UP_DOWN, DOWN_UP]) =>
  oneSector(
    [CAPEX, LAND, JOBS],
    [
      [weights[0] ?? 0, [capital], { ...directions[0] }],
      [weights[1] ?? 0, [labour], { ...directions[1] }],
    ],
  );

const KNOWN = { capexUsd: 50, landHa: 10, jobs: 50 };

describe('tensions', () => {
  it('name the fact, what it helps and what it hurts, with all three quantities', () => {
    expect(reportOf(both(), KNOWN).tensions).toEqual([
      { fact: '/project/landHa', helps: 'c1', hurts: 'c0', quantities: [10, 5, 5] },
    ]);
  });

  it.each<[string, typeof KNOWN | object, ReturnType<typeof both>]>([
    ['the fact is unknown', { capexUsd: 50, jobs: 50 }, both()],
    ['one of the two ratios is unknown', { landHa: 10, jobs: 50 }, both()],
    ['one value function is flat there', { ...KNOWN, capexUsd: 500 }, both()],
    ['both are flat there', { capexUsd: 500, landHa: 10, jobs: 500 }, both()],
    ['a project needs no land', { ...KNOWN, landHa: 0 }, both()],
    ['one of the two does not weigh', KNOWN, both([100, 0])],
    ['no direction is declared', KNOWN, both([60, 40], [{}, {}])],
    ['directions agree', KNOWN, both([60, 40], [UP_DOWN, { ...DOWN_UP, '/project/landHa': '-' }])],
  ])('are none where %s', (_, project, catalogue) => {
    expect(reportOf(catalogue, project as Readonly<Record<string, unknown>>).tensions).toEqual([]);
  });

  it('are told at a breakpoint by what a little more of the fact does', () => {
    // At 5 hectares there are 10 of capital each: less land gains nothing, more of it loses.
    expect(reportOf(both(), { capexUsd: 50, landHa: 5, jobs: 25 }).tensions).toHaveLength(1);
    // At 10 jobs a hectare labour is worth nothing: with less land it stays so, with more it gains.
    expect(reportOf(both(), { capexUsd: 25, landHa: 5, jobs: 50 }).tensions).toHaveLength(1);
  });

  it('come in the order of the smaller effect, and only for a sector that competes', () => {
    const water = reading({
      kind: 'ratio',
      fact: '/project/waterM3PerDay',
      per: LAND.pointer,
      curve: curve(0, 1, 10, 0),
    });
    const criteria = (weights: readonly [number, number, number]) =>
      [
        [weights[0], [capital], UP_DOWN],
        [weights[1], [labour], DOWN_UP],
        [weights[2], [water], { '/project/waterM3PerDay': '-', '/project/landHa': '+' }],
      ] as const;
    const facts = [CAPEX, LAND, JOBS, fact('waterM3PerDay', 'm3_per_day', 1000)];
    const project = { ...KNOWN, waterM3PerDay: 50 };
    const helped = (weights: readonly [number, number, number]) =>
      reportOf(oneSector(facts, criteria(weights)), project).tensions.map(({ helps }) => helps);
    expect(helped([60, 30, 10])).toEqual(['c1', 'c2']);
    expect(helped([60, 10, 30])).toEqual(['c2', 'c1']);
    const texts = { vi: 'x', en: 'x' };
    const never: Gate = {
      code: 'never',
      citation: null,
      excludes: [{ fact: '/project/type', is: ['greenfield'] }],
      conditions: [],
      needs: [],
      texts: { pass: texts, conditional: texts, excluded: texts },
    };
    const gated = oneSector(facts, criteria([60, 30, 10]), [never]);
    expect(reportOf(gated, project).tensions).toHaveLength(2);
    expect(reportOf(gated, { ...project, type: 'greenfield' }).tensions).toEqual([]);
  });

  it('say in both languages what the criteria make of the fact', () => {
    const catalogue = haiDuong();
    const report = fitTo(
      catalogue,
      {
        company: { name: 'Sao Mai' },
        activity: { segments: ['sensors'] },
        project: { capexUsd: 271_000_000, landHa: 21, jobs: 3000 },
      },
      { asOf: AS_OF },
    );
    expect(render(report, catalogue, 'en').tensions).toEqual([
      {
        fact: '/project/landHa',
        helps: 'jobs-per-hectare',
        hurts: 'capital-per-hectare',
        text: 'Land at 21 ha: more would help “Labour per hectare” (now 143 jobs per hectare) but hurt “Capital per hectare” (now USD 12,904,762 per hectare).',
      },
    ]);
    expect(render(report, catalogue, 'vi').tensions[0]?.text).toBe(
      'Diện tích đất 21 ha: tăng thêm thì có lợi cho tiêu chí “Lao động trên mỗi héc-ta” (hiện 143 lao động trên mỗi héc-ta) nhưng bất lợi cho tiêu chí “Vốn trên mỗi héc-ta” (hiện 12.904.762 USD trên mỗi héc-ta).',
    );
  });

  it('say nothing of a report that an earlier engine made', () => {
    const catalogue = haiDuong();
    const { tensions, counterfactuals, nextQuestions, ...older } = reportOf(catalogue, {});
    expect([tensions, counterfactuals, nextQuestions].every(Array.isArray)).toBe(true);
    const stored = older as ReturnType<typeof reportOf>;
    expect(render(stored, catalogue, 'en')).toMatchObject({
      tensions: [],
      counterfactuals: [],
      nextQuestions: [],
    });
  });
});
