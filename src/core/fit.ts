import type { CompiledCatalogue } from './compile.ts';
import { facts } from './facts.ts';
import type { Fit } from './fit-types.ts';
import { match } from './match/match.ts';
import type { Profile } from './profile.ts';
import { rank } from './rank.ts';
import { fitReport } from './report.ts';
import { robustnessOf } from './robustness.ts';
import { scoreSector } from './sector-fit.ts';

export type FitOptions = {
  /** ISO date for which the report holds. */
  readonly asOf: string;
  /** Whether facts marked as estimated count; default true. */
  readonly includeEstimates?: boolean;
  /** Whether to tell how stable the order is; default true. It changes nothing else but the notice that rests on it. */
  readonly robustness?: boolean;
};

/**
 * What leadfit does: a profile comes in, is matched to the catalogue's segments, scored against every sector,
 * ranked, and goes out as an explained fit. Pure: same input, same output.
 */
export function fit(catalogue: CompiledCatalogue, profile: Profile, options: FitOptions): Fit {
  const known = facts(profile, catalogue.document.facts, { includeEstimates: true, ...options });
  const matched = match(catalogue, profile);
  const sectors = rank(matched.sectors.map((sector) => scoreSector(catalogue, sector, known)));
  const robustness = robustnessOf(catalogue, options.robustness === false ? [] : sectors);
  return fitReport(catalogue, { profile, known, matched, sectors, robustness, asOf: options.asOf });
}
