import type { Criterion, Reading } from './catalogue.ts';
import type { CompiledCatalogue } from './compile.ts';
import type { FitContribution, FitSector, Reason } from './fit-types.ts';
import type { Quantity } from './reading.ts';
import { E4, NOT_APPLICABLE } from './reading.ts';
import type { Contribution } from './score.ts';
import { SECTOR_MATCH } from './score.ts';
import type { SectorFit } from './sector-fit.ts';

/** From here on a match is called sure. */
export const SURE = 0.6;
/** How many criteria speak in the summary of a sector. */
const MOST_REASONS = 5;

/** The stable reason code of a contribution, with the quantities that its sentence shows, and its citation. */
export function reasonFor(
  catalogue: CompiledCatalogue,
  sector: SectorFit,
  part: Contribution,
): Pick<FitContribution, 'reason' | 'citation'> {
  if (part.criterion === SECTOR_MATCH) {
    const code = sector.match >= SURE * E4 ? 'sector-match.sure' : 'sector-match.possible';
    const segment = catalogue.segments.get(sector.segment ?? '');
    return {
      reason: { code, quantities: [segment?.code ?? null, sector.match / E4] },
      citation: segment?.citation ?? null,
    };
  }
  const criterion = catalogue.document.criteria.find(({ code }) => code === part.criterion);
  const { quantities } = part;
  if (quantities.length > 0 && quantities.every((quantity) => quantity === NOT_APPLICABLE)) {
    const code = `${part.criterion}.not_applicable`;
    return { reason: { code, quantities: [] }, citation: citationOf(catalogue, sector, criterion) };
  }
  if (part.known > 0 && quantities.some((quantity, index) => isOpen(quantity, criterion?.readings[index]))) {
    const code = `${part.criterion}.partly_known`;
    return { reason: { code, quantities }, citation: citationOf(catalogue, sector, criterion) };
  }
  const band =
    part.known === 0
      ? criterion?.unknown
      : [...(criterion?.reasons ?? [])]
          .sort((a, b) => b.from - a.from)
          .find(({ from }) => part.value >= from * E4);
  return {
    reason: { code: band?.code ?? `${part.criterion}.unknown`, quantities },
    citation: citationOf(catalogue, sector, criterion),
  };
}

/** Whether a quantity has no number to put into a sentence; what is read of the segment never has one. */
function isOpen(quantity: Quantity, reading: Reading | undefined): boolean {
  return quantity === NOT_APPLICABLE || (quantity === null && reading?.kind !== 'segment');
}

/** What a criterion rests on: its document, or the sentence that names the matched product group. */
function citationOf(
  catalogue: CompiledCatalogue,
  sector: SectorFit,
  criterion: Criterion | undefined,
): string | null {
  if (criterion?.citation !== 'segment') return criterion?.citation ?? null;
  return catalogue.segments.get(sector.segment ?? '')?.citation ?? null;
}

/** What a reader should know first: the match, then the known criteria that bring most, for every matched sector in order. */
export function reasonsOf(sectors: readonly FitSector[]): readonly Reason[] {
  return sectors
    .filter(({ matched }) => matched)
    .flatMap((sector) => {
      const [match, ...criteria] = sector.contributions;
      const known = criteria.filter(({ assumed }) => !assumed).sort((a, b) => b.points - a.points);
      return [match, ...known.slice(0, MOST_REASONS)].flatMap((part) =>
        part === undefined ? [] : [reason(sector.sector, part)],
      );
    });
}

function reason(sector: string, { reason, points, citation }: FitContribution): Reason {
  return { code: reason.code, sector, points, citation, quantities: reason.quantities };
}
