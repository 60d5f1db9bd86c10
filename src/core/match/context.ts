import type { MatchingPolicy } from '../catalogue.ts';
import { compoundOf, turned } from './compound.ts';
import { meaning } from './meanings.ts';
import type { Context } from './mention.ts';
import { PLAIN } from './mention.ts';
import { gap } from './phrase.ts';
import { applicationBefore, isAppliedBehind, isUnder, isUnderBehind } from './reach.ts';
import type { Setting } from './setting.ts';
import type { ReadText } from './spans.ts';

/**
 * Reads one mention in its sentence: the words around it say whether it is made, was made, is bought, is what
 * the product is for, or is only the modifier of another noun.
 */
export function contextOf(setting: Setting, index: number, matching: MatchingPolicy): Context {
  const { read, focus } = setting;
  const policy = matching.contexts;
  const compound = compoundOf(setting, index, matching);
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
  if (compound.turn !== null) return compound;
  if (isUnderBehind(read, index, 'application') || isAppliedBehind(read, index))
    return { ...PLAIN, factor: policy.application, why: 'application' };
  if (compound.why !== null || compound.activity !== null) return compound;
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
  const at = applicationBefore(read, index);
  if (at === null) return null;
  const [head, cue] = [read.spans[at - 1], read.spans[at]];
  const isHead = head !== undefined && cue !== undefined && gap(read, head, cue).trim() === '';
  const kind = isHead ? meaning(head, 'head')?.head : undefined;
  if (kind === 'line') return PLAIN;
  return kind === undefined
    ? { ...PLAIN, factor: policy.application, why: 'application' }
    : turned(kind, policy);
}
