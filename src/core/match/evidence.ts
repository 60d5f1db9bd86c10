import type { TermLanguage } from '../catalogue.ts';
import type { CodeScheme } from './code-scheme.ts';
import type { Why } from './mention.ts';

/** What speaks for a segment; `strength` (0 to 1) is what counts after its context, `why` says what was held against it. */
export type Evidence = {
  readonly segment: string;
  readonly strength: number;
  readonly counted: boolean;
  readonly why: Why | null;
} & (
  | { readonly kind: 'code'; readonly scheme: CodeScheme; readonly code: string }
  | { readonly kind: 'declared'; readonly field: string }
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
      /** What its field, or an activity other than making, leaves of it; `strength` is after it. */
      readonly scale: number;
    }
);

/** What two items must share for only the stronger to count: the term, the scheme, or being declared. */
export function conceptOf(evidence: Evidence): string {
  if (evidence.kind === 'code') return `code:${evidence.scheme}`;
  return evidence.kind === 'term' ? `term:${evidence.concept}` : 'declared';
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

/**
 * Joins the counted evidence of one segment. Words of one field stand or fall together, as do the goods of a trader:
 * what their field or an activity leaves of them bounds all of them, so they are joined first and scaled then.
 * @returns 0 to 1
 */
export function joined(items: readonly Evidence[]): number {
  const groups = new Map<string, { readonly scale: number; readonly strengths: number[] }>();
  for (const item of items) {
    const scale = item.kind === 'term' ? item.scale : 1;
    if (scale === 0) continue;
    const key = item.kind === 'term' ? `${item.field.slice(0, 12)}:${scale}` : item.kind;
    const group = groups.get(key) ?? { scale, strengths: [] };
    groups.set(key, group);
    group.strengths.push(Math.min(1, item.strength / scale));
  }
  return noisyOr([...groups.values()].map(({ scale, strengths }) => scale * noisyOr(strengths)));
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
