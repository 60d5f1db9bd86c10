import type { Criterion } from '../catalogue.ts';
import type { CompiledCatalogue } from '../compile.ts';
import type { Facts } from '../facts.ts';
import { score } from '../score.ts';
import type { SectorFit } from '../sector-fit.ts';
import { scoreSector } from '../sector-fit.ts';

/** Whether a sector is an answer at all: matched, and not excluded. */
export function competes({ matched, eligibility }: SectorFit): boolean {
  return matched && eligibility !== 'excluded';
}

/** Scores a sector again, as the report does, with other facts and the same match. */
export function rescore(catalogue: CompiledCatalogue, fit: SectorFit): (known: Facts) => SectorFit {
  const { sector, segment, match, weighing, evidence } = fit;
  return (known) => scoreSector(catalogue, { sector, segment, value: match, weighing, evidence }, known);
}

/**
 * The exact score of a sector with other facts, in ten-thousandths, where they change these criteria alone: points are
 * rounded one by one, so the others need not be read again.
 */
export function exactOf(
  catalogue: CompiledCatalogue,
  fit: SectorFit,
  criteria: readonly Criterion[],
  known: Facts,
): (changed: Facts) => number {
  const { document, ranges } = catalogue;
  const sector = document.sectors.find(({ code }) => code === fit.sector);
  const segment = catalogue.segments.get(fit.segment ?? '');
  if (sector === undefined || segment === undefined) return () => fit.exact;
  const policy = { scoring: document.scoring, criteria, ranges };
  const part = (facts: Facts): number => score(policy, sector, segment, fit.match, facts).exact;
  const others = fit.exact - part(known);
  return (changed) => others + part(changed);
}
