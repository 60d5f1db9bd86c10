import type { Claim, Judged } from '../judge.ts';
import { judge } from '../judge.ts';
import type { LabelledLead } from '../labelled-lead.ts';

/** A row with all that a baseline found in it. */
export type Scored = { readonly row: LabelledLead; readonly claims: readonly Claim[] };

/** Rows judged with the threshold at which most of them are right: only a score above it is a claim. */
export type AtThreshold = { readonly threshold: number; readonly judged: readonly Judged[] };

/**
 * Chooses when a baseline abstains, on the very rows that it is then judged by: the best that any threshold could do,
 * better than it would do on other rows. Of equally good ones the lowest.
 */
export function atBestThreshold(rows: readonly Scored[]): AtThreshold {
  const cases = rows.map(({ row, claims }) => ({
    value: Math.max(0, ...claims.map(({ value }) => value)),
    rightAsClaimed: judge(row, claims).right,
    rightAsNone: judge(row, []).right,
  }));
  const rightAt = (threshold: number): number =>
    cases.filter((one) => (one.value > threshold ? one.rightAsClaimed : one.rightAsNone)).length;
  let best = { threshold: 0, right: rightAt(0) };
  for (const threshold of [...new Set(cases.map(({ value }) => value))].sort((a, b) => a - b)) {
    const right = rightAt(threshold);
    if (right > best.right) best = { threshold, right };
  }
  const { threshold } = best;
  const judged = rows.map(({ row, claims }) =>
    judge(
      row,
      claims.filter(({ value }) => value > threshold),
    ),
  );
  return { threshold, judged };
}
