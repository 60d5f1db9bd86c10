import { share } from './figures.ts';
import type { Judged } from './judge.ts';
import { NONE } from './labelled-lead.ts';

/** Rows whose first claim lies in a band of certainty, from its lower end up to but not including its upper one. */
export type Band = {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly right: number;
  /** Mean certainty claimed, and the share that was right, 0 to 1; null in an empty band. */
  readonly claimed: number | null;
  readonly share: number | null;
};

/** Whether a claimed certainty means something: over many rows claimed at 0.9, nine in ten should be right. */
export type Reliability = {
  readonly bands: readonly Band[];
  /**
   * Mean distance between certainty and share right over the bands, weighted by rows, 0 to 1
   * (M. P. Naeini, G. F. Cooper and M. Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning,
   * AAAI 2015). Null without a claim.
   */
  readonly expectedCalibrationError: number | null;
  /**
   * Mean squared distance between certainty and outcome, 1 right and 0 wrong (G. W. Brier, Verification of Forecasts
   * Expressed in Terms of Probability, Monthly Weather Review 78, 1950, for one event). Null without a claim.
   */
  readonly brierScore: number | null;
};

// Finer where most claims lie. The first band is for a catalogue whose floor is lower than today's.
const BOUNDS = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

/** Reads the certainty of the first claim of every row that has one; `none` carries no certainty. */
export function reliability(judged: readonly Judged[]): Reliability {
  const claims = judged.filter(({ got }) => got !== NONE);
  const bands = BOUNDS.slice(0, -1).map((from, index) => band(claims, from, BOUNDS[index + 1] ?? 1));
  const gaps = bands.map(({ rows, claimed, share: held }) => rows * Math.abs((held ?? 0) - (claimed ?? 0)));
  return {
    bands,
    expectedCalibrationError: claims.length === 0 ? null : sum(gaps) / claims.length,
    brierScore: mean(claims.map(({ value, right }) => (value - Number(right)) ** 2)),
  };
}

function band(claims: readonly Judged[], from: number, to: number): Band {
  const rows = claims.filter(({ value }) => value >= from && (value < to || to === 1));
  return {
    from,
    to,
    rows: rows.length,
    right: rows.filter(({ right }) => right).length,
    claimed: mean(rows.map(({ value }) => value)),
    share: share(rows, ({ right }) => right),
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
