import type { MatchingPolicy } from '../catalogue.ts';
import { activityOf, isClear, isCue, meaning } from './meanings.ts';
import type { ReadText, Span } from './spans.ts';

/** A sentence by its offsets in the folded text, and what it says is done instead of making. */
export type Sentence = { readonly start: number; readonly end: number; readonly activity: string | null };

/** How far a denial may stand from what it denies, in folded characters. */
const DENIAL_REACH = 25;

/** The sentences of a text. "Imports used looms" names an activity and nothing of making. */
export function sentences({ folded, spans }: ReadText, matching: MatchingPolicy): readonly Sentence[] {
  const found: Sentence[] = [];
  let first = 0;
  for (let start = 0; start < folded.text.length; ) {
    const end = endOfSentence(folded.text, start);
    let next = first;
    while ((spans[next]?.start ?? Number.POSITIVE_INFINITY) < end) next++;
    found.push({ start, end, activity: activityIn(spans.slice(first, next), matching) });
    first = next;
    start = end + 1;
  }
  return found;
}

function activityIn(spans: readonly Span[], matching: MatchingPolicy): string | null {
  const stated = spans.filter((_, index) => !isDenied(spans, index));
  if (stated.some((span) => meaning(span, 'making') !== undefined)) return null;
  for (const span of stated) {
    const activity = activityOf(span, matching);
    if (activity !== null) return activity;
  }
  return null;
}

/** Whether a cue takes a word away: "not a trader", "no production", 生産は行っていない, "customers are retailers". */
export function isDenied(spans: readonly Span[], index: number): boolean {
  const span = spans[index];
  if (span === undefined) return false;
  const before = spans.slice(Math.max(0, index - 2), index).some((other) => {
    const isNear = span.start - other.end < DENIAL_REACH;
    return (
      isNear &&
      other.meanings.some((cue) => cue.kind === 'cue' && cue.side === 'before' && cue.cue !== 'focus')
    );
  });
  return before || isNegatedBehind(span, spans[index + 1]);
}

function isNegatedBehind(span: Span, next: Span | undefined): boolean {
  return next !== undefined && isCue(next, 'negation', 'after') && next.start - span.end < DENIAL_REACH;
}

/**
 * Whether a text says outright that nothing is made: "No manufacturing.", 生産は行っていない. What is denied of one
 * product only ("we do not make chips", 完成機は作っていない) denies no making.
 */
export function deniesMaking({ spans, folded }: ReadText): boolean {
  return spans.some((span, index) => {
    const isNegation = isCue(span, 'negation', 'before');
    if (isNegation && /^ ?(?:\.|$)/.test(folded.text.slice(span.end, span.end + 2))) return true;
    if (meaning(span, 'making') === undefined) return false;
    const previous = spans[index - 1];
    const isNegated =
      previous !== undefined && isCue(previous, 'negation', 'before') && span.start - previous.end < 3;
    if (isNegated) return /^ ?(?:[.,]|$)/.test(folded.text.slice(span.end, span.end + 2));
    return isNegatedBehind(span, spans[index + 1]) && !OBJECT.test(folded.text.slice(0, span.start));
  });
}

/** A Japanese or Korean object or topic before its verb; では ("here") is neither. */
const OBJECT = /(?:[をが]|(?<!で)は|[은는을를이가]) ?$/;

/** Parts of a text that the enquiry is about, as offsets in the folded text; null where nothing says so. */
export type Focus = readonly (readonly [number, number])[] | null;

/** Finds what a text says the enquiry is really about: from the cue to the end of its sentence, or back to its start. */
export function focusOf(read: ReadText): Focus {
  const ranges: [number, number][] = [];
  for (const span of read.spans) {
    if (isCue(span, 'focus', 'before')) ranges.push([span.end, endOfSentence(read.folded.text, span.end)]);
    if (isCue(span, 'focus', 'after'))
      ranges.push([startOfSentence(read.folded.text, span.start), span.start]);
  }
  const useful = ranges.filter(([from, to]) =>
    read.spans.some((span) => isClear(span) && span.start >= from && span.end <= to),
  );
  return useful.length > 0 ? useful : null;
}

function endOfSentence(text: string, from: number): number {
  const end = text.indexOf('.', from);
  return end < 0 ? text.length : end;
}

function startOfSentence(text: string, before: number): number {
  return text.lastIndexOf('.', before - 1) + 1;
}
