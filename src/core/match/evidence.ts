import type { MatchingPolicy, TermLanguage } from '../catalogue.ts';
import { curveAt } from '../curve.ts';
import type { CodeScheme } from './code-scheme.ts';
import type { Why } from './mention.ts';

/** A piece of text and how much it says, in nats; a space is the border of a word. */
export type Gram = { readonly gram: string; readonly weight: number };

/** What speaks for a segment; `strength` (0 to 1) is what counts after its context, `why` says what was held against it. */
export type Evidence = {
  readonly segment: string;
  readonly strength: number;
  readonly counted: boolean;
  readonly why: Why | null;
} & (
  | {
      readonly kind: 'code';
      readonly scheme: CodeScheme;
      readonly code: string;
      /** What an activity other than making leaves of a code of goods. */
      readonly left: number;
    }
  | { readonly kind: 'declared'; readonly field: string }
  | {
      /** Words that no term covers and that sound like the terms of a segment. */
      readonly kind: 'weak';
      readonly text: string;
      readonly field: string;
      /** Offsets in the received field, in UTF-16 units. */
      readonly start: number;
      readonly end: number;
      readonly grams: readonly Gram[];
    }
  | {
      readonly kind: 'term';
      /** The words as received, without invisible characters. */
      readonly text: string;
      readonly field: string;
      /** Offsets in the received field, in UTF-16 units. */
      readonly start: number;
      readonly end: number;
      readonly language: TermLanguage;
      readonly role: 'makes' | 'uses' | 'not';
      /** The folded term: several words for it count once. */
      readonly concept: string;
      /** What its field leaves of it, and what an activity other than making does; `strength` is after both. */
      readonly trust: number;
      readonly left: number;
      /** For a misspelt word the term that it was read as, and by how many slips they differ. */
      readonly readAs?: ReadAs;
    }
);

/** A term that received words were read as, and by how many slips of the pen they differ. */
export type ReadAs = { readonly term: string; readonly edits: number };

/** What two items must share for only the stronger to count: the term, the scheme, or being declared. */
export function conceptOf(evidence: Evidence): string {
  if (evidence.kind === 'code') return `code:${evidence.scheme}`;
  return evidence.kind === 'term' ? `term:${evidence.concept}` : evidence.kind;
}

/**
 * Independent signs joined: `1 − Π(1 − strength)`. Never falls when an item is added.
 * @returns 0 to 1
 */
export function noisyOr(strengths: readonly number[]): number {
  // In one order: a product of fractions depends on it in the last digit, and ties would hang on that.
  const ordered = [...strengths].sort((a, b) => b - a);
  return 1 - ordered.reduce((doubt, strength) => doubt * (1 - strength), 1);
}

/** What words can claim without a precise code, where the catalogue does not say. */
export const MOST_OF_WORDS = 0.94;

/**
 * Joins the counted evidence of one segment. Words of one field stand or fall together, and so do the goods of a trader:
 * what their field or an activity leaves of them bounds all of them, so they are joined first and scaled then. What words
 * claim together is read through the catalogue's curve of how often such words were right.
 * @returns 0 to 1
 */
export function joined(items: readonly Evidence[], matching: MatchingPolicy): number {
  const counted = items.filter(({ strength }) => strength > 0);
  const byActivity = groupBy(counted, leftOf).map(([left, group]) => {
    const words = groupBy(group.filter(isWord), ({ trust }) => trust).map(
      ([trust, said]) => trust * noisyOr(said.map(({ strength }) => Math.min(1, strength / trust / left))),
    );
    const others = group.filter((item) => !isWord(item)).map(({ strength }) => strength / left);
    return left * noisyOr([...others, sureness(matching, noisyOr(words))]);
  });
  // Whoever reads words can be misled: a precise code or an officer has to agree.
  const most = items.some(isPrecise) ? 1 : (matching.strengths.words ?? MOST_OF_WORDS);
  return Math.min(most, noisyOr(byActivity));
}

/** How often words that claim so much together were right, by the catalogue's curve; 0 to 1. */
export function sureness({ certainty }: MatchingPolicy, claimed: number): number {
  return certainty === undefined ? claimed : curveAt(certainty, claimed);
}

type Word = Extract<Evidence, { kind: 'term' }>;

function isWord(item: Evidence): item is Word {
  return item.kind === 'term';
}

/** A code that says more than "possible", or an officer's word. */
function isPrecise({ kind, strength }: Evidence): boolean {
  return kind === 'declared' || (kind === 'code' && strength >= 0.5);
}

function leftOf(item: Evidence): number {
  return item.kind === 'term' || item.kind === 'code' ? item.left : 1;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): readonly (readonly [number, T[]])[] {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups];
}

/** Keeps the strongest item of every concept as counted and marks the others as repeated. */
export function strongest(items: readonly Evidence[]): readonly Evidence[] {
  const best = new Map<string, Evidence>();
  for (const item of items) {
    const key = `${item.segment}:${conceptOf(item)}`;
    const kept = best.get(key);
    if (kept === undefined || item.strength > kept.strength) best.set(key, item);
  }
  return items.map((item) => {
    if (!item.counted || best.get(`${item.segment}:${conceptOf(item)}`) === item) return item;
    return { ...item, counted: false, why: item.why ?? (item.kind === 'code' ? 'weaker_code' : 'repeated') };
  });
}
