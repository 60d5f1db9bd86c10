import type { Slice } from '../contract/page.ts';

/** Cuts a page out of rows of which one more than `limit` was asked for: the extra one only says that more follow. */
export function slice<Row, Shown, Position>(page: {
  readonly rows: readonly Row[];
  readonly limit: number;
  readonly position: (row: Row) => Position;
  readonly total: number | undefined;
  readonly show: (row: Row) => Shown;
}): Slice<Shown, Position> {
  const rows = page.rows.slice(0, page.limit);
  const last = rows.at(-1);
  const next = page.rows.length > page.limit && last !== undefined ? page.position(last) : null;
  return { rows: rows.map(page.show), next, ...(page.total === undefined ? {} : { total: page.total }) };
}
