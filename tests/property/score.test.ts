import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../src/core/facts.ts';
import { facts } from '../../src/core/facts.ts';
import type { FactNote, Profile } from '../../src/core/profile.ts';
import type { Score } from '../../src/core/score.ts';
import { score } from '../../src/core/score.ts';
import { models, READ_FACTS, RUNS } from '../support/catalogue.ts';

type Model = typeof models extends fc.Arbitrary<infer T> ? T : never;
type Stated = { readonly project: Readonly<Record<string, unknown>>; readonly facts: Notes };
type Notes = Readonly<Record<string, FactNote>>;

const RANGES = new Map(READ_FACTS.map((fact) => [fact.pointer, fact]));
const E6 = 1_000_000;

function known(stated: Stated): Facts {
  const profile: Profile = { company: { name: 'x' }, ...stated };
  return facts(profile, READ_FACTS, { asOf: '2026-01-15', includeEstimates: true });
}

function scored({ base, match, criteria, sector, segment }: Model, stated: Stated): Score {
  return score(
    { scoring: { base, grades: [] }, criteria, ranges: RANGES },
    sector,
    segment,
    match,
    known(stated),
  );
}

// One answer to one question: a value, or that there is none to give.

const hundredth = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
const amount = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 }));
const ANSWERS = {
  capexUsd: amount,
  landHa: amount,
  engineerShare: hundredth,
  itShare: hundredth,
  productGrade: fc.constantFrom('commodity', 'standard', 'high_end'),
  customersInVietnam: fc.array(fc.constant('a'), { maxLength: 10 }),
};
const NAMES = Object.keys(ANSWERS) as readonly (keyof typeof ANSWERS)[];
const MARKETS = ['EU', 'US', 'JP', 'VN', 'other'] as const;

type Answer = { readonly pointer: string; readonly value: unknown };

/** A value for every fact, or that it does not apply; sales by market come one by one. */
const answers: fc.Arbitrary<readonly Answer[]> = fc
  .tuple(
    ...NAMES.map((name) =>
      fc
        .oneof({ weight: 5, arbitrary: ANSWERS[name] }, { weight: 1, arbitrary: fc.constant(undefined) })
        .map((value): Answer => ({ pointer: `/project/${name}`, value })),
    ),
    fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 }).map((parts) => parts),
    fc.boolean(),
  )
  .map((all) => {
    const plain = all.slice(0, NAMES.length) as readonly Answer[];
    const [parts, isWhole] = all.slice(NAMES.length) as [readonly number[], boolean];
    const total = Math.max(
      100,
      parts.reduce((sum, part) => sum + part, 0),
    );
    const whole = isWhole ? Math.max(1, total - 100) : 0;
    const shares = MARKETS.map((market, index) => ({
      pointer: `/project/salesShareByMarket/${market}`,
      value: Math.floor(((parts[index] ?? 0) * 1000) / (total + whole)) / 1000,
    }));
    return [...plain, ...shares];
  });

const NOTHING: Stated = { project: {}, facts: {} };

function answered({ project, facts: notes }: Stated, { pointer, value }: Answer): Stated {
  if (value === undefined) return { project, facts: { ...notes, [pointer]: { status: 'not_applicable' } } };
  const [, , name = '', market] = pointer.split('/');
  if (market === undefined) return { project: { ...project, [name]: value }, facts: notes };
  const shares = Object(project[name]) as Readonly<Record<string, number>>;
  return { project: { ...project, [name]: { ...shares, [market]: value } }, facts: notes };
}

const shuffled = answers.chain((all) =>
  fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length }),
);
const some = answers.chain((all) =>
  fc.subarray([...all]).map((part) => part.reduce<Stated>(answered, NOTHING)),
);

describe('score', () => {
  it('is exactly the sum of its points, inside its interval, inside 0 to 100', () => {
    fc.assert(
      fc.property(models, some, (model, stated) => {
        const { exact, low, high, contributions } = scored(model, stated);
        expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(exact);
        for (const part of contributions) {
          expect([part.points, part.weight, part.value].every(Number.isInteger)).toBe(true);
          expect(part.low).toBeLessThanOrEqual(part.value);
          expect(part.value).toBeLessThanOrEqual(part.high);
        }
        expect(contributions.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(exact);
        expect(exact).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(E6);
      }),
      RUNS,
    );
  });

  it('never widens its interval nor loses completeness by an answer, in whatever order answers come', () => {
    fc.assert(
      fc.property(models, shuffled, (model, all) => {
        let stated = NOTHING;
        let before = scored(model, stated);
        for (const answer of all) {
          stated = answered(stated, answer);
          const after = scored(model, stated);
          expect(after.low).toBeGreaterThanOrEqual(before.low);
          expect(after.high).toBeLessThanOrEqual(before.high);
          expect(after.completeness).toBeGreaterThanOrEqual(before.completeness);
          before = after;
        }
      }),
      RUNS,
    );
  });

  it('is a point once everything is answered', () => {
    fc.assert(
      fc.property(models, answers, (model, all) => {
        const { low, exact, high, completeness } = scored(model, all.reduce<Stated>(answered, NOTHING));
        expect([low, high, completeness]).toEqual([exact, exact, 10_000]);
      }),
      RUNS,
    );
  });

  it('scores what cannot be provided as it scores what is not told', () => {
    fc.assert(
      fc.property(models, some, (model, stated) => {
        const withheld = NAMES.filter((name) => !Object.hasOwn(stated.project, name))
          .map((name) => `/project/${name}`)
          .filter((pointer) => !Object.hasOwn(stated.facts, pointer))
          .map((pointer) => [pointer, { status: 'cannot_provide' as const }]);
        const told = { ...stated, facts: { ...stated.facts, ...Object.fromEntries(withheld) } };
        expect(scored(model, told)).toEqual(scored(model, stated));
      }),
      RUNS,
    );
  });

  it('does not change when all weights are multiplied by one number', () => {
    fc.assert(
      fc.property(models, some, fc.integer({ min: 2, max: 1000 }), (model, stated, times) => {
        const weights = Object.entries(model.sector.weights).map(([code, weight]) => [code, weight * times]);
        const sector = { ...model.sector, weights: Object.fromEntries(weights) };
        expect(scored({ ...model, sector }, stated)).toEqual(scored(model, stated));
      }),
      RUNS,
    );
  });

  it('never falls when the match rises', () => {
    fc.assert(
      fc.property(models, some, fc.integer({ min: 0, max: 10_000 }), (model, stated, match) => {
        const [less, more] = [match, model.match].sort((a, b) => a - b);
        const [lower, higher] = [less, more].map((value) => scored({ ...model, match: value ?? 0 }, stated));
        expect(lower?.exact).toBeLessThanOrEqual(higher?.exact ?? -1);
      }),
      RUNS,
    );
  });
});
