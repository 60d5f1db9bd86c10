import type { MatchingPolicy } from '../catalogue.ts';
import { activityOf, isClear, isCue, meaning } from './meanings.ts';
import { gap, isOnePhrase } from './phrase.ts';
import type { ReadText } from './spans.ts';

/** A sentence by its offsets in the folded text, and what it says is done instead of making. */
export type Sentence = { readonly start: number; readonly end: number; readonly activity: string | null };

/** How far a denial may stand from what it denies, in folded characters. */
const DENIAL_REACH = 25;

/** The sentences of a text. "Imports used looms" names an activity and nothing of making. */
export function sentences(read: ReadText, matching: MatchingPolicy): readonly Sentence[] {
  const { folded, spans } = read;
  const found: Sentence[] = [];
  let first = 0;
  for (let start = 0; start < folded.text.length; ) {
    const end = endOfSentence(folded.text, start);
    let next = first;
    while ((spans[next]?.start ?? Number.POSITIVE_INFINITY) < end) next++;
    found.push({ start, end, activity: activityIn(read, first, next, matching) });
    first = next;
    start = end + 1;
  }
  return found;
}

function activityIn(read: ReadText, from: number, to: number, matching: MatchingPolicy): string | null {
  let stated: string | null = null;
  for (let index = from; index < to; index++) {
    if (statesMaking(read, index, matching)) return null;
    const span = read.spans[index];
    if (stated === null && span !== undefined && !isDenied(read, index)) stated = activityOf(span, matching);
  }
  return stated;
}

/** Whether the span says that the company makes: a verb of making that nothing takes away, "now makes" included. */
export function statesMaking(read: ReadText, index: number, matching: MatchingPolicy): boolean {
  const span = read.spans[index];
  if (span === undefined || isDenied(read, index)) return false;
  if (isCue(span, 'focus', 'before'))
    return read.hidden.some(({ span: inner, by }) => by === span && meaning(inner, 'making') !== undefined);
  const making = meaning(span, 'making');
  return making !== undefined && making.isPlace !== true && !isServed(read, index, matching);
}

/** Whether a word of making is only what somebody serves: "advises cement plants", 工厂保险, "tư vấn nhà máy". */
function isServed(read: ReadText, index: number, matching: MatchingPolicy): boolean {
  const [before, span, after] = read.spans.slice(Math.max(0, index - 1), index + 2);
  if (index === 0 || before === undefined || span === undefined) return false;
  if (activityOf(before, matching) !== null && isOnePhrase(gap(read, before, span))) return true;
  return after !== undefined && activityOf(after, matching) !== null && gap(read, span, after).trim() === '';
}

/** Whether a cue takes a word away: "not a trader", "no production", 生産は行っていない, "customers are retailers". */
export function isDenied(read: ReadText, index: number): boolean {
  const { spans } = read;
  const span = spans[index];
  if (span === undefined) return false;
  const before = spans.slice(Math.max(0, index - 2), index).some((other) => {
    const isNear = span.start - other.end < DENIAL_REACH;
    return (
      isNear &&
      other.meanings.some((cue) => cue.kind === 'cue' && cue.side === 'before' && cue.cue !== 'focus')
    );
  });
  return before || isNegatedBehind(read, index);
}

function isNegatedBehind(read: ReadText, index: number): boolean {
  const [span, next] = [read.spans[index], read.spans[index + 1]];
  if (span === undefined || next === undefined || !isCue(next, 'negation', 'after')) return false;
  const between = gap(read, span, next);
  return between.length < DENIAL_REACH && !/[.,]/.test(between);
}

/**
 * Whether a text says outright that nothing is made: "No manufacturing.", 生産は行っていない. What is denied of one
 * product only ("we do not make chips", 完成機は作っていない) denies no making.
 */
export function deniesMaking(read: ReadText): boolean {
  const { spans, folded } = read;
  return spans.some((span, index) => {
    const isNegation = isCue(span, 'negation', 'before');
    if (isNegation && /^ ?(?:\.|$)/.test(folded.text.slice(span.end, span.end + 2))) return true;
    if (meaning(span, 'making') === undefined) return false;
    const previous = spans[index - 1];
    const isNegated =
      previous !== undefined && isCue(previous, 'negation', 'before') && span.start - previous.end < 3;
    if (isNegated) return /^ ?(?:[.,]|$)/.test(folded.text.slice(span.end, span.end + 2));
    return isNegatedBehind(read, index) && !OBJECT.test(folded.text.slice(0, span.start));
  });
}

/** A Japanese or Korean object or topic before its verb; では ("here") is neither. */
const OBJECT = /(?:[をがも]|(?<!で)は|[은는을를이가]) ?$/;

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
