import type { CompiledCatalogue } from '../src/core/compile.ts';
import { compiling, fitting } from './engine.ts';
import { MATCHING, matching } from './matching.ts';
import type { Rounds } from './measure.ts';
import type { Row } from './row.ts';

/** Rows that are measured together. */
type Group = {
  readonly names: readonly string[];
  readonly run: (catalogue: CompiledCatalogue, rounds: Rounds) => Promise<readonly Row[]>;
};

const GROUPS: readonly Group[] = [
  { names: ['compile-catalogue'], run: compiling },
  { names: MATCHING, run: matching },
  { names: ['fit-report'], run: fitting },
];

/** Every row that there is. */
export const ROW_NAMES: readonly string[] = GROUPS.flatMap(({ names }) => names);

/**
 * Measures one group after the other.
 * @param only names of rows; what is measured with them is left out of the answer
 */
export async function bench(
  catalogue: CompiledCatalogue,
  rounds: Rounds,
  only: readonly string[] = ROW_NAMES,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const { names, run } of GROUPS) {
    if (names.some((name) => only.includes(name))) rows.push(...(await run(catalogue, rounds)));
  }
  return rows.filter(({ name }) => only.includes(name));
}
