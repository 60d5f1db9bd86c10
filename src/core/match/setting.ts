import type { MatchingPolicy } from '../catalogue.ts';
import type { Focus, Sentence } from './sentence.ts';
import { focusOf, sentences } from './sentence.ts';
import type { ReadText } from './spans.ts';

/** A text with what holds for whole sentences of it, found once. */
export type Setting = {
  readonly read: ReadText;
  readonly isDescription: boolean;
  readonly sentences: readonly Sentence[];
  readonly focus: Focus;
};

/** Prepares a text; only a description can be about more than the enquiry. */
export function setting(read: ReadText, matching: MatchingPolicy, isDescription: boolean): Setting {
  return {
    read,
    isDescription,
    sentences: sentences(read, matching),
    focus: isDescription ? focusOf(read) : null,
  };
}
