import type { Judged } from './judge.ts';
import { NONE } from './labelled-lead.ts';

/** How often a system is right, as shares of 0 to 1; null where there is no row to count. */
export type Figures = {
  /** Rows whose first sector, or `none`, is accepted. */
  readonly top1: number | null;
  /** Rows with an accepted sector among the first three. */
  readonly top3: number | null;
  /** Of the rows that belong to no sector, those of which none was claimed. */
  readonly noneRecall: number | null;
  /** Of the rows of which no sector was claimed, those that belong to none. */
  readonly nonePrecision: number | null;
};

/** The figures of all rows. */
export function figures(judged: readonly Judged[]): Figures {
  return {
    top1: share(judged, ({ right }) => right),
    top3: share(judged, ({ inTop3 }) => inTop3),
    noneRecall: share(judged.filter(isNone), ({ right }) => right),
    nonePrecision: share(
      judged.filter(({ got }) => got === NONE),
      ({ right }) => right,
    ),
  };
}

/** Rows of one kind and how many of them are right. */
export type Group = { readonly rows: number; readonly top1: number | null };

/** Rows by what `keyOf` says of them, in the order of the keys. */
export function groups(
  judged: readonly Judged[],
  keyOf: (item: Judged) => string,
): Readonly<Record<string, Group>> {
  const keys = [...new Set(judged.map(keyOf))].sort();
  return Object.fromEntries(
    keys.map((key) => {
      const rows = judged.filter((item) => keyOf(item) === key);
      return [key, { rows: rows.length, top1: share(rows, ({ right }) => right) }];
    }),
  );
}

function isNone({ row }: Judged): boolean {
  return row.label.sector === NONE;
}

/** The part of all for which something holds; null of nothing. */
export function share<T>(all: readonly T[], holds: (item: T) => boolean): number | null {
  return all.length === 0 ? null : all.filter(holds).length / all.length;
}
