import type { Fact } from '../catalogue.ts';
import type { FactState } from '../facts.ts';
import type { Pointer } from '../profile.ts';
import { E4 } from '../reading.ts';
import { sharesOf } from './bends.ts';
import { choiceLever } from './choice-lever.ts';
import { isUntold } from './fact-states.ts';
import { divides } from './gain.ts';
import type { Lever } from './lever.ts';
import { scaleLever } from './scale-lever.ts';
import { marketScale, numberScale } from './scales.ts';
import type { SectorModel } from './sector-model.ts';

/**
 * The facts of a sector that somebody can change, as far as one or two of them may gain `wanted`, in the catalogue's order.
 * What nobody can change, cannot be provided or does not apply is none.
 */
export function leversOf(model: SectorModel, wanted: number): readonly Lever[] {
  const bounds = [...model.ranges.values()]
    .filter(({ pointer, actor }) => actor !== 'fixed' && canBeStated(model.known(pointer)))
    .map((fact) => ({ fact, most: mostOf(model, fact.pointer) }));
  const [first = 0, second = 0] = bounds.map(({ most }) => most).sort((a, b) => b - a);
  return bounds
    .filter(({ most }) => most > 0 && most + (most === first ? second : first) >= wanted)
    .flatMap(({ fact }) => leversOn(model, fact));
}

/** No more than this can be gained by a fact: every value that it decides, at its best. */
function mostOf({ readings }: SectorModel, pointer: Pointer): number {
  return (readings.get(pointer) ?? []).reduce((sum, { factor, now }) => sum + factor * (E4 - now), 0);
}

/** Whether a fact has a value, or may still get one. */
function canBeStated(fact: FactState): boolean {
  return fact.state === 'known' || isUntold(fact);
}

function leversOn(model: SectorModel, fact: Fact): readonly Lever[] {
  const choice = choiceLever(model, fact);
  if (choice !== null) return [choice];
  const readings = model.readings.get(fact.pointer) ?? [];
  const scale = numberScale(model, fact);
  if (scale !== null) {
    // A project that needs no land is not improved by needing some.
    const isNoRatio = scale.from === 0 && readings.some(({ reading }) => divides(reading, fact.pointer));
    return isNoRatio ? [] : [scaleLever(model, scale)];
  }
  return openMarkets(model, fact.pointer).flatMap((market) => {
    const share = marketScale(model, fact, market);
    return share === null ? [] : [scaleLever(model, share)];
  });
}

/** The markets that criteria read and that may still be told more of, those with most sales first. */
function openMarkets({ known, readings }: SectorModel, pointer: Pointer): readonly string[] {
  const state = known(pointer);
  // Shares that are out of date or left out are stated anew as a whole.
  if (state.state === 'unknown' && state.why !== 'absent') return [];
  const read = (readings.get(pointer) ?? []).flatMap(({ reading }) =>
    reading.kind === 'markets' ? reading.markets : [],
  );
  const shares = sharesOf(pointer, known);
  return [...new Set(read)]
    .filter((market) => {
      const share = known(`${pointer}/${market}`);
      return share.state === 'known' || (share.state === 'unknown' && share.why === 'absent');
    })
    .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0));
}
