/** Something to measure and what its rounds took. */
export type Contender = {
  /** Does a round of its work; resolves to what a unit of that took. */
  readonly run: () => number | Promise<number>;
  readonly times: number[];
};

/** How much to measure: rounds that count, and rounds before them so that code is compiled and caches are filled. */
export type Rounds = { readonly rounds: number; readonly warmUp: number };

/** A contender that has not run yet. */
export function contender(run: Contender['run']): Contender {
  return { run, times: [] };
}

/**
 * Measures contenders side by side: every round runs each of them once, so that whatever else the machine does falls
 * on all alike, and each round begins with another one.
 */
export async function measure(contenders: readonly Contender[], { rounds, warmUp }: Rounds): Promise<void> {
  for (let round = 0; round < warmUp + rounds; round++) {
    const first = round % contenders.length;
    for (const { run, times } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      const time = await run();
      if (round >= warmUp) times.push(time);
    }
  }
}

/** The median of a contender's rounds; NaN before it ran. */
export function median({ times }: Contender): number {
  const sorted = [...times].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [upper = Number.NaN, lower = upper] = [sorted[half], sorted[sorted.length - half - 1]];
  return (upper + lower) / 2;
}

/** Mean microseconds of `work` on one of the items, done one after the other. */
export function microseconds<T>(items: readonly T[], work: (item: T) => unknown): number {
  const before = performance.now();
  for (const item of items) work(item);
  return ((performance.now() - before) * 1000) / items.length;
}

/** Like microseconds, for work that answers later: the next item waits for the answer. */
export async function microsecondsAwaited<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  const before = performance.now();
  for (const item of items) await work(item);
  return ((performance.now() - before) * 1000) / items.length;
}
