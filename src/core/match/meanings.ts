import type { MatchingPolicy } from '../catalogue.ts';
import type { CueKind, Meaning } from './lexicon.ts';
import type { Span } from './spans.ts';

/** The meaning of one kind that a span has, if any. */
export function meaning<K extends Meaning['kind']>(
  span: Span,
  kind: K,
): Extract<Meaning, { kind: K }> | undefined {
  return span.meanings.find(
    (candidate): candidate is Extract<Meaning, { kind: K }> => candidate.kind === kind,
  );
}

/** What is done instead of making: an activity, or an industry that only serves. */
export function activityOf(span: Span, { activities }: MatchingPolicy): string | null {
  const activity = meaning(span, 'activity')?.activity;
  if (activity !== undefined) return activity;
  const industry = meaning(span, 'outside')?.industry;
  return industry !== undefined && Object.hasOwn(activities, industry) ? industry : null;
}

/** Whether a span is a cue of this kind that stands on this side of what it speaks of. */
export function isCue(span: Span, cue: CueKind, side: 'before' | 'after'): boolean {
  return span.meanings.some(
    (meaning) => meaning.kind === 'cue' && meaning.cue === cue && meaning.side === side,
  );
}

/** Whether a span names a product of any industry. */
export function isProduct(span: Span | undefined): boolean {
  return (span?.meanings ?? []).some(({ kind }) => kind === 'term' || kind === 'outside');
}

/** A term that says enough to be what an enquiry is about. */
export function isClear(span: Span): boolean {
  return span.meanings.some(
    (candidate) => candidate.kind === 'outside' || (candidate.kind === 'term' && candidate.strength >= 0.5),
  );
}

/** Whether two spans name products of one segment. */
export function sharesSegment(a: Span, b: Span): boolean {
  return a.meanings.some(
    (one) =>
      one.kind === 'term' &&
      b.meanings.some((other) => other.kind === 'term' && other.segment === one.segment),
  );
}
