import type { Criterion, Fact, Reading, Segment } from './catalogue.ts';
import { curveAt, curveRange } from './curve.ts';
import type { Facts } from './facts.ts';
import type { Pointer } from './profile.ts';

/** A quantity as a reason shows it; null while unknown. */
export type Quantity = number | string | boolean | null;

/** Value of a criterion for one segment, in ten-thousandths: `low` and `high` are all that the known facts allow. */
export type CriterionValue = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Whether the point value rests on the catalogue's assumption. */
  readonly assumed: boolean;
  /** Percent of the criterion that is known. */
  readonly known: number;
  readonly quantities: readonly Quantity[];
};

/** Range of a value function with the quantity behind it. */
type Range = { readonly low: number; readonly high: number; readonly quantity: Quantity };

/** The quantity of a fact that does not apply. */
export const NOT_APPLICABLE = 'not_applicable';

/** Scale of all integers of scoring: four decimals. */
export const E4 = 10_000;

type Ranges = ReadonlyMap<Pointer, Fact>;

/** Reads one criterion: each reading's range, the assumption clipped into it, joined by their shares. */
export function readCriterion(
  criterion: Criterion,
  known: Facts,
  segment: Segment,
  ranges: Ranges,
): CriterionValue {
  let [value, low, high, sure] = [0, 0, 0, 0];
  const quantities: Quantity[] = [];
  for (const reading of criterion.readings) {
    const range = rangeOf(reading, known, segment, ranges);
    const [lowest, highest] = [toE4(range.low), toE4(range.high)];
    low += reading.share * lowest;
    high += reading.share * highest;
    value += reading.share * Math.min(Math.max(toE4(reading.assumed), lowest), highest);
    if (lowest === highest) sure += reading.share;
    quantities.push(range.quantity);
  }
  return {
    value: Math.round(value / 100),
    low: Math.round(low / 100),
    high: Math.round(high / 100),
    assumed: sure < 100,
    known: sure,
    quantities,
  };
}

function toE4(value: number): number {
  return Math.round(value * E4);
}

function rangeOf(reading: Reading, known: Facts, segment: Segment, ranges: Ranges): Range {
  switch (reading.kind) {
    case 'segment':
      return exactly(reading.table[segment[reading.attribute]] ?? reading.assumed, null);
    case 'category':
      return categoryRange(reading, known);
    case 'number':
    case 'count':
      return numberRange(reading, known, ranges);
    case 'sum':
      return sumRange(reading, known, ranges);
    case 'ratio':
      return ratioRange(reading, known, ranges);
    case 'markets':
      return marketsRange(reading, known);
  }
}

function exactly(value: number, quantity: Quantity): Range {
  return { low: value, high: value, quantity };
}

/** A range from the known part of a quantity up; where the rest no longer matters, that part is what is shown. */
function between([low, high]: readonly [number, number], known: number): Range {
  return { low, high, quantity: toE4(low) === toE4(high) ? known : null };
}

/** A range that an unknown fact leaves open: it may also turn out not to apply. */
function open(reading: Reading, [low, high]: readonly [number, number]): Range {
  return {
    low: Math.min(low, reading.notApplicable),
    high: Math.max(high, reading.notApplicable),
    quantity: null,
  };
}

function categoryRange(reading: Reading & { kind: 'category' }, known: Facts): Range {
  const fact = known(reading.fact);
  if (fact.state === 'not_applicable') return exactly(reading.notApplicable, NOT_APPLICABLE);
  const key = fact.state === 'known' ? String(fact.value) : '';
  const value = Object.hasOwn(reading.table, key) ? reading.table[key] : undefined;
  if (fact.state === 'known' && value !== undefined) {
    return exactly(value, typeof fact.value === 'boolean' ? fact.value : String(fact.value));
  }
  const values = Object.values(reading.table);
  return open(reading, [Math.min(...values), Math.max(...values)]);
}

function numberRange(reading: Reading & { kind: 'number' | 'count' }, known: Facts, ranges: Ranges): Range {
  const fact = known(reading.fact);
  if (fact.state === 'not_applicable') return exactly(reading.notApplicable, NOT_APPLICABLE);
  if (fact.state === 'known') {
    const x = Array.isArray(fact.value) ? fact.value.length : Number(fact.value);
    return exactly(curveAt(reading.curve, x), x);
  }
  return open(reading, curveRange(reading.curve, ...declared(ranges, reading.fact)));
}

function sumRange(reading: Reading & { kind: 'sum' }, known: Facts, ranges: Ranges): Range {
  const states = reading.facts.map((pointer) => ({ pointer, fact: known(pointer) }));
  if (states.every(({ fact }) => fact.state === 'not_applicable'))
    return exactly(reading.notApplicable, NOT_APPLICABLE);
  const bounds = states.map(({ pointer, fact }): readonly [number, number] => {
    if (fact.state === 'not_applicable') return [0, 0];
    return fact.state === 'known' ? [Number(fact.value), Number(fact.value)] : declared(ranges, pointer);
  });
  const low = bounds.reduce((sum, [from]) => sum + from, 0);
  const high = bounds.reduce((sum, [, to]) => sum + to, 0);
  if (low === high) return exactly(curveAt(reading.curve, low), low);
  const range = curveRange(reading.curve, low, high);
  const someKnown = states.some(({ fact }) => fact.state === 'known');
  return someKnown ? between(range, low) : open(reading, range);
}

/** A ratio to nothing (no land is asked for) is no ratio: it counts as not applicable. */
function ratioRange(reading: Reading & { kind: 'ratio' }, known: Facts, ranges: Ranges): Range {
  const [top, bottom] = [known(reading.fact), known(reading.per)];
  if (top.state === 'not_applicable' || bottom.state === 'not_applicable')
    return exactly(reading.notApplicable, NOT_APPLICABLE);
  const [fromTop, toTop] = top.state === 'known' ? twice(top.value) : declared(ranges, reading.fact);
  const [fromBottom, toBottom] =
    bottom.state === 'known' ? twice(bottom.value) : declared(ranges, reading.per);
  if (toBottom === 0) return exactly(reading.notApplicable, NOT_APPLICABLE);
  if (top.state === 'known' && bottom.state === 'known') {
    const ratio = fromTop / fromBottom;
    return exactly(curveAt(reading.curve, ratio), ratio);
  }
  const highest = fromBottom === 0 ? Number.POSITIVE_INFINITY : toTop / fromBottom;
  return open(reading, curveRange(reading.curve, fromTop / toBottom, toTop === 0 ? 0 : highest));
}

function twice(value: unknown): readonly [number, number] {
  return Array.isArray(value) ? [value.length, value.length] : [Number(value), Number(value)];
}

/** Sales shares: markets that are not named share what is left of the whole, so the range shrinks as more are named. */
function marketsRange(reading: Reading & { kind: 'markets' }, known: Facts): Range {
  const fact = known(reading.fact);
  if (fact.state === 'not_applicable') return exactly(reading.notApplicable, NOT_APPLICABLE);
  if (fact.state === 'unknown') return open(reading, curveRange(reading.curve, 0, 1));
  let [sum, total, isOpen] = [0, 0, false];
  const named = new Set(Object.keys(Object(fact.value)));
  for (const market of new Set([...named, ...reading.markets])) {
    const share = known(`${reading.fact}/${market}`);
    const value = share.state === 'known' ? Number(share.value) : 0;
    total += value;
    if (!reading.markets.includes(market)) continue;
    sum += value;
    if (share.state === 'unknown') isOpen = true;
  }
  // Binary fractions: 0.3 + 0.2 + 0.3 + 0.1 + 0.1 must leave nothing over.
  const left = Math.max(0, Math.round((1 - total) * 1e9) / 1e9);
  const exact = Math.round(sum * 1e9) / 1e9;
  if (!isOpen || left === 0) return exactly(curveAt(reading.curve, exact), exact);
  return between(curveRange(reading.curve, exact, exact + left), exact);
}

function declared(ranges: Ranges, pointer: Pointer): readonly [number, number] {
  const fact = ranges.get(pointer);
  return [fact?.min ?? 0, fact?.max ?? Number.POSITIVE_INFINITY];
}
