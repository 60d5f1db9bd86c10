import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Rankable } from '../../src/core/rank.ts';
import { rank } from '../../src/core/rank.ts';
import { RUNS } from '../support/catalogue.ts';

const sectors = (all: readonly Rankable[]) => rank(all).map(({ sector }) => sector);

const plain: Rankable = {
  sector: 'm',
  matched: true,
  eligibility: 'eligible',
  exact: 500_000,
  match: 8000,
  completeness: 5000,
};

describe('rank', () => {
  it('puts matched sectors before excluded ones and those before unmatched ones, whatever their scores', () => {
    const order = sectors([
      { ...plain, sector: 'unmatched', matched: false, exact: 999_999, match: 2999 },
      { ...plain, sector: 'excluded', eligibility: 'excluded', exact: 999_998 },
      { ...plain, sector: 'conditional', eligibility: 'conditional', exact: 2 },
      { ...plain, sector: 'eligible', exact: 1 },
      { ...plain, sector: 'unmatched-excluded', matched: false, eligibility: 'excluded', exact: 0 },
    ]);
    expect(order).toEqual(['conditional', 'eligible', 'excluded', 'unmatched', 'unmatched-excluded']);
  });

  it('breaks ties by match, then completeness, then code', () => {
    const order = sectors([
      { ...plain, sector: 'z' },
      { ...plain, sector: 'a' },
      { ...plain, sector: 'complete', completeness: 5001 },
      { ...plain, sector: 'sure', match: 8001, completeness: 0 },
      { ...plain, sector: 'high', exact: 500_001, match: 0, completeness: 0 },
    ]);
    expect(order).toEqual(['high', 'sure', 'complete', 'a', 'z']);
  });

  it('is one total order: no input order changes it, and the input stays as it is', () => {
    const few = (max: number) => fc.integer({ min: 0, max });
    const rankables = fc.uniqueArray(
      fc.record({
        sector: fc.constantFrom(...'abcdefghij'),
        matched: fc.boolean(),
        eligibility: fc.constantFrom('eligible' as const, 'conditional' as const, 'excluded' as const),
        exact: few(2),
        match: few(1),
        completeness: few(1),
      }),
      { selector: ({ sector }) => sector },
    );
    const permuted = rankables.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(permuted, ([all, shuffled]) => {
        const before = [...all];
        expect(sectors(shuffled)).toEqual(sectors(all));
        expect(all).toEqual(before);
      }),
      RUNS,
    );
  });
});
