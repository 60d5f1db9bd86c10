import type { Judged } from './judge.ts';

/** Rows counted by expected and, within it, claimed sector; only what occurs is named. */
export type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Counts what was claimed of each labelled sector; an accepted other sector stands where it was claimed. */
export function confusion(judged: readonly Judged[]): Confusion {
  const counts: Record<string, Record<string, number>> = {};
  for (const { row, got } of judged) {
    counts[row.label.sector] ??= {};
    const claimed = counts[row.label.sector] ?? {};
    claimed[got] = (claimed[got] ?? 0) + 1;
  }
  return counts;
}
