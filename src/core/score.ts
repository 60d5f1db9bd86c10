import type { Criterion, Fact, Grade, ScoringPolicy, Sector, Segment } from './catalogue.ts';
import type { Facts } from './facts.ts';
import type { Pointer } from './profile.ts';
import type { CriterionValue } from './reading.ts';
import { E4, readCriterion } from './reading.ts';

/** One part of a score. Numbers are ten-thousandths: `points` of a score point, the others of one. */
export type Contribution = CriterionValue & {
  readonly criterion: string;
  readonly points: number;
  readonly weight: number;
};

/** A sector's fit in ten-thousandths of a score point; the points of its contributions sum to `exact`. */
export type Score = {
  readonly exact: number;
  readonly low: number;
  readonly high: number;
  readonly contributions: readonly Contribution[];
  /** Share of the weight whose facts are known, in ten-thousandths. */
  readonly completeness: number;
};

/** Name of the contribution that the match itself makes. */
export const SECTOR_MATCH = 'sector-match';

export type ScorePolicy = {
  readonly scoring: ScoringPolicy;
  readonly criteria: readonly Criterion[];
  readonly ranges: ReadonlyMap<Pointer, Fact>;
};

/**
 * `fit = 100 · match · (b + (1 − b) · Σ w·v)`, a gated additive value model
 * (Keeney and Raiffa 1976, chapter 3), in integers so that the parts sum exactly.
 * @param match certainty that the investor belongs to the sector, in ten-thousandths
 * @param segment the sector's segment that matched best
 */
export function score(
  policy: ScorePolicy,
  sector: Sector,
  segment: Segment,
  match: number,
  known: Facts,
): Score {
  const total = Object.values(sector.weights).reduce((sum, weight) => sum + weight, 0);
  const sure: CriterionValue = { value: E4, low: E4, high: E4, assumed: false, known: 100, quantities: [] };
  const parts = [{ criterion: SECTOR_MATCH, weight: policy.scoring.base * 100, read: sure }];
  let completeness = 0;
  for (const criterion of policy.criteria) {
    const weight = sector.weights[criterion.code] ?? 0;
    if (weight === 0) continue;
    const read = readCriterion(criterion, known, segment, policy.ranges);
    completeness += weight * read.known;
    parts.push({
      criterion: criterion.code,
      weight: criterionWeight(policy.scoring.base, weight, total),
      read,
    });
  }
  const contributions = parts.map(({ criterion, weight, read }) => ({
    criterion,
    weight,
    ...read,
    points: points(match, weight, read.value),
  }));
  const sum = (of: 'value' | 'low' | 'high'): number =>
    contributions.reduce((all, part) => all + points(match, part.weight, part[of]), 0);
  return {
    exact: sum('value'),
    low: sum('low'),
    high: sum('high'),
    contributions,
    completeness: total === 0 ? 0 : Math.round((completeness * 100) / total),
  };
}

/** A criterion's part of the whole, in ten-thousandths: what the base leaves over, by weight. */
function criterionWeight(base: number, weight: number, total: number): number {
  return Math.round(((100 - base) * 100 * weight) / total);
}

/** `100 · match · weight · value`; all three factors and the result in ten-thousandths, so the product is below 2^53. */
function points(match: number, weight: number, value: number): number {
  return Math.round((match * weight * value) / 1e6);
}

/** Rounds ten-thousandths half-up to one decimal: 783912 becomes 78.4. */
export function oneDecimal(exact: number): number {
  return Math.floor((exact + 500) / 1000) / 10;
}

/** The least exact score, in ten-thousandths, that rounds to `from` or more. */
export function lowestExact(from: number): number {
  return Math.ceil(from * 10) * 1000 - 500;
}

/** Reads the grade of a score from half-open bands, best first; the top one is closed at 100. */
export function gradeOf(scoring: ScoringPolicy, rounded: number): Grade {
  const band = scoring.grades.find(({ from }) => rounded >= from) ?? scoring.grades.at(-1);
  if (band === undefined) throw new Error('a catalogue without grades was compiled');
  return band.grade;
}
