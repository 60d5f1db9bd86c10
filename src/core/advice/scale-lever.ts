import type { Gain } from './gain.ts';
import { gainAlong, gainAt, solve, turns } from './gain.ts';
import type { Lever, Move } from './lever.ts';
import type { Scale } from './scales.ts';
import type { SectorModel } from './sector-model.ts';
import { roundingOf } from './sector-model.ts';
import type { Heading } from './steps.ts';
import { nextStep, rounded } from './steps.ts';

/** A number of the profile as a lever; its places are values that people would state. */
export function scaleLever(model: SectorModel, scale: Scale): Lever {
  const { pointer, fact, unit, from, stated } = scale;
  const gain = gainAlong(model, scale);
  const rounding = roundingOf(model.readings.get(fact.pointer) ?? []);
  const origins = originsOf(gain, from);
  const range = (fact.max ?? 1) - (fact.min ?? 0);
  const moveTo = (to: number): Move | null => {
    if (to < scale.least || to > scale.most || to === from) return null;
    return { to, gain: gainAt(gain, to), cost: Math.abs(to - nearest(origins, to)) / range };
  };
  // The highest place that people would state may lie on either side of a turn.
  const places = turns(gain).flatMap((x) => [rounded(x, unit, 1), rounded(x, unit, -1)]);
  const moves = byCost([...new Set(places)].flatMap((to) => moveTo(to) ?? []));
  return {
    pointer,
    fact,
    from,
    moves,
    reach: (wanted, limit = Number.POSITIVE_INFINITY) => {
      let best = moves.find(({ gain }) => gain >= wanted && gain < limit) ?? null;
      for (const x of solve(gain, wanted)) {
        const move = moveTo(rounded(x, unit, headingOf(origins, x)));
        if (move === null || move.gain < wanted - rounding || move.gain >= limit) continue;
        if (best === null || move.cost < best.cost) best = move;
      }
      return best;
    },
    step: ({ to, cost }, way) => {
      if (typeof to !== 'number') return null;
      const away = headingOf(origins, to);
      const next = moveTo(nextStep(to, unit, way === 'longer' ? away : away === 1 ? -1 : 1));
      return next !== null && (way === 'longer') === next.cost > cost ? next : null;
    },
    apply: (facts, to) => stated(facts, Number(to)),
  };
}

/**
 * Where a change is counted from: the fact as it is; while it is unknown, each value that would leave the score as it is
 * with the assumption, or the one that is worth least where any answer would raise it.
 */
function originsOf(gain: Gain, from: number | null): readonly number[] {
  if (from !== null) return [from];
  const same = solve(gain, 0);
  if (same.length > 0) return same;
  return [...turns(gain)].sort((x, y) => gainAt(gain, x) - gainAt(gain, y)).slice(0, 1);
}

function nearest(origins: readonly number[], x: number): number {
  let found = origins[0] ?? x;
  for (const origin of origins) if (Math.abs(x - origin) < Math.abs(x - found)) found = origin;
  return found;
}

function headingOf(origins: readonly number[], x: number): Heading {
  return x < nearest(origins, x) ? -1 : 1;
}

function byCost(moves: readonly Move[]): readonly Move[] {
  return [...moves].sort((a, b) => a.cost - b.cost);
}
