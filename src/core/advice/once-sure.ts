import type { Sector, Segment } from '../catalogue.ts';
import type { CompiledCatalogue } from '../compile.ts';
import type { Facts } from '../facts.ts';
import { E4 } from '../reading.ts';
import { score } from '../score.ts';
import type { SectorFit } from '../sector-fit.ts';

/**
 * The highest exact score, in ten-thousandths, that any product could bring with these facts: in the sector that no gate
 * excludes and the product group that suit them best, with the surest match there is. Null where every sector is excluded.
 */
export function bestOnceSure(
  catalogue: CompiledCatalogue,
  sectors: readonly SectorFit[],
  known: Facts,
): number | null {
  const { document, ranges } = catalogue;
  const policy = { scoring: document.scoring, criteria: document.criteria, ranges };
  const open = new Set(
    sectors.filter(({ eligibility }) => eligibility !== 'excluded').map(({ sector }) => sector),
  );
  const scores = document.sectors
    .filter(({ code }) => open.has(code))
    .flatMap((sector) =>
      document.segments.flatMap((segment) => {
        const match = surest(catalogue, sector, segment);
        return match === 0 ? [] : [score(policy, sector, segment, match, known).exact];
      }),
    );
  return scores.length === 0 ? null : Math.max(...scores);
}

/** The highest match, in ten-thousandths, that a product group brings to a sector: its own, or the second that it serves. */
function surest({ document }: CompiledCatalogue, sector: Sector, segment: Segment): number {
  const { ceiling, secondaryFactor } = document.matching;
  if (segment.sector === sector.code) return Math.round(ceiling * E4);
  if (segment.secondarySector !== sector.code) return 0;
  return Math.round(Math.min(ceiling, secondaryFactor) * E4);
}
