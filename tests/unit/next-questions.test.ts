import { describe, expect, it } from '@jest/globals';
import type { Curve, Fact, Gate } from '../../src/core/catalogue.ts';
import { compile } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit } from '../../src/core/fit-types.ts';
import { render } from '../../src/core/render.ts';
import { curve, fact, oneSector, reading, reportOf } from '../support/advice.ts';
import { AS_OF, haiDuong, sector, segment, synthetic } from '../support/catalogue.ts';

const CAPEX = fact('capexUsd', 'usd', 1000);
const LAND = fact('landHa', 'ha', 100);
const ENGINEERS = fact('engineerShare', 'share', 1);
const IT = fact('itShare', 'share', 1);
const GRADE = fact('productGrade', 'none');
const MARKETS = fact('salesShareByMarket', 'share', 1);
const TYPE = fact('type', 'none');
const SITE: Fact = { ...fact('existingInProvince', 'none'), pointer: '/company/existingInProvince' };

const RISING: Curve = curve(0, 0, 1, 1);
const engineers = reading({ kind: 'number', fact: ENGINEERS.pointer, curve: RISING });
const itStaff = reading({ kind: 'number', fact: IT.pointer, curve: RISING });
const grade = reading({
  kind: 'category',
  fact: GRADE.pointer,
  table: { commodity: 0.1, standard: 0.5, high_end: 0.9 },
});

const pointersOf = ({ nextQuestions }: Fit) => nextQuestions.map(({ pointer }) => pointer);

// A match of 0.9 and a base of 50: the score is 45 + 45 · value, and an unknown value is assumed at 0.2.

describe('a question about an unknown fact', () => {
  it('spans all that its answers may lead to, the other facts as they are', () => {
    const catalogue = oneSector(
      [ENGINEERS, IT, GRADE],
      [
        [50, [engineers]],
        [10, [itStaff]],
        [40, [grade]],
      ],
    );
    // 45 + 45 · 0.2 = 54 now. Engineers move 22.5 · (−0.2 … 0.8), the grade 18 · (−0.2 … 0.7; it may not apply), IT 4.5.
    expect(reportOf(catalogue, {}).nextQuestions).toEqual([
      { pointer: '/project/engineerShare', scoreLow: 49.5, scoreHigh: 72, grades: ['B', 'C'] },
      { pointer: '/project/productGrade', scoreLow: 50.4, scoreHigh: 66.6, grades: ['B', 'C'] },
      { pointer: '/project/itShare', scoreLow: 53.1, scoreHigh: 57.6, grades: ['C'] },
    ]);
    // Once the first is answered, the others count from there.
    expect(reportOf(catalogue, { engineerShare: 1 }).nextQuestions).toEqual([
      { pointer: '/project/productGrade', scoreLow: 68.4, scoreHigh: 84.6, grades: ['A', 'B'] },
      { pointer: '/project/itShare', scoreLow: 71.1, scoreHigh: 75.6, grades: ['A', 'B'] },
    ]);
  });

  it('spans a fact that two criteria read one against the other, at its peak too', () => {
    const ratio = (curve: Curve) => reading({ kind: 'ratio', fact: CAPEX.pointer, per: LAND.pointer, curve });
    const catalogue = oneSector(
      [CAPEX, LAND],
      [
        [50, [ratio(curve(0, 0, 10, 1))]],
        [50, [ratio(curve(10, 1, 50, 0))]],
      ],
    );
    // With 100 of capital both are best at 10 hectares (90), one is nothing at 2 or less (67.5); at 100 hectares 0.1 and 1.
    expect(reportOf(catalogue, { capexUsd: 100 }).nextQuestions).toEqual([
      // No land is no ratio: both take their value for what does not apply, 0.
      { pointer: '/project/landHa', scoreLow: 45, scoreHigh: 90, grades: ['A', 'B', 'C'] },
    ]);
  });

  it('tries nothing to divide by, where a fact counts for itself too', () => {
    const catalogue = oneSector(
      [CAPEX, LAND],
      [
        [50, [reading({ kind: 'number', fact: LAND.pointer, curve: curve(0, 1, 100, 0) })]],
        [
          50,
          [
            {
              ...reading({ kind: 'ratio', fact: CAPEX.pointer, per: LAND.pointer, curve: curve(0, 1, 1, 0) }),
              notApplicable: 1,
            },
          ],
        ],
      ],
    );
    // At 0 hectares both are best; at 100 the first is nothing and the ratio, 1, too; where land does not apply only the first.
    expect(reportOf(catalogue, { capexUsd: 100 }).nextQuestions).toMatchObject([
      { scoreLow: 45, scoreHigh: 90 },
    ]);
  });

  it('takes for sales by market the worst and the best mix of each criterion, and asks for what is left open', () => {
    const share = (markets: readonly string[]) =>
      reading({ kind: 'markets', fact: MARKETS.pointer, markets: [...markets], curve: RISING });
    const catalogue = oneSector(
      [MARKETS],
      [
        [80, [share(['EU', 'JP'])]],
        [20, [share(['VN'])]],
      ],
    );
    const ask = (salesShareByMarket?: Readonly<Record<string, number>>) =>
      reportOf(catalogue, salesShareByMarket === undefined ? {} : { salesShareByMarket }).nextQuestions;
    expect(ask()).toEqual([
      { pointer: '/project/salesShareByMarket', scoreLow: 45, scoreHigh: 90, grades: ['A', 'B', 'C'] },
    ]);
    // 36 · (0.3 … 0.8) and 9 · (0 … 0.5): the EU has 30 %, another market 20 %.
    expect(ask({ EU: 0.3, other: 0.2 })).toMatchObject([{ scoreLow: 55.8, scoreHigh: 78.3 }]);
    expect(ask({ EU: 0.3, JP: 0.2, VN: 0.5 })).toEqual([]);
    expect(ask({ EU: 0.3, other: 0.7 })).toEqual([]);
  });

  it('is asked again where the answer is too old or an estimate left out, never where there is none to give', () => {
    const aged = { ...ENGINEERS, maxAgeMonths: 12 };
    const catalogue = oneSector([aged], [[100, [engineers]]]);
    const project = { engineerShare: 0.5 };
    const pointer = '/project/engineerShare';
    expect(pointersOf(reportOf(catalogue, project))).toEqual([]);
    expect(pointersOf(reportOf(catalogue, project, { [pointer]: { asOf: '2020-01-01' } }))).toEqual([
      pointer,
    ]);
    const estimate = {
      company: { name: 'x' },
      activity: { segments: ['g'] },
      project,
      facts: { [pointer]: { method: 'estimated' as const } },
    };
    expect(pointersOf(fitTo(catalogue, estimate, { asOf: AS_OF }))).toEqual([]);
    expect(pointersOf(fitTo(catalogue, estimate, { asOf: AS_OF, includeEstimates: false }))).toEqual([
      pointer,
    ]);
    for (const status of ['cannot_provide', 'not_applicable'] as const) {
      expect(pointersOf(reportOf(catalogue, {}, { [pointer]: { status } }))).toEqual([]);
    }
    expect(pointersOf(reportOf(catalogue, {}, { [pointer]: { status: 'unknown' } }))).toEqual([pointer]);
  });

  it('is not asked where no answer could move the score', () => {
    const catalogue = oneSector(
      [ENGINEERS, IT],
      [
        [100, [engineers]],
        [0, [itStaff]],
      ],
    );
    expect(pointersOf(reportOf(catalogue, {}))).toEqual([ENGINEERS.pointer]);
    const flat = oneSector(
      [IT],
      [
        [
          100,
          [
            {
              ...itStaff,
              curve: curve(0, 0.2, 1, 0.2),
              notApplicable: 0.2,
            },
          ],
        ],
      ],
    );
    expect(pointersOf(reportOf(flat, {}))).toEqual([]);
  });
});

describe('what a gate still needs', () => {
  const texts = { vi: 'x', en: 'x' };
  const gate: Gate = {
    code: 'gate',
    citation: null,
    excludes: [{ fact: TYPE.pointer, isNot: ['expansion'] }],
    conditions: [],
    needs: [TYPE.pointer, SITE.pointer],
    texts: { pass: texts, conditional: texts, excluded: texts },
  };
  const catalogue = oneSector([ENGINEERS, TYPE, SITE], [[100, [engineers]]], [gate]);

  it('comes first, though it moves no number', () => {
    expect(reportOf(catalogue, {}).nextQuestions).toEqual([
      { pointer: TYPE.pointer, scoreLow: 54, scoreHigh: 54, grades: ['C'] },
      { pointer: SITE.pointer, scoreLow: 54, scoreHigh: 54, grades: ['C'] },
      { pointer: ENGINEERS.pointer, scoreLow: 45, scoreHigh: 90, grades: ['A', 'B', 'C'] },
    ]);
    expect(pointersOf(reportOf(catalogue, { type: 'expansion' }))).toEqual([SITE.pointer, ENGINEERS.pointer]);
    expect(pointersOf(reportOf(catalogue, {}, { [TYPE.pointer]: { status: 'cannot_provide' } }))).toEqual([
      SITE.pointer,
      ENGINEERS.pointer,
    ]);
  });

  it('is not asked of a sector that is excluded, and nothing else is', () => {
    const report = reportOf(catalogue, { type: 'greenfield' });
    expect([report.status, report.nextQuestions]).toEqual(['excluded', []]);
  });
});

describe('the question for the product', () => {
  const catalogue = haiDuong();
  const ask = (activity: Readonly<Record<string, unknown>>, project = {}) =>
    fitTo(catalogue, { company: { name: 'Sao Mai' }, activity, project }, { asOf: AS_OF });

  it('comes first while the match is below 0.6, with what the surest match could bring', () => {
    const unsure = ask({ codes: [{ scheme: 'VSIC2025', code: '2619' }] });
    const [best] = unsure.sectors;
    expect(best?.match.value).toBeLessThan(0.6);
    const [product, ...others] = unsure.nextQuestions;
    expect(product).toMatchObject({ pointer: '/activity/products', scoreLow: 0 });
    expect(others.length).toBeGreaterThan(5);
    // At the ceiling in the segment of the highest technology that the plan moves toward.
    const sure = ['integrated-circuits', 'sensors', 'robots', 'electric-cars'].map((segment) => {
      const [sector] = ask({ segments: [segment] }).sectors;
      return ((sector?.exactScore ?? 0) / (sector?.match.value ?? 1)) * 0.97;
    });
    expect(product?.scoreHigh).toBeCloseTo(Math.max(...sure), 1);
    expect(product?.grades.at(-1)).toBe('D');
  });

  it('is not asked once the match is sure', () => {
    expect(pointersOf(ask({ segments: ['sensors'] }))).not.toContain('/activity/products');
  });

  it('is the only one where nothing matched', () => {
    for (const report of [ask({}), ask({ description: 'bakery of bread and cakes' })]) {
      expect(report.sectors.some(({ matched }) => matched)).toBe(false);
      expect(pointersOf(report)).toEqual(['/activity/products']);
      expect(report.nextQuestions[0]?.scoreLow).toBe(0);
    }
  });

  it('leaves out the sectors that are excluded', () => {
    const open = ask({}, { type: 'expansion' }).nextQuestions[0]?.scoreHigh ?? 0;
    const gates = catalogue.document.sectors.map((sector) => ({
      ...sector,
      gates: sector.code === 'building-materials' ? [] : ['never'],
    }));
    const texts = { vi: 'x', en: 'x' };
    const never: Gate = {
      code: 'never',
      citation: null,
      excludes: [{ fact: '/project/type', is: ['expansion'] }],
      conditions: [],
      needs: [],
      texts: { pass: texts, conditional: texts, excluded: texts },
    };
    const closed = {
      ...catalogue,
      document: { ...catalogue.document, sectors: gates },
      gates: new Map([['never', never]]),
    };
    const profile = { company: { name: 'Sao Mai' }, project: { type: 'expansion' } };
    const [only] = fitTo(closed, profile, { asOf: AS_OF }).nextQuestions;
    expect(only?.scoreHigh).toBeGreaterThan(0);
    expect(only?.scoreHigh).toBeLessThan(open);
    const none = {
      ...closed,
      document: { ...closed.document, sectors: gates.map((one) => ({ ...one, gates: ['never'] })) },
    };
    expect(fitTo(none, profile, { asOf: AS_OF }).nextQuestions).toEqual([]);
  });

  it('counts a sector that a product group only serves second', () => {
    const document = synthetic({
      sectors: [sector('first', {}), sector('second', {})],
      segments: [segment('g', 'first', 'second')],
      base: 100,
    });
    const ask = (gates: readonly Gate[]) => {
      const [first, second] = document.sectors;
      if (first === undefined || second === undefined) throw new Error('no sectors');
      const gated = { ...first, gates: gates.map(({ code }) => code) };
      const made = compile({ ...document, gates, sectors: [gated, second] });
      const profile = { company: { name: 'x' }, project: { type: 'greenfield' } };
      return fitTo(made, profile, { asOf: AS_OF }).nextQuestions[0]?.scoreHigh;
    };
    const texts = { vi: 'x', en: 'x' };
    const never: Gate = {
      code: 'never',
      citation: null,
      excludes: [{ fact: '/project/type', is: ['greenfield'] }],
      conditions: [],
      needs: [],
      texts: { pass: texts, conditional: texts, excluded: texts },
    };
    // The ceiling is 0.97, a second sector counts 0.7 of a match.
    expect([ask([]), ask([never])]).toEqual([97, 70]);
  });

  it('is never asked by a catalogue without sectors', () => {
    const empty = compile(synthetic({ sectors: [], segments: [] }));
    expect(fitTo(empty, { company: { name: 'x' } }, { asOf: AS_OF }).nextQuestions).toEqual([]);
  });
});

describe('its sentence', () => {
  it('is the catalogue’s own in both languages, and the engine’s for the product', () => {
    const catalogue = haiDuong();
    const report = fitTo(catalogue, { company: { name: 'Sao Mai' } }, { asOf: AS_OF });
    const [question] = report.nextQuestions;
    if (question === undefined) throw new Error('nothing is asked');
    const asked = { ...report, nextQuestions: [question, { ...question, pointer: '/project/landHa' }] };
    expect(render(asked, catalogue, 'en').nextQuestions.map(({ text }) => text)).toEqual([
      'Which products exactly will the company make?',
      'How many hectares of land does the project need?',
    ]);
    expect(render(asked, catalogue, 'vi').nextQuestions.map(({ text }) => text)).toEqual([
      'Doanh nghiệp sẽ sản xuất cụ thể những sản phẩm nào?',
      'Dự án cần bao nhiêu héc-ta đất?',
    ]);
  });
});
