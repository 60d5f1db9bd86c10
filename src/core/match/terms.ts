import type { MatchingPolicy } from '../catalogue.ts';
import { hasUnknownHead } from './compound.ts';
import { contextOf, setting } from './context.ts';
import type { Evidence } from './evidence.ts';
import type { Meaning } from './lexicon.ts';
import type { Matcher } from './matcher.ts';
import { meaning } from './meanings.ts';
import type { Context, Why } from './mention.ts';
import type { ReadText, Span } from './spans.ts';

/** A piece of a profile that is read for words. */
export type Field = {
  readonly pointer: string;
  readonly kind: 'name' | 'description' | 'product';
  readonly text: string;
  readonly read: ReadText;
};

type Term = Extract<Meaning, { kind: 'term' }>;

/** How sure one phrase of an industry outside every sector makes us. */
const OUTSIDE_TERM = 0.6;
/** A product that other words of the lead merely name as an application still points a little. */
const ONLY_APPLICATION = 0.6;

/** What the words of a profile say. */
export type WordEvidence = {
  readonly evidence: readonly Evidence[];
  /** Strengths of what they say for industries outside every sector. */
  readonly outside: readonly number[];
  /** Products are stated, and no segment knows any of them. */
  readonly unknownProducts: boolean;
};

/** Reads every field for terms of segments and of other industries. */
export function termEvidence(matcher: Matcher, fields: readonly Field[]): WordEvidence {
  const evidence: Evidence[] = [];
  const outside = new Map<string, number>();
  for (const field of fields) {
    const { matching } = matcher.document;
    const read = setting(field.read, matching, field.kind === 'description');
    for (const [index, span] of field.read.spans.entries()) {
      const industry = meaning(span, 'outside')?.industry;
      const terms = span.meanings.filter((candidate) => candidate.kind === 'term');
      if (industry === undefined && terms.length === 0) continue;
      const context = inProduct(field, span, contextOf(read, index, matching), matching);
      if (industry !== undefined) {
        const strength = OUTSIDE_TERM * matching.fields[field.kind] * context.factor;
        outside.set(span.phrase, Math.max(outside.get(span.phrase) ?? 0, strength));
      }
      for (const term of terms) evidence.push(...mention(matcher, field, span, term, context));
    }
    for (const { span, by } of field.read.hidden) {
      if (meaning(by, 'outside') === undefined && meaning(by, 'activity') === undefined) continue;
      for (const term of span.meanings.filter((candidate) => candidate.kind === 'term')) {
        evidence.push(item(field, span, term.segment, term, 0, 'excluded_reading', 'not'));
      }
    }
  }
  const isKnown = evidence.some(
    (item) => item.kind === 'term' && item.counted && item.field.startsWith('/activity/products'),
  );
  const unknownProducts = !isKnown && fields.some(({ kind }) => kind === 'product');
  return {
    evidence: softenApplications(evidence, matcher.document.matching.contexts),
    outside: [...outside.values()],
    unknownProducts,
  };
}

/** A stated product that ends on an unknown noun is only qualified by the term. */
function inProduct(field: Field, span: Span, context: Context, { contexts }: MatchingPolicy): Context {
  const isPlain = context.factor === 1 && context.why === null && context.turn === null;
  if (field.kind !== 'product' || !isPlain || !hasUnknownHead(field.read, span)) return context;
  return { ...context, factor: contexts.unknownHead, why: 'modifier' };
}

/** One mention as evidence; a part or a machine of the product speaks for another segment. */
function mention(
  matcher: Matcher,
  field: Field,
  span: Span,
  term: Term,
  context: Context,
): readonly Evidence[] {
  const { matching } = matcher.document;
  const weight =
    term.strength * matching.fields[field.kind] * context.factor * activityFactor(matching, context);
  if (context.turn === null) {
    const role = roleOf(context.why, weight);
    return [item(field, span, term.segment, term, weight, context.why, role)];
  }
  const target = matcher.segments.get(term.segment)?.[context.turn];
  if (target === undefined)
    return [item(field, span, term.segment, term, weight * matching.contexts.modifier, 'modifier', 'uses')];
  return [item(field, span, target, term, weight, null, 'makes')];
}

function activityFactor(matching: MatchingPolicy, { activity }: Context): number {
  return activity === null ? 1 : (matching.activities[activity] ?? 1);
}

function roleOf(why: Why | null, weight: number): 'makes' | 'uses' | 'not' {
  if (weight === 0) return 'not';
  return why === null || why === 'out_of_focus' ? 'makes' : 'uses';
}

function item(
  field: Field,
  span: Span,
  segment: string,
  term: Term,
  strength: number,
  why: Why | null,
  role: 'makes' | 'uses' | 'not',
): Evidence {
  const { offsets } = field.read.folded;
  const start = offsets[span.start] ?? 0;
  const end = endOffset(field, span);
  return {
    kind: 'term',
    text: field.text.slice(start, end).replace(/\p{Cf}/gu, ''),
    field: field.pointer,
    start,
    end,
    language: term.language,
    role,
    segment,
    strength: Math.round(strength * 10_000) / 10_000,
    counted: strength > 0,
    why,
    concept: span.phrase,
  };
}

/** Where the last character of a span ends in the received text: before the next unit that came from elsewhere. */
function endOffset({ text, read }: Field, span: Span): number {
  const { offsets } = read.folded;
  const last = offsets[span.end - 1] ?? 0;
  let next = span.end;
  while ((offsets[next] ?? text.length) <= last && next < offsets.length) next++;
  return last + text.slice(last, offsets[next] ?? text.length).trimEnd().length;
}

/**
 * Where no other segment's product is made by its own word, what the product is for is the best sign there is.
 * A segment's own words do not count here, so that one more of them never lowers it.
 */
function softenApplications(
  evidence: readonly Evidence[],
  { application }: MatchingPolicy['contexts'],
): readonly Evidence[] {
  const made = new Set(
    evidence.flatMap((item) => (item.kind === 'term' && item.role === 'makes' ? [item.segment] : [])),
  );
  return evidence.map((item) => {
    const isOnlySign = item.why === 'application' && [...made].every((segment) => segment === item.segment);
    return isOnlySign
      ? { ...item, strength: Math.min(1, (item.strength * ONLY_APPLICATION) / application) }
      : item;
  });
}
