import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Curve } from '../../src/core/catalogue.ts';
import { curveAt, curveRange } from '../../src/core/curve.ts';
import { RUNS } from '../support/catalogue.ts';

const WAGE: Curve = [
  [200, 0],
  [330, 0.3],
  [450, 0.7],
  [800, 1],
];
/** Best in the middle: a range must find the peak between its ends. */
const PEAK: Curve = [
  [0, 0.2],
  [10, 1],
  [20, 0],
];

describe('curveAt', () => {
  it.each([
    [200, 0],
    [265, 0.15],
    [330, 0.3],
    [390, 0.5],
    [450, 0.7],
    [625, 0.85],
    [800, 1],
  ])('reads a wage of %d as %d', (x, value) => {
    expect(curveAt(WAGE, x)).toBeCloseTo(value, 12);
  });

  it('is flat outside its breakpoints', () => {
    expect(curveAt(WAGE, -1e9)).toBe(0);
    expect(curveAt(WAGE, 199)).toBe(0);
    expect(curveAt(WAGE, 801)).toBe(1);
    expect(curveAt(WAGE, Number.POSITIVE_INFINITY)).toBe(1);
  });

  it('takes a single breakpoint for a constant', () => {
    expect([-1, 5, 9].map((x) => curveAt([[5, 0.4]], x))).toEqual([0.4, 0.4, 0.4]);
  });
});

describe('curveRange', () => {
  it('finds the peak between its ends', () => {
    expect(curveRange(PEAK, 5, 15)).toEqual([0.5, 1]);
    expect(curveRange(PEAK, 0, 5)[1]).toBeCloseTo(0.6, 12);
    expect(curveRange(PEAK, 0, Number.POSITIVE_INFINITY)).toEqual([0, 1]);
  });

  it('is a point where both ends are one', () => {
    expect(curveRange(PEAK, 15, 15)).toEqual([0.5, 0.5]);
  });

  it('holds every value between its ends, and a narrower range lies inside', () => {
    const x = fc.integer({ min: -5, max: 25 });
    fc.assert(
      fc.property(fc.tuple(x, x, x, x), (four) => {
        const [a = 0, b = 0, c = 0, d = 0] = [...four].sort((left, right) => left - right);
        const [low, high] = curveRange(PEAK, a, d);
        const [inLow, inHigh] = curveRange(PEAK, b, c);
        expect(inLow).toBeGreaterThanOrEqual(low);
        expect(inHigh).toBeLessThanOrEqual(high);
        for (const at of four) {
          expect(curveAt(PEAK, at)).toBeGreaterThanOrEqual(low);
          expect(curveAt(PEAK, at)).toBeLessThanOrEqual(high);
        }
      }),
      RUNS,
    );
  });
});
