import type { Criterion, Fact, Reading, Segment } from '../catalogue.ts';
import type { CompiledCatalogue } from '../compile.ts';
import type { Facts } from '../facts.ts';
import type { Pointer } from '../profile.ts';
import type { CriterionValue } from '../reading.ts';
import { readCriterion } from '../reading.ts';
import type { SectorFit } from '../sector-fit.ts';

/** One reading of facts as it counts in one sector. */
export type SectorReading = {
  readonly criterion: Criterion;
  readonly reading: Reading;
  /** Ten-thousandths of a score point for each ten-thousandth of value: match · weight · share. */
  readonly factor: number;
  /** Value for these facts, in ten-thousandths: what the point score takes, and all that they allow. */
  readonly read: (known: Facts) => CriterionValue;
  /** What the point score takes for the facts as they are. */
  readonly now: number;
};

/** What one sector's score makes of each fact, at the facts as they are. */
export type SectorModel = {
  readonly known: Facts;
  readonly ranges: ReadonlyMap<Pointer, Fact>;
  readonly readings: ReadonlyMap<Pointer, readonly SectorReading[]>;
};

/** The readings of every criterion that weighs in this sector, by fact, for the segment that it matched. */
export function sectorModel(catalogue: CompiledCatalogue, sector: SectorFit, known: Facts): SectorModel {
  const segment = catalogue.segments.get(sector.segment ?? '');
  const weights = new Map(sector.score.contributions.map(({ criterion, weight }) => [criterion, weight]));
  const { ranges } = catalogue;
  const readings = new Map<Pointer, SectorReading[]>();
  for (const criterion of catalogue.document.criteria) {
    const weight = weights.get(criterion.code) ?? 0;
    if (weight === 0 || segment === undefined) continue;
    for (const reading of criterion.readings) {
      const read = readerOf(criterion, reading, segment, ranges);
      const factor = (sector.match * weight * reading.share) / 1e8;
      const one = { criterion, reading, factor, read, now: read(known).value };
      for (const fact of factsRead(reading)) readings.set(fact, [...(readings.get(fact) ?? []), one]);
    }
  }
  return { known, ranges, readings };
}

function readerOf(
  criterion: Criterion,
  reading: Reading,
  segment: Segment,
  ranges: ReadonlyMap<Pointer, Fact>,
): SectorReading['read'] {
  const alone = { ...criterion, readings: [{ ...reading, share: 100 }] };
  return (known) => readCriterion(alone, known, segment, ranges);
}

/**
 * How far scores may lie off what is worked out from readings, in ten-thousandths of a point: values are rounded to four
 * decimals by reading and by criterion, then points are.
 */
export function roundingOf(readings: readonly SectorReading[]): number {
  return readings.reduce((sum, { factor, reading }) => sum + 1 + (factor * 100) / reading.share, 0);
}

/** Whether some value function reads both facts, so that what one is worth depends on the other. */
export function readTogether({ readings }: SectorModel, one: Pointer, other: Pointer): boolean {
  return (readings.get(one) ?? []).some(({ reading }) => factsRead(reading).includes(other));
}

/** The facts that a reading reads, each once. */
function factsRead(reading: Reading): readonly Pointer[] {
  switch (reading.kind) {
    case 'segment':
      return [];
    case 'sum':
      return [...new Set(reading.facts)];
    case 'ratio':
      return reading.fact === reading.per ? [reading.fact] : [reading.fact, reading.per];
    default:
      return [reading.fact];
  }
}
