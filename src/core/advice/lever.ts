import type { Fact } from '../catalogue.ts';
import type { Facts } from '../facts.ts';
import type { Pointer } from '../profile.ts';

/** What a fact says, or would say: of a list, how many items; null while it is unknown. */
export type ChangeValue = number | string | boolean | null;

/** One place that a fact may be moved to. */
export type Move = {
  readonly to: NonNullable<ChangeValue>;
  /** Ten-thousandths of a score point. */
  readonly gain: number;
  /** How far it is: share of the fact's range. */
  readonly cost: number;
};

/** A fact that somebody can change, and what each change is worth in one sector. */
export type Lever = {
  readonly pointer: Pointer;
  /** The declared fact: of one market's share of sales the whole of them. */
  readonly fact: Fact;
  readonly from: ChangeValue;
  /** Places at which the gain turns, among them the highest. */
  readonly moves: readonly Move[];
  /** The shortest move whose gain is at least `wanted` and less than `limit`, or null. */
  readonly reach: (wanted: number, limit?: number) => Move | null;
  /** The move that is one step longer, or shorter; null where there is none. */
  readonly step: (move: Move, way: 'longer' | 'shorter') => Move | null;
  /** These facts with the fact moved. */
  readonly apply: (known: Facts, to: Move['to']) => Facts;
};
