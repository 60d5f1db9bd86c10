import type { Fact, Grade } from '../catalogue.ts';
import type { Pointer } from '../profile.ts';
import type { Quantity } from '../reading.ts';
import type { ChangeValue } from './lever.ts';

/** One fact that would have to change; of a list, how many items it has; null while it is unknown. */
export type Change = {
  readonly pointer: Pointer;
  readonly from: ChangeValue;
  readonly to: NonNullable<ChangeValue>;
  readonly actor: Fact['actor'];
};

/** What would lift a sector to the next grade: the least that one change, or two, have to be. */
export type Counterfactual = {
  readonly sector: string;
  readonly changes: readonly Change[];
  readonly score: number;
  readonly grade: Grade;
};

/** A fact worth asking for, with the lowest and highest score of the first sector that its answer may lead to. */
export type NextQuestion = {
  readonly pointer: Pointer;
  readonly scoreLow: number;
  readonly scoreHigh: number;
  /** Every grade from that of `scoreHigh` down to that of `scoreLow`. */
  readonly grades: readonly Grade[];
};

/** A fact of which more helps one criterion and hurts another, where it stands now. */
export type Tension = {
  readonly fact: Pointer;
  /** Criterion that gains by more of the fact. */
  readonly helps: string;
  /** Criterion that loses by it. */
  readonly hurts: string;
  /** What the fact says, and what the first and the second criterion make of it. */
  readonly quantities: readonly Quantity[];
};
