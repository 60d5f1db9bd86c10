/** One figure of the bench. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: 'us' | 'ms';
  /** What the value is held against, in the same unit and measured in the same run; null where the row only informs. */
  readonly reference: number | null;
  /** Reference over value: how many times faster than the reference; null without one. */
  readonly ratio: number | null;
  /** The ratio to reach; null where the row only informs. */
  readonly target: number | null;
  /** Whether the target is reached; true where there is none. */
  readonly holds: boolean;
};

/** A figure without anything to hold it against. */
export function informing(name: string, value: number, unit: Row['unit']): Row {
  return { name, value: round(value), unit, reference: null, ratio: null, target: null, holds: true };
}

/** A figure beside its reference. */
export function against(informed: Row, reference: number, target: number | null): Row {
  const ratio = round(reference / informed.value);
  return {
    ...informed,
    reference: round(reference),
    ratio,
    target,
    holds: target === null || ratio >= target,
  };
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
