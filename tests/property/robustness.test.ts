import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Acceptability, Contender } from '../../src/core/acceptability.ts';
import { acceptabilities } from '../../src/core/acceptability.ts';
import { canonicalJson } from '../../src/core/canonical.ts';
import type { Gate } from '../../src/core/catalogue.ts';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit } from '../../src/core/fit-types.ts';
import type { Profile } from '../../src/core/profile.ts';
import { labelOf } from '../../src/core/robustness.ts';
import { drawSamples, SAMPLE_COUNT, SEED, samplesOf } from '../../src/core/samples.ts';
import { gradeOf, lowestExact, oneDecimal } from '../../src/core/score.ts';
import { AS_OF, haiDuong, profiles, RUNS } from '../support/catalogue.ts';

const catalogue = haiDuong();
const { document } = catalogue;

const fitOf = (profile: Profile, of: CompiledCatalogue = catalogue): Fit =>
  fitTo(of, profile, { asOf: AS_OF });

const perMille = (share: number): number => Math.round(share * 1000);

/** Robustness by sector, of those that compete. */
function told({ sectors }: Fit) {
  return new Map(
    sectors.flatMap(({ sector, robustness }) => (robustness === null ? [] : [[sector, robustness] as const])),
  );
}

describe('robustness of a report', () => {
  it('is told of exactly those that compete, in counts of the samples that add up', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const report = fitOf(profile);
        const shares = [...told(report).values()];
        for (const { matched, eligibility, robustness } of report.sectors)
          expect(robustness !== null).toBe(matched && eligibility !== 'excluded');
        for (const { rank1, top3, grades, label } of shares) {
          const counts = [rank1, top3, ...Object.values(grades)];
          expect(counts).toEqual(counts.map((share) => perMille(share) / 1000));
          expect(rank1).toBeLessThanOrEqual(top3);
          expect(label).toBe(labelOf(rank1));
          expect(Object.values(grades).reduce((sum, share) => sum + perMille(share), 0)).toBe(SAMPLE_COUNT);
        }
        const total = (of: 'rank1' | 'top3') => shares.reduce((sum, share) => sum + perMille(share[of]), 0);
        expect([total('rank1'), total('top3')]).toEqual([
          shares.length === 0 ? 0 : SAMPLE_COUNT,
          Math.min(3, shares.length) * SAMPLE_COUNT,
        ]);
        if (shares.length === 1) expect(shares[0]).toMatchObject({ rank1: 1, top3: 1, label: 'robust' });
      }),
      RUNS,
    );
  });

  it('is the same again, whoever was scored in between, and after the samples are drawn again', () => {
    const again = { ...catalogue, samples: samplesOf(document) };
    fc.assert(
      fc.property(profiles, profiles, (one, other) => {
        const first = canonicalJson(fitOf(one));
        fitOf(other);
        expect(canonicalJson(fitOf(one))).toBe(first);
        expect(canonicalJson(fitOf(one, again))).toBe(first);
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  it('does not change when all weights are multiplied by one number', () => {
    const sectors = document.sectors.map((sector) => ({
      ...sector,
      weights: Object.fromEntries(Object.entries(sector.weights).map(([code, weight]) => [code, weight * 7])),
    }));
    const scaled = { ...document, sectors };
    const other = { ...catalogue, document: scaled, samples: samplesOf(scaled) };
    fc.assert(
      fc.property(profiles, (profile) => {
        expect(told(fitOf(profile, other))).toEqual(told(fitOf(profile)));
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  it('turns on a gate only by who competes', () => {
    const gate = { ...firstGate(), excludes: [], conditions: [], needs: [] };
    const free = withGates([]);
    const conditional = withGates([{ ...gate, needs: ['/project/startDate'] }]);
    const excluding = { ...gate, excludes: [{ fact: '/project/type', is: ['greenfield'] }] };
    const closed = withGates([excluding]);
    const closedToElectronics = withGates([excluding], ['electronics']);
    fc.assert(
      fc.property(profiles, (profile) => {
        const greenfield = { ...profile, project: { ...profile.project, type: 'greenfield' }, facts: {} };
        const before = fitOf(greenfield, free);
        expect(told(fitOf(greenfield, conditional))).toEqual(told(before));
        expect(told(fitOf(greenfield, closed)).size).toBe(0);
        const without = told(fitOf(greenfield, closedToElectronics));
        for (const [sector, { rank1, top3, grades }] of told(before)) {
          const left = without.get(sector);
          expect(left === undefined).toBe(sector === 'electronics');
          if (left === undefined) continue;
          expect(left.rank1).toBeGreaterThanOrEqual(rank1);
          expect(left.top3).toBeGreaterThanOrEqual(top3);
          expect(left.grades).toEqual(grades);
        }
      }),
      { ...RUNS, numRuns: 30 },
    );
  });
});

function firstGate(): Gate {
  const [gate] = document.gates;
  if (gate === undefined) throw new Error('the catalogue has no gate');
  return gate;
}

/** The catalogue with these gates, and no others, before some sectors or all. */
function withGates(gates: readonly Gate[], before?: readonly string[]): CompiledCatalogue {
  const sectors = document.sectors.map((sector) => ({
    ...sector,
    gates: before?.includes(sector.code) === false ? [] : gates.map(({ code }) => code),
  }));
  return {
    ...catalogue,
    document: { ...document, gates, sectors },
    gates: new Map(gates.map((gate) => [gate.code, gate])),
  };
}

// Contenders over some criteria, with any ranges of value

const CODES = ['a', 'b', 'c', 'd'];
const SAMPLES = drawSamples(new Map(CODES.map((code, index) => [code, 0.5 + 2 * index])), 500, SEED);

const value = fc.integer({ min: 0, max: 10_000 });
const ranges = fc.array(
  fc.tuple(value, value).map(([x, y]) => ({ low: Math.min(x, y), high: Math.max(x, y) })),
  { minLength: CODES.length, maxLength: CODES.length },
);
const contenders = fc.array(
  fc.record({ match: value, ranges }).map(({ match, ranges: found }) => contender(match, found)),
  { minLength: 2, maxLength: 6 },
);

function contender(
  match: number,
  found: readonly { readonly low: number; readonly high: number }[],
): Contender {
  return {
    match,
    parts: found.map((range, index) => ({ criterion: CODES[index] ?? '', weight: 2500, ...range })),
  };
}

const count = (all: readonly Contender[]): readonly Acceptability[] =>
  acceptabilities(all, document.scoring, SAMPLES);

describe('acceptabilities', () => {
  it('give all first places to what is better in everything, and none to what is worse', () => {
    const better = ({ match, parts }: Contender): Contender => ({
      match: match + 100,
      parts: parts.map((part) => ({ ...part, low: part.low + 100, high: part.high + 100 })),
    });
    fc.assert(
      fc.property(contenders, ([one, ...others]) => {
        if (one === undefined) return;
        expect(count([one, better(one), ...others])[0]?.rank1).toBe(0);
        const best = contender(
          10_100,
          CODES.map(() => ({ low: 10_100, high: 10_100 })),
        );
        expect(count([...others, best]).at(-1)?.rank1).toBe(SAMPLES.count);
      }),
      RUNS,
    );
  });

  it('never fall, and no grade gets worse, when a value rises', () => {
    const raised = fc.record({
      all: contenders,
      part: fc.nat({ max: CODES.length - 1 }),
      up: fc.integer({ min: 1, max: 5000 }),
      bothEnds: fc.boolean(),
    });
    fc.assert(
      fc.property(raised, ({ all: [one, ...others], part, up, bothEnds }) => {
        if (one === undefined) return;
        const parts = one.parts.map((old, index) =>
          index === part ? { ...old, low: old.low + (bothEnds ? up : 0), high: old.high + up } : old,
        );
        const [before] = count([one, ...others]);
        const [after] = count([{ ...one, parts }, ...others]);
        const from = (of: Acceptability | undefined) => {
          const { A = 0, B = 0, C = 0 } = of?.grades ?? {};
          return [of?.rank1 ?? 0, of?.top3 ?? 0, A, A + B, A + B + C];
        };
        for (const [index, share] of from(after).entries())
          expect(share).toBeGreaterThanOrEqual(from(before)[index] ?? 0);
      }),
      RUNS,
    );
  });
});

describe('the least exact score of a grade', () => {
  it('parts the scores as reading the grade of a report does', () => {
    const { scoring } = document;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (exact) => {
        const reached = scoring.grades.find(({ from }) => exact >= lowestExact(from));
        expect(reached?.grade).toBe(gradeOf(scoring, oneDecimal(exact)));
      }),
      { ...RUNS, numRuns: 1000 },
    );
  });
});
