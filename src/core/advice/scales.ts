import type { Fact } from '../catalogue.ts';
import type { Facts } from '../facts.ts';
import type { Pointer } from '../profile.ts';
import { sharesOf } from './bends.ts';
import { sizeOf, withFact, withMarket } from './fact-states.ts';
import type { SectorModel } from './sector-model.ts';

/** A number of the profile that may take any value of a range: of a list how many items it has, or one market's share. */
export type Scale = {
  readonly pointer: Pointer;
  /** The declared fact: of one market's share the sales by market. */
  readonly fact: Fact;
  readonly unit: Fact['unit'];
  /** The value as it is; null while it is unknown. */
  readonly from: number | null;
  readonly least: number;
  readonly most: number;
  /** The facts with this one at `x`, which need not be whole where items are counted. */
  readonly at: (x: number) => Facts;
  /** Facts with this one as a profile would state it. */
  readonly stated: (facts: Facts, x: number) => Facts;
};

/** A number over its declared range; null where the fact is none, or has no range. */
export function numberScale({ known, readings }: SectorModel, fact: Fact): Scale | null {
  const { pointer, min, max } = fact;
  const kinds = (readings.get(pointer) ?? []).map(({ reading }) => reading.kind);
  const isNumber = !kinds.includes('markets') && !kinds.includes('category');
  if (!isNumber || min === undefined || max === undefined || min >= max) return null;
  const state = known(pointer);
  const items = state.state === 'known' && Array.isArray(state.value) ? state.value : [];
  const isList = items.length > 0 || kinds.includes('count');
  return {
    pointer,
    fact,
    unit: isList ? 'count' : fact.unit,
    from: state.state === 'known' ? sizeOf(state.value) : null,
    least: min,
    most: max,
    at: (x) => withFact(known, pointer, { state: 'known', value: x }),
    stated: (facts, x) => {
      const value = isList ? Array.from({ length: x }, (_, index) => String(items[index] ?? '')) : x;
      return withFact(facts, pointer, { state: 'known', value });
    },
  };
}

/**
 * The share of sales in one market. It only grows, and only into what the named markets leave over, so that shares never
 * sum to more than 1 and no other market is taken from.
 */
export function marketScale({ known }: SectorModel, fact: Fact, market: string): Scale | null {
  const shares = sharesOf(fact.pointer, known);
  const from = Object.hasOwn(shares, market) ? (shares[market] ?? null) : null;
  const named = Object.values(shares).reduce((sum, share) => sum + share, 0);
  const least = from ?? 0;
  const most = Math.round((least + 1 - named) * 1e9) / 1e9;
  if (most <= least) return null;
  const stated = (facts: Facts, x: number): Facts => withMarket(facts, fact.pointer, market, x);
  const pointer = `${fact.pointer}/${market}`;
  return { pointer, fact, unit: 'share', from, least, most, at: (x) => stated(known, x), stated };
}
