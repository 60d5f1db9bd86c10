import type { Fact } from '../catalogue.ts';

type Unit = Fact['unit'];

/** Which way along a fact: towards more, or towards less. */
export type Heading = 1 | -1;

/** Binary fractions: 0.6 that came out as 0.6000000000000001 is 0.6. */
const FUZZ = 1e-9;

/** The nearest value that people would state, at `x` or further on. */
export function rounded(x: number, unit: Unit, heading: Heading): number {
  const step = stepAt(Math.abs(x), unit);
  const steps = x / step;
  const fuzz = FUZZ * Math.max(1, Math.abs(steps));
  const whole = heading === 1 ? Math.ceil(steps - fuzz) : Math.floor(steps + fuzz);
  return Math.round(whole * step * 100) / 100;
}

/** The next value that people would state, beyond one of them. */
export function nextStep(x: number, unit: Unit, heading: Heading): number {
  // Below a power of ten the step is a tenth of what it is above.
  const step = stepAt(Math.abs(x) * (1 + heading * FUZZ), unit);
  return rounded(x + heading * step * 0.5, unit, heading);
}

/** Money and water in three digits, shares in whole percent, land in tenths of a hectare, what is counted in whole numbers. */
function stepAt(x: number, unit: Unit): number {
  switch (unit) {
    case 'share':
    case 'none':
      return 0.01;
    case 'ha':
      return x < 1 ? 0.01 : 0.1;
    case 'mw':
      return 0.1;
    case 'jobs':
    case 'count':
      return 1;
    case 'usd':
    case 'usd_per_month':
    case 'm3_per_day': {
      let step = 1;
      while (x >= step * 1000) step *= 10;
      return step;
    }
  }
}
