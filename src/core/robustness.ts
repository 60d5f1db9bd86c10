import type { Acceptability } from './acceptability.ts';
import { acceptabilities } from './acceptability.ts';
import type { Grade } from './catalogue.ts';
import type { CompiledCatalogue } from './compile.ts';
import { rank } from './rank.ts';
import type { SectorFit } from './sector-fit.ts';

/** How often a sector comes first where weights and unknown facts vary: in 80 %, in 50 %, or in less of all samples. */
export type RobustnessLabel = 'robust' | 'contested' | 'open';

/** How stable a sector's place and grade are: shares of all samples, 0 to 1. */
export type Robustness = {
  readonly rank1: number;
  readonly top3: number;
  readonly grades: Readonly<Record<Grade, number>>;
  readonly label: RobustnessLabel;
};

/** From this share of first places on an order is robust, or still contested. */
const [ROBUST, CONTESTED] = [0.8, 0.5];

/**
 * Robustness of every sector that competes: matched and not excluded. Where two sectors score the same in a sample, the
 * surer match is first, then the more complete facts, then the code, as `rank` has it.
 */
export function robustnessOf(
  { document, samples }: CompiledCatalogue,
  sectors: readonly SectorFit[],
): ReadonlyMap<string, Robustness> {
  const competing = sectors.filter(({ matched, eligibility }) => matched && eligibility !== 'excluded');
  const inTieOrder = rank(competing.map((sector) => ({ ...sector, exact: 0 })));
  const contenders = inTieOrder.map(({ match, score }) => ({ match, parts: score.contributions }));
  const counts = acceptabilities(contenders, document.scoring, samples);
  return new Map(
    inTieOrder.flatMap(({ sector }, index) => {
      const count = counts[index];
      return count === undefined ? [] : [[sector, sharesOf(count, samples.count)] as const];
    }),
  );
}

function sharesOf({ rank1, top3, grades }: Acceptability, count: number): Robustness {
  const { A, B, C, D } = grades;
  return {
    rank1: rank1 / count,
    top3: top3 / count,
    grades: { A: A / count, B: B / count, C: C / count, D: D / count },
    label: labelOf(rank1 / count),
  };
}

/** Reads the label of a share of first places; each band holds its lower end. */
export function labelOf(rank1: number): RobustnessLabel {
  if (rank1 >= ROBUST) return 'robust';
  return rank1 >= CONTESTED ? 'contested' : 'open';
}
