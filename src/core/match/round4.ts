/** Rounds a strength or a factor to four decimals: what a report shows is what was counted. */
export function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
