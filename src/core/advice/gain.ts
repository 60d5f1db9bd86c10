import type { Reading } from '../catalogue.ts';
import type { Pointer } from '../profile.ts';
import { bendsAlong } from './bends.ts';
import type { Scale } from './scales.ts';
import type { SectorModel, SectorReading } from './sector-model.ts';

/**
 * What a score gains as one fact moves, in ten-thousandths of a point against the score as it is: pieces that join at
 * the bends of all value functions that read the fact.
 */
export type Gain = readonly Piece[];

/** `gain = a + b·x + c/x` for x between `from` and `to`. */
type Piece = {
  readonly from: number;
  readonly to: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
};

/**
 * The gain along a fact of everything in the sector that reads it.
 * @param readings some of these alone
 */
export function gainAlong(
  { known, ranges, readings: all }: SectorModel,
  scale: Scale,
  readings: readonly SectorReading[] = all.get(scale.fact.pointer) ?? [],
): Gain {
  const bends = readings.flatMap(({ reading }) => bendsAlong(reading, scale.pointer, known, ranges));
  const isInverse = readings.map(({ reading }) => divides(reading, scale.fact.pointer));
  const ends = positions(bends, scale, isInverse.includes(true));
  const gains = ends.map((x) => {
    const facts = scale.at(x);
    let [straight, inverse] = [0, 0];
    for (const [index, { factor, read, now }] of readings.entries()) {
      const gained = factor * (read(facts).value - now);
      if (isInverse[index]) inverse += gained;
      else straight += gained;
    }
    return { x, straight, inverse };
  });
  return gains.slice(1).map((end, index) => {
    const start = gains[index] ?? end;
    const b = (end.straight - start.straight) / (end.x - start.x);
    const c = (end.inverse - start.inverse) / (1 / end.x - 1 / start.x);
    return piece(start.x, end.x, start.straight + start.inverse, b, Number.isFinite(c) ? c : 0);
  });
}

/** Whether a reading divides by a fact. */
export function divides(reading: Reading, pointer: Pointer): boolean {
  return reading.kind === 'ratio' && reading.per === pointer;
}

function piece(from: number, to: number, gain: number, b: number, c: number): Piece {
  return { from, to, a: gain - b * from - (c === 0 ? 0 : c / from), b, c };
}

/**
 * The ends of all pieces in order. What is divided by starts above 0, where it is no ratio, and below its first bend,
 * since value functions are flat there.
 */
function positions(bends: readonly number[], { least, most }: Scale, isDivisor: boolean): readonly number[] {
  const inside = bends.filter((x) => x > least && x < most);
  const start = isDivisor && least <= 0 ? Math.min(most, ...inside) / 2 : least;
  return [...new Set([start, ...inside, most])].sort((a, b) => a - b);
}

/** The gain at one value of the fact; outside its pieces it is that of the nearest end. */
export function gainAt(gain: Gain, x: number): number {
  const found = gain.find(({ to }) => x <= to) ?? gain.at(-1);
  if (found === undefined) return 0;
  return valueAt(found, Math.min(Math.max(x, found.from), found.to));
}

function valueAt({ a, b, c }: Piece, x: number): number {
  return a + b * x + (c === 0 ? 0 : c / x);
}

/** Values of the fact between which the gain only rises or only falls: the ends of its pieces and what peaks between. */
export function turns(gain: Gain): readonly number[] {
  const first = gain[0];
  const peaks = gain.flatMap(({ from, to, b, c }) => {
    const x = Math.sqrt(c / b);
    return x > from && x < to ? [x] : [];
  });
  return first === undefined ? [] : [first.from, ...gain.map(({ to }) => to), ...peaks];
}

/** All values of the fact at which the gain passes `wanted`, or reaches it at the end of a piece. */
export function solve(gain: Gain, wanted: number): readonly number[] {
  const found: number[] = [];
  for (const piece of gain) {
    const { from, to } = piece;
    if (Math.abs(valueAt(piece, from) - wanted) < NOTHING) found.push(from);
    for (const x of roots(piece, wanted)) if (x > from && x < to) found.push(x);
    if (Math.abs(valueAt(piece, to) - wanted) < NOTHING) found.push(to);
  }
  return found;
}

/** Less than any point of a score shows. */
const NOTHING = 1e-6;
const NONE: readonly number[] = [];

/** Where `a + b·x + c/x = wanted`. */
function roots({ a, b, c }: Piece, wanted: number): readonly number[] {
  const rest = a - wanted;
  if (c === 0) return b === 0 ? NONE : [-rest / b];
  if (b === 0) return [-c / rest];
  const root = Math.sqrt(rest * rest - 4 * b * c);
  return [(-rest - root) / (2 * b), (-rest + root) / (2 * b)];
}

/** How fast the gain rises just above `x`: ten-thousandths of a point for one unit of the fact. */
export function slopeAbove(gain: Gain, x: number): number {
  const piece = gain.find(({ from, to }) => from <= x && x < to);
  if (piece === undefined) return 0;
  return piece.b - (piece.c === 0 ? 0 : piece.c / (x * x));
}
