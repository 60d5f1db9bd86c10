import type { Tension } from './advice/advice.ts';
import { gainAlong, slopeAbove } from './advice/gain.ts';
import { competes } from './advice/rescore.ts';
import type { Scale } from './advice/scales.ts';
import { numberScale } from './advice/scales.ts';
import type { SectorModel, SectorReading } from './advice/sector-model.ts';
import { sectorModel } from './advice/sector-model.ts';
import type { Fact } from './catalogue.ts';
import type { CompiledCatalogue } from './compile.ts';
import type { Facts } from './facts.ts';
import type { Quantity } from './reading.ts';
import type { SectorFit } from './sector-fit.ts';

const MOST_TENSIONS = 10;

/**
 * The tensions of the first sector: known numbers of which a little more moves two criteria in opposite ways, as their
 * declared directions have it and as their value functions run there; one that has reached the flat end of its curve gains
 * and loses nothing. Ordered by the smaller of the two effects, as share of the fact's range.
 */
export function tensions(
  catalogue: CompiledCatalogue,
  [first]: readonly SectorFit[],
  known: Facts,
): readonly Tension[] {
  if (first === undefined || !competes(first)) return [];
  const model = sectorModel(catalogue, first, known);
  return catalogue.document.facts
    .flatMap((fact) => tensionsOf(model, fact))
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST_TENSIONS)
    .map(({ tension }) => tension);
}

/** What one criterion makes of a fact, and how fast its points rise with a little more of it. */
type Effect = {
  readonly criterion: string;
  readonly quantity: Quantity;
  readonly slope: number;
};

function tensionsOf(
  model: SectorModel,
  fact: Fact,
): readonly { readonly tension: Tension; readonly strength: number }[] {
  const scale = numberScale(model, fact);
  if (scale === null || scale.from === null) return [];
  const { from } = scale;
  const declared = (model.readings.get(fact.pointer) ?? []).map(
    ({ criterion }) => criterion.directions[fact.pointer],
  );
  if (!declared.includes('+') || !declared.includes('-')) return [];
  const effects = knownReadings(model, fact).map((readings) => effectOf(model, scale, from, readings));
  const range = scale.most - scale.least;
  return effects.flatMap((helps) =>
    effects.flatMap((hurts) => {
      const strength = Math.min(helps.slope, -hurts.slope) * range;
      if (strength <= 0) return [];
      const quantities = [from, helps.quantity, hurts.quantity];
      const tension = { fact: fact.pointer, helps: helps.criterion, hurts: hurts.criterion, quantities };
      return [{ tension, strength }];
    }),
  );
}

/** The readings of a fact that are known, by criterion. */
function knownReadings(
  { readings, known }: SectorModel,
  { pointer }: Fact,
): readonly (readonly SectorReading[])[] {
  const found = new Map<string, readonly SectorReading[]>();
  for (const one of readings.get(pointer) ?? []) {
    const { code } = one.criterion;
    if (!one.read(known).assumed) found.set(code, [...(found.get(code) ?? []), one]);
  }
  return [...found.values()];
}

/** An effect against the declared direction counts for nothing. */
function effectOf(
  model: SectorModel,
  scale: Scale,
  from: number,
  readings: readonly SectorReading[],
): Effect {
  const criterion = readings[0]?.criterion;
  const direction = criterion?.directions[scale.pointer] ?? 'none';
  const slope = slopeAbove(gainAlong(model, scale, readings), from);
  const asDeclared = direction === '+' ? Math.max(0, slope) : direction === '-' ? Math.min(0, slope) : 0;
  return {
    criterion: criterion?.code ?? '',
    quantity: readings[0]?.read(model.known).quantities[0] ?? null,
    slope: asDeclared,
  };
}
