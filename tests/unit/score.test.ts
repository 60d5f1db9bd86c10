import { describe, expect, it } from '@jest/globals';
import type { Reading, ScoringPolicy } from '../../src/core/catalogue.ts';
import { facts } from '../../src/core/facts.ts';
import { gradeOf, oneDecimal, score } from '../../src/core/score.ts';
import { criterion, sector, segment } from '../support/catalogue.ts';

/** A rating of 0 to 100 that is stated as such. */
const rating = (name: string): Reading => ({
  share: 100,
  assumed: 0.5,
  notApplicable: 0,
  kind: 'number',
  fact: `/project/${name}`,
  curve: [
    [0, 0],
    [100, 1],
  ],
});

function scored(
  base: number,
  match: number,
  weights: Readonly<Record<string, number>>,
  ratings: Readonly<Record<string, number>>,
) {
  const known = facts({ company: { name: 'x' }, project: ratings }, [], {
    asOf: '2026-01-15',
    includeEstimates: true,
  });
  const criteria = Object.keys(weights).map((name) => criterion(name, [rating(name)]));
  const policy = { scoring: { base, grades: [] }, criteria, ranges: new Map() };
  return score(policy, sector('s', weights), segment('g', 's'), match, known);
}

// P. Goodwin and G. Wright, Decision Analysis for Management Judgment, chapter 3 ("Decisions involving multiple
// objectives: SMART"), table 3.2: seven offices rated on six attributes, and their aggregate benefits.
const OFFICE_WEIGHTS = { closeness: 32, visibility: 26, image: 23, size: 10, comfort: 6, parking: 3 };
const OFFICES: readonly (readonly [string, readonly number[], number])[] = [
  ['Addison Square', [100, 60, 100, 75, 0, 90], 80.8],
  ['Bilton Village', [20, 80, 10, 30, 100, 30], 39.4],
  ['Carlisle Walk', [80, 70, 0, 0, 10, 100], 47.4],
  ['Denver Street', [70, 50, 30, 55, 30, 90], 52.3],
  ['Elton Street', [40, 60, 90, 100, 60, 70], 64.8],
  ['Filton Village', [0, 0, 70, 0, 80, 0], 20.9],
  ['Gorton Square', [60, 100, 20, 50, 50, 80], 60.2],
];

describe('score', () => {
  it.each(OFFICES)('values %s as the textbook does', (_office, ratings, benefits) => {
    const stated = Object.fromEntries(
      Object.keys(OFFICE_WEIGHTS).map((name, index) => [name, ratings[index] ?? 0]),
    );
    const { exact, low, high, completeness } = scored(0, 10_000, OFFICE_WEIGHTS, stated);
    expect(oneDecimal(exact)).toBe(benefits);
    expect([low, high, completeness]).toEqual([exact, exact, 10_000]);
  });

  it('puts the base first, then the merits, all scaled by the match', () => {
    const { exact, contributions } = scored(40, 8000, { a: 75, b: 25 }, { a: 50, b: 100 });
    // 100 · 0.8 · (0.4 + 0.6 · (0.75 · 0.5 + 0.25 · 1)) = 62
    expect(exact).toBe(620_000);
    expect(contributions.map(({ criterion, weight, points }) => [criterion, weight, points])).toEqual([
      ['sector-match', 4000, 320_000],
      ['a', 4500, 180_000],
      ['b', 1500, 120_000],
    ]);
  });

  it('is nothing without a match, and never spreads the weight of what is unknown', () => {
    expect(scored(50, 0, { a: 100 }, { a: 100 }).exact).toBe(0);
    const half = scored(0, 10_000, { a: 50, b: 50 }, { a: 100 });
    expect([half.low, half.exact, half.high, half.completeness]).toEqual([500_000, 750_000, 1_000_000, 5000]);
  });

  it('leaves a criterion without weight out', () => {
    expect(scored(50, 10_000, { a: 100, b: 0 }, {}).contributions.map((part) => part.criterion)).toEqual([
      'sector-match',
      'a',
    ]);
  });
});

describe('oneDecimal', () => {
  it.each([
    [0, 0],
    [499, 0],
    [500, 0.1],
    [783_912, 78.4],
    [783_499, 78.3],
    [783_500, 78.4],
    [749_499, 74.9],
    [749_500, 75],
    [1_000_000, 100],
  ])('rounds %d half-up to %d', (exact, rounded) => {
    expect(oneDecimal(exact)).toBe(rounded);
  });
});

describe('gradeOf', () => {
  const policy: ScoringPolicy = {
    base: 50,
    grades: [
      { grade: 'A', from: 75 },
      { grade: 'B', from: 60 },
      { grade: 'C', from: 40 },
      { grade: 'D', from: 0 },
    ],
  };

  it.each([
    [100, 'A'],
    [75, 'A'],
    [74.9, 'B'],
    [60, 'B'],
    [59.9, 'C'],
    [40, 'C'],
    [39.9, 'D'],
    [0, 'D'],
  ])('reads %d as %s: a band holds its lower end and not its upper one', (rounded, grade) => {
    expect(gradeOf(policy, rounded)).toBe(grade);
  });
});
