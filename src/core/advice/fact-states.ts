import type { FactState, Facts } from '../facts.ts';
import type { Pointer } from '../profile.ts';

/** The facts as they would be with one of them in another state; the profile stays as it is. */
export function withFact(known: Facts, pointer: Pointer, state: FactState): Facts {
  return (asked) => (asked === pointer ? state : known(asked));
}

/** The facts with the share of one market stated; the other markets stay as they are. */
export function withMarket(known: Facts, fact: Pointer, market: string, share: number): Facts {
  const stated = known(fact);
  const shares = stated.state === 'known' ? Object(stated.value) : {};
  const whole = withFact(known, fact, { state: 'known', value: { ...shares, [market]: share } });
  return withFact(whole, `${fact}/${market}`, { state: 'known', value: share });
}

/** The same facts, each looked up once: advice asks for them again and again. */
export function remembered(known: Facts): Facts {
  const found = new Map<Pointer, FactState>();
  return (pointer) => {
    const before = found.get(pointer);
    if (before !== undefined) return before;
    const state = known(pointer);
    found.set(pointer, state);
    return state;
  };
}

/** A number as it counts: of a list, how many items it has. */
export function sizeOf(value: unknown): number {
  return Array.isArray(value) ? value.length : Number(value);
}

/** Whether a fact may still be told: it is not known, and nobody said that it cannot be provided. */
export function isUntold(fact: FactState): boolean {
  return fact.state === 'unknown' && fact.why !== 'cannot_provide';
}
