import type { Grade, ScoringPolicy } from './catalogue.ts';
import type { Samples } from './samples.ts';
import type { Contribution } from './score.ts';
import { lowestExact } from './score.ts';

/** What competes: a match in ten-thousandths and its parts, as `score` gives them; a part without samples is fixed. */
export type Contender = {
  readonly match: number;
  readonly parts: readonly Pick<Contribution, 'criterion' | 'weight' | 'low' | 'high'>[];
};

/** In how many samples a contender comes first, or among the first three, and has each grade. */
export type Acceptability = {
  readonly rank1: number;
  readonly top3: number;
  readonly grades: Readonly<Record<Grade, number>>;
};

/**
 * Stochastic multicriteria acceptability analysis: rank acceptability indices, counted over samples of weights and
 * unknown values (R. Lahdelma, J. Hokkanen and P. Salminen, SMAA, European Journal of Operational Research 106(1), 1998;
 * computed as in T. Tervonen and R. Lahdelma, Implementing SMAA, the same journal 178(2), 2007).
 * @param contenders in the order that decides between equal scores
 * @returns one for each contender, in their order
 */
export function acceptabilities(
  contenders: readonly Contender[],
  scoring: ScoringPolicy,
  samples: Samples,
): readonly Acceptability[] {
  const tallies = contenders.map((contender) => ({
    scores: sampledScores(contender, samples),
    ahead: new Float64Array(samples.count),
  }));
  for (const [index, one] of tallies.entries())
    for (const other of tallies.slice(index + 1)) compare(one, other);
  return tallies.map(({ scores, ahead }) => ({
    rank1: samples.count - countFrom(1, ahead),
    top3: samples.count - countFrom(3, ahead),
    grades: gradeCounts(scores, scoring),
  }));
}

/** For each sample a contender's score, and how many others are ahead of it. */
type Tally = { readonly scores: Float64Array; readonly ahead: Float64Array };

/** Counts which of two is ahead in each sample; of equal scores the first one is. */
function compare(one: Tally, other: Tally): void {
  for (let i = 0; i < one.scores.length; i++) {
    const behind = (other.scores[i] ?? 0) > (one.scores[i] ?? 0) ? one : other;
    behind.ahead[i] = (behind.ahead[i] ?? 0) + 1;
  }
}

/**
 * `100 · match · (base + Σ w'·v)` in every sample, in ten-thousandths of a point as a report's: with
 * `w' = w · factor / Σ(w · factor)`, which share what the base leaves, and `v = low + place · (high − low)`.
 */
function sampledScores({ match, parts }: Contender, { count, columns }: Samples): Float64Array {
  const weights = new Float64Array(count);
  const scores = new Float64Array(count);
  let fixed = 0;
  let free = 0;
  for (const { criterion, weight, low, high } of parts) {
    const column = columns.get(criterion);
    if (column === undefined) {
      fixed += weight * low;
      continue;
    }
    free += weight;
    const { factors, places } = column;
    for (let i = 0; i < count; i++) {
      const sampled = weight * (factors[i] ?? 0);
      weights[i] = (weights[i] ?? 0) + sampled;
      scores[i] = (scores[i] ?? 0) + sampled * (low + (high - low) * (places[i] ?? 0));
    }
  }
  for (let i = 0; i < count; i++) {
    const merit = free === 0 ? 0 : (free * (scores[i] ?? 0)) / (weights[i] ?? 0);
    scores[i] = Math.round((match * (fixed + merit)) / 1e6);
  }
  return scores;
}

/** How many samples fall into each grade; what is below every other is in the last, as `gradeOf` has it. */
function gradeCounts(scores: Float64Array, { grades }: ScoringPolicy): Record<Grade, number> {
  const counts: Record<Grade, number> = { A: 0, B: 0, C: 0, D: 0 };
  let better = 0;
  for (const [index, { grade, from }] of grades.entries()) {
    const reached = index < grades.length - 1 ? countFrom(lowestExact(from), scores) : scores.length;
    counts[grade] = reached - better;
    better = reached;
  }
  return counts;
}

function countFrom(least: number, values: Float64Array): number {
  let count = 0;
  for (const value of values) if (value >= least) count++;
  return count;
}
