import type { MatchingPolicy } from '../catalogue.ts';
import { compoundOf, turned } from './compound.ts';
import { isCue, meaning } from './meanings.ts';
import type { Context } from './mention.ts';
import { PLAIN } from './mention.ts';
import { isListOfProducts, isUnder, REACH } from './reach.ts';
import type { Focus, Sentence } from './sentence.ts';
import { focusOf, sentences } from './sentence.ts';
import type { ReadText, Span } from './spans.ts';

/** A text with what holds for whole sentences of it, found once. */
export type Setting = {
  readonly read: ReadText;
  readonly sentences: readonly Sentence[];
  readonly focus: Focus;
};

/** Prepares a text; only a description can be about more than the enquiry. */
export function setting(read: ReadText, matching: MatchingPolicy, isDescription: boolean): Setting {
  return { read, sentences: sentences(read, matching), focus: isDescription ? focusOf(read) : null };
}

/**
 * Reads one mention in its sentence: the words around it say whether it is made, was made, is bought, is what
 * the product is for, or is only the modifier of another noun.
 */
export function contextOf(setting: Setting, index: number, matching: MatchingPolicy): Context {
  const { read, focus } = setting;
  const policy = matching.contexts;
  const compound = compoundOf(read, index, matching);
  const start = read.spans[index]?.start ?? 0;
  for (const [cue, why, factor] of [
    ['former', 'former', policy.former],
    ['negation', 'negated', policy.negated],
    ['intent', 'wanted', policy.wanted],
    ['customers', 'customer', policy.customer],
  ] as const) {
    if (isUnder(read, index, cue)) return { ...compound, factor: compound.factor * factor, why };
  }
  const activity = setting.sentences.find(({ end }) => start <= end)?.activity ?? null;
  if (activity !== null && compound.activity === null) return { ...PLAIN, why: 'other_activity', activity };
  const applied = applicationOf(read, index, policy);
  if (applied !== null) return applied;
  if (compound.why !== null || compound.turn !== null || compound.activity !== null) return compound;
  const span = read.spans[index];
  if (
    focus !== null &&
    span !== undefined &&
    !focus.some(([from, to]) => span.start >= from && span.end <= to)
  ) {
    return { ...PLAIN, factor: policy.outOfFocus, why: 'out_of_focus' };
  }
  return PLAIN;
}

/**
 * What a product is for is not the product: "bearings for robots" is a bearing. With a head before it,
 * "machines for chips" are machines.
 */
function applicationOf(read: ReadText, index: number, policy: MatchingPolicy['contexts']): Context | null {
  const span = read.spans[index];
  if (span === undefined) return null;
  for (let at = index - 1; at >= 0; at--) {
    const other = read.spans[at];
    if (other === undefined || span.start - other.end > REACH.application) break;
    if (/[.,]/.test(read.folded.text.slice(other.end, span.start))) break;
    if (!isCue(other, 'application', 'before')) continue;
    const head = read.spans[at - 1];
    const kind = head && touches(read, head, other) ? meaning(head, 'head')?.head : undefined;
    return kind === undefined
      ? { ...PLAIN, factor: policy.application, why: 'application' }
      : turned(kind, policy);
  }
  for (let at = index + 1; at < read.spans.length; at++) {
    const other = read.spans[at];
    if (other === undefined || other.start - span.end > REACH.application / 2) break;
    const between = read.folded.text.slice(span.end, other.start);
    if (between.includes('.')) break;
    if (isCue(other, 'application', 'after') && isListOfProducts(read, index, at)) {
      return { ...PLAIN, factor: policy.application, why: 'application' };
    }
  }
  return null;
}

function touches(read: ReadText, left: Span, right: Span): boolean {
  return read.folded.text.slice(left.end, right.start).trim() === '';
}
