import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { fit } from '../../src/core/fit.ts';
import type { FitSector } from '../../src/core/fit-types.ts';
import type { Claim } from './judge.ts';
import type { LabelledLead } from './labelled-lead.ts';
import { profileOf } from './labelled-lead.ts';

/** Matching reads no date, but a report needs one: any within the plan's validity. */
const AS_OF = '2026-11-23';

/** All sectors of the lead's fit report, in its order. */
export function reportedSectors(catalogue: CompiledCatalogue, row: LabelledLead): readonly FitSector[] {
  return fit(catalogue, profileOf(row), { asOf: AS_OF, robustness: false }).sectors;
}

/** What a fit report claims: its matched sectors, whatever their score or eligibility. */
export function claimsOf(sectors: readonly FitSector[]): readonly Claim[] {
  return sectors
    .filter(({ matched }) => matched)
    .map(({ sector, match }) => ({ sector, value: match.value }));
}
