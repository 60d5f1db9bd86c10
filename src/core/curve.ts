import type { Curve } from './catalogue.ts';

/**
 * The piecewise-linear value function through `curve`, flat outside its breakpoints.
 * @returns 0 to 1 (Keeney and Raiffa, Decisions with Multiple Objectives, 1976: single-attribute value functions)
 */
export function curveAt(curve: Curve, x: number): number {
  let previous = curve[0];
  if (previous === undefined || x <= previous[0]) return previous?.[1] ?? 0;
  for (const point of curve) {
    if (x <= point[0]) {
      const [x0, y0] = previous;
      return point[0] === x0 ? point[1] : y0 + ((point[1] - y0) * (x - x0)) / (point[0] - x0);
    }
    previous = point;
  }
  return previous[1];
}

/** Lowest and highest value of the curve for x between `from` and `to`: at the ends or at a breakpoint between. */
export function curveRange(curve: Curve, from: number, to: number): readonly [number, number] {
  const values = [curveAt(curve, from), curveAt(curve, to)];
  for (const [x, y] of curve) if (x > from && x < to) values.push(y);
  return [Math.min(...values), Math.max(...values)];
}
