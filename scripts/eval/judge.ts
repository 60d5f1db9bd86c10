import type { LabelledLead } from './labelled-lead.ts';
import { acceptedSectors, NONE } from './labelled-lead.ts';

/** A sector that a system claims, and how surely: a match of 0 to 1, or a baseline's own score. */
export type Claim = { readonly sector: string; readonly value: number };

/** One row with what a system said of it. */
export type Judged = {
  readonly row: LabelledLead;
  /** The first sector claimed, or `none` where none is. */
  readonly got: string;
  /** How surely; 0 where none is claimed. */
  readonly value: number;
  readonly right: boolean;
  /** Whether one of the first three claims is right; where none is claimed, whether none is right. */
  readonly inTop3: boolean;
};

/**
 * Compares the claims of a system with the label of a row.
 * @param claims the sectors that it holds to be more than possible, in any order; of equal ones the first counts
 */
export function judge(row: LabelledLead, claims: readonly Claim[]): Judged {
  const accepted = acceptedSectors(row);
  const ordered = [...claims].sort((a, b) => b.value - a.value);
  const first = ordered[0] ?? { sector: NONE, value: 0 };
  const top3 = ordered.length === 0 ? [NONE] : ordered.slice(0, 3).map(({ sector }) => sector);
  return {
    row,
    got: first.sector,
    value: first.value,
    right: accepted.includes(first.sector),
    inTop3: top3.some((sector) => accepted.includes(sector)),
  };
}
