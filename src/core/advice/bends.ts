import type { Curve, Fact, Reading } from '../catalogue.ts';
import type { Facts } from '../facts.ts';
import type { Pointer } from '../profile.ts';
import { sizeOf } from './fact-states.ts';

type Ranges = ReadonlyMap<Pointer, Fact>;

/**
 * Where a reading's point value bends as one of its facts moves and all others stay: the breakpoints of its value
 * function, inverted to the fact. Between two neighbours the value runs straight over the fact or, where the fact is what
 * a ratio divides by, over its reciprocal. While another fact of the reading is unknown, both ends of what it may be bend
 * it, and the assumption does where it begins to hold.
 * @param pointer the fact; for sales by market the share of one market, `/project/salesShareByMarket/EU`
 */
export function bendsAlong(
  reading: Reading,
  pointer: Pointer,
  known: Facts,
  ranges: Ranges,
): readonly number[] {
  switch (reading.kind) {
    case 'category':
    case 'segment':
      return [];
    case 'number':
    case 'count':
      return corners(reading, false);
    case 'sum': {
      const rest = reading.facts
        .filter((fact) => fact !== pointer)
        .map((fact) => extent(fact, known, ranges));
      const least = rest.reduce((sum, [low]) => sum + low, 0);
      const most = rest.reduce((sum, [, high]) => sum + high, 0);
      return corners(reading, least < most).flatMap((x) => [x - least, x - most]);
    }
    case 'ratio': {
      const isTop = pointer === reading.fact;
      const [least, most] = extent(isTop ? reading.per : reading.fact, known, ranges);
      return corners(reading, least < most).flatMap((x) =>
        isTop ? [x * least, x * most] : [least / x, most / x],
      );
    }
    case 'markets':
      return marketBends(reading, pointer, known);
  }
}

/** A share that a market takes comes from what no market has: that is less to hope for in all others. */
function marketBends(
  reading: Reading & { kind: 'markets' },
  pointer: Pointer,
  known: Facts,
): readonly number[] {
  const market = pointer.slice(reading.fact.length + 1);
  const others = Object.entries(sharesOf(reading.fact, known)).filter(([name]) => name !== market);
  const sum = (parts: typeof others): number => parts.reduce((all, [, share]) => all + share, 0);
  const own = sum(others.filter(([name]) => reading.markets.includes(name)));
  const isOpen = reading.markets.some(
    (name) => name !== market && known(`${reading.fact}/${name}`).state === 'unknown',
  );
  if (reading.markets.includes(market)) return corners(reading, isOpen).map((x) => x - own);
  return isOpen ? corners(reading, true).map((x) => own + 1 - sum(others) - x) : [];
}

/** The shares of sales that are known, by market. */
export function sharesOf(fact: Pointer, known: Facts): Readonly<Record<string, number>> {
  const stated = known(fact);
  if (stated.state !== 'known') return {};
  return Object.fromEntries(
    Object.keys(Object(stated.value)).flatMap((market) => {
      const share = known(`${fact}/${market}`);
      return share.state === 'known' ? [[market, Number(share.value)]] : [];
    }),
  );
}

/** Breakpoints of a value function and, while other facts leave it open, where it passes what may stand in for it. */
function corners(
  { curve, assumed, notApplicable }: Reading & { curve: Curve },
  isOpen: boolean,
): readonly number[] {
  const breakpoints = curve.map(([x]) => x);
  return isOpen
    ? [...breakpoints, ...crossings(curve, assumed), ...crossings(curve, notApplicable)]
    : breakpoints;
}

/** Where a curve passes a value between two of its breakpoints. */
function crossings(curve: Curve, value: number): readonly number[] {
  return curve.flatMap(([x1, y1], index) => {
    const [x0, y0] = curve[index - 1] ?? [x1, y1];
    const isPassed = Math.min(y0, y1) < value && value < Math.max(y0, y1);
    return isPassed ? [x0 + ((value - y0) * (x1 - x0)) / (y1 - y0)] : [];
  });
}

/** What a fact counts as: its value, or all that it may be. */
function extent(pointer: Pointer, known: Facts, ranges: Ranges): readonly [number, number] {
  const fact = known(pointer);
  if (fact.state === 'not_applicable') return [0, 0];
  if (fact.state === 'known') return [sizeOf(fact.value), sizeOf(fact.value)];
  const { min = 0, max = Number.POSITIVE_INFINITY } = ranges.get(pointer) ?? {};
  return [min, max];
}
