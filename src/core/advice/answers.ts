import type { Fact } from '../catalogue.ts';
import type { CompiledCatalogue } from '../compile.ts';
import type { Facts } from '../facts.ts';
import type { SectorFit } from '../sector-fit.ts';
import { choicesOf } from './choice-lever.ts';
import { withFact } from './fact-states.ts';
import { divides, gainAlong, gainAt, turns } from './gain.ts';
import { exactOf } from './rescore.ts';
import { numberScale } from './scales.ts';
import type { SectorModel, SectorReading } from './sector-model.ts';
import { roundingOf } from './sector-model.ts';

/** Lowest and highest exact score that the answer to a question may lead to, in ten-thousandths. */
export type Span = readonly [low: number, high: number];

/**
 * All scores that a sector may have once a fact is known, the others as they are: for every value of its declared range,
 * or where it does not apply. Null where nothing in the sector reads it.
 */
export function spanOf(
  catalogue: CompiledCatalogue,
  sector: SectorFit,
  model: SectorModel,
  fact: Fact,
): Span | null {
  const readings = model.readings.get(fact.pointer) ?? [];
  if (readings.length === 0) return null;
  if (readings.some(({ reading }) => reading.kind === 'markets')) return marketSpan(sector, model, readings);
  const criteria = [...new Set(readings.map(({ criterion }) => criterion))];
  const exact = exactOf(catalogue, sector, criteria, model.known);
  const scores = extremes(model, fact, readings).map(exact);
  const none = exact(withFact(model.known, fact.pointer, { state: 'not_applicable' }));
  // Between its ends a single value only rises or falls, and so it does rounded; the sum of several may stray.
  const stray = readings.length === 1 ? 0 : Math.ceil(2 * roundingOf(readings));
  return [Math.min(...scores, none) - stray, Math.max(...scores, none) + stray];
}

/** The facts with each answer that may lead furthest down or up. */
function extremes(model: SectorModel, fact: Fact, readings: readonly SectorReading[]): readonly Facts[] {
  const scale = numberScale(model, fact);
  if (scale === null) {
    return choicesOf(readings).map((value) => withFact(model.known, fact.pointer, { state: 'known', value }));
  }
  const gain = gainAlong(model, scale);
  const byGain = [...turns(gain)].sort((x, y) => gainAt(gain, x) - gainAt(gain, y));
  // Divided by nothing it is no ratio.
  const nothing = readings.some(({ reading }) => divides(reading, fact.pointer)) ? [scale.least] : [];
  return [...byGain.slice(0, 1), ...byGain.slice(-1), ...nothing].map(scale.at);
}

/** Sales by market are many numbers: each criterion takes its own worst and best mix, as `low` and `high` do. */
function marketSpan(sector: SectorFit, { known }: SectorModel, readings: readonly SectorReading[]): Span {
  let [low, high] = [sector.exact, sector.exact];
  for (const { factor, read, now } of readings) {
    const value = read(known);
    low += factor * (value.low - now);
    high += factor * (value.high - now);
  }
  const stray = low === high ? 0 : roundingOf(readings);
  return [Math.floor(low - stray), Math.ceil(high + stray)];
}
