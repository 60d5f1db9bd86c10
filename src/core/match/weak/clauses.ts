import type { MatchingPolicy } from '../../catalogue.ts';
import type { CueKind } from '../lexicon.ts';
import { isCue, meaning } from '../meanings.ts';
import { sentences } from '../sentence.ts';
import type { ReadText, Span } from '../spans.ts';

/** A piece of a text between separators, by its offsets in the folded text. */
export type Clause = { readonly start: number; readonly end: number };

/** What such a cue speaks of is not what the company makes. */
const HOLDING: readonly CueKind[] = ['negation', 'former', 'customers', 'intent', 'application'];

/**
 * The clauses that may say what is made. Clauses with a cue that takes something away and sentences about another
 * activity are left out: only the lexicon knows which of their words are meant.
 */
export function clausesOf(read: ReadText, matching: MatchingPolicy): readonly Clause[] {
  const { text } = read.folded;
  const found: Clause[] = [];
  let next = 0;
  for (const sentence of sentences(read, matching)) {
    for (let start = sentence.start; start < sentence.end; ) {
      const end = endOfClause(text, start, sentence.end);
      let isHeld = sentence.activity !== null;
      for (let span = read.spans[next]; span !== undefined && span.start < end; span = read.spans[++next])
        isHeld ||= isHolding(span);
      const from = text.charAt(start) === ' ' ? start + 1 : start;
      if (!isHeld && from < end) found.push({ start: from, end });
      start = end + 1;
    }
  }
  return found;
}

function endOfClause(text: string, start: number, last: number): number {
  const comma = text.indexOf(',', start);
  return comma < 0 ? last : Math.min(comma, last);
}

function isHolding(span: Span): boolean {
  if (meaning(span, 'activity') !== undefined) return true;
  return HOLDING.some((cue) => isCue(span, cue, 'before') || isCue(span, cue, 'after'));
}
