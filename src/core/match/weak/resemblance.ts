import type { Segment } from '../../catalogue.ts';
import type { Gram } from '../evidence.ts';
import { eachGram } from './grams.ts';
import type { WeakModel } from './model.ts';

/** A segment that a text sounds like. */
export type Resemblance = {
  readonly segment: string;
  /** By how many nats it is likelier than in the best class of any other sector, and than in all classes together. */
  readonly clearness: number;
  /** The pieces of text that said most, strongest first. */
  readonly grams: readonly Gram[];
};

/** More pieces than this tell a reader nothing new. */
const SHOWN = 5;

/**
 * The segment that a folded text sounds most like, or null where that is an outside industry or nothing.
 * @param least nats; a resemblance less clear than this is none
 */
export function resemblance(
  { weak, segments }: { readonly weak: WeakModel; readonly segments: ReadonlyMap<string, Segment> },
  text: string,
  least: number,
): Resemblance | null {
  const found = weak.likeness(text);
  const place = found.reduce((best, value, at) => (value > (found[best] ?? 0) ? at : best), 0);
  const segment = weak.classes[place]?.segment ?? null;
  if (segment === null) return null;
  const sector = segments.get(segment)?.sector;
  const rival = found.reduce((most, value, at) => {
    const other = weak.classes[at]?.segment ?? null;
    return other !== null && segments.get(other)?.sector === sector ? most : Math.max(most, value);
  }, 0);
  const clearness = (found[place] ?? 0) - rival;
  return clearness < least ? null : { segment, clearness, grams: gramsFor(weak, text, place) };
}

/** The pieces that weigh most for a class, none of them over another. */
function gramsFor(model: WeakModel, text: string, place: number): readonly Gram[] {
  const pieces: { readonly start: number; readonly end: number; readonly weight: number }[] = [];
  eachGram(text, (hash, start, end) => pieces.push({ start, end, weight: model.weight(hash, place) }));
  pieces.sort((a, b) => b.weight - a.weight || a.start - b.start || a.end - b.end);
  const kept: typeof pieces = [];
  for (const piece of pieces) {
    if (piece.weight <= 0 || kept.length === SHOWN) break;
    if (kept.every(({ start, end }) => piece.start >= end || piece.end <= start)) kept.push(piece);
  }
  return kept.map(({ start, end, weight }) => ({
    gram: text.slice(Math.max(0, start), end),
    weight: Math.round(weight * 100) / 100,
  }));
}
