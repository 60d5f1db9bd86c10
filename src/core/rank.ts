import type { Eligibility } from './gates.ts';

/** What the order of sectors depends on. */
export type Rankable = {
  readonly sector: string;
  readonly matched: boolean;
  readonly eligibility: Eligibility;
  /** Ten-thousandths. */
  readonly exact: number;
  readonly match: number;
  readonly completeness: number;
};

/**
 * Orders sectors: matched ones that are not excluded, then matched excluded ones, then the rest;
 * inside each by exact score, match, completeness and code, so no two ever tie.
 */
export function rank<T extends Rankable>(sectors: readonly T[]): readonly T[] {
  return [...sectors].sort(
    (a, b) =>
      tier(a) - tier(b) ||
      b.exact - a.exact ||
      b.match - a.match ||
      b.completeness - a.completeness ||
      (a.sector < b.sector ? -1 : 1),
  );
}

function tier({ matched, eligibility }: Rankable): number {
  if (!matched) return 2;
  return eligibility === 'excluded' ? 1 : 0;
}
