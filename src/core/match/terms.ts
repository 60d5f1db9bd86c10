import type { MatchingPolicy } from '../catalogue.ts';
import { hasUnknownHead } from './compound.ts';
import { contextOf } from './context.ts';
import type { Evidence } from './evidence.ts';
import type { Meaning } from './lexicon.ts';
import type { Matcher } from './matcher.ts';
import { meaning } from './meanings.ts';
import type { Context, Why } from './mention.ts';
import { round4 } from './round4.ts';
import { setting } from './setting.ts';
import type { ReadText, Span } from './spans.ts';

/** A piece of a profile that is read for words. */
export type Field = {
  readonly pointer: string;
  readonly kind: 'name' | 'description' | 'product';
  readonly text: string;
  readonly read: ReadText;
};

type Term = Extract<Meaning, { kind: 'term' }>;

/** Words as received that name an industry outside every sector. */
export type OutsideTerm = { readonly text: string; readonly industry: string; readonly strength: number };

/** What the words of a profile say. */
export type WordEvidence = {
  readonly evidence: readonly Evidence[];
  readonly outside: readonly OutsideTerm[];
  /** Products are stated, and no segment knows any of them. */
  readonly unknownProducts: boolean;
};

/** Reads every field for terms of segments and of other industries. */
export function termEvidence(matcher: Matcher, fields: readonly Field[]): WordEvidence {
  const evidence: Evidence[] = [];
  const outside = new Map<string, OutsideTerm>();
  for (const field of fields) {
    const { matching } = matcher.document;
    const read = setting(field.read, matching, field.kind === 'description');
    for (const [index, span] of field.read.spans.entries()) {
      const industry = meaning(span, 'outside')?.industry;
      const terms = span.meanings.filter((candidate) => candidate.kind === 'term');
      if (industry === undefined && terms.length === 0) continue;
      const context = inProduct(field, index, contextOf(read, index, matching), matching);
      if (industry !== undefined) {
        const strength = matching.weighing.outsideTerm * matching.fields[field.kind] * context.factor;
        const text = received(field, span).text;
        if (strength > (outside.get(span.phrase)?.strength ?? 0))
          outside.set(span.phrase, { text, industry, strength });
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
    evidence: outside.size > 0 ? evidence : softenApplications(evidence, matcher.document.matching),
    outside: [...outside.values()],
    unknownProducts,
  };
}

/** A stated product that ends on an unknown noun is only qualified by the term. */
function inProduct(field: Field, index: number, context: Context, { contexts }: MatchingPolicy): Context {
  const isPlain = context.factor === 1 && context.why === null && context.turn === null;
  if (field.kind !== 'product' || !isPlain || !hasUnknownHead(field.read, index)) return context;
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
  const trust = matching.fields[field.kind];
  const left = activityFactor(matching, context);
  const weight = term.strength * context.factor * trust * left;
  const found = (segment: string, strength: number, why: Why | null, role: 'makes' | 'uses' | 'not') => ({
    ...item(field, span, segment, term, strength, why, role),
    trust,
    left,
  });
  if (context.turn === null) return [found(term.segment, weight, context.why, roleOf(context.why, weight))];
  const target = matcher.segments.get(term.segment)?.[context.turn];
  return target === undefined
    ? [found(term.segment, weight * matching.contexts.modifier, 'modifier', 'uses')]
    : [found(target, weight, null, 'makes')];
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
): Extract<Evidence, { kind: 'term' }> {
  return {
    kind: 'term',
    ...received(field, span),
    field: field.pointer,
    language: term.language,
    role,
    segment,
    strength: round4(strength),
    counted: strength > 0,
    why,
    concept: span.phrase,
    trust: 1,
    left: 1,
  };
}

/** The words as received, without invisible characters, and where they stand. */
export function received(
  field: Field,
  span: Pick<Span, 'start' | 'end'>,
): { readonly text: string; readonly start: number; readonly end: number } {
  const start = field.read.folded.offsets[span.start] ?? 0;
  const end = endOffset(field, span);
  return { text: field.text.slice(start, end).replace(/\p{Cf}/gu, ''), start, end };
}

/** Where the last character of a span ends in the received text: before the next unit that came from elsewhere. */
function endOffset({ text, read }: Field, span: Pick<Span, 'end'>): number {
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
  { contexts, weighing }: MatchingPolicy,
): readonly Evidence[] {
  const made = new Set(
    evidence.flatMap((item) => (item.kind === 'term' && item.role === 'makes' ? [item.segment] : [])),
  );
  return evidence.map((item) => {
    const isOnlySign = item.why === 'application' && [...made].every((segment) => segment === item.segment);
    return isOnlySign
      ? {
          ...item,
          strength: Math.min(1, round4((item.strength * weighing.onlyApplication) / contexts.application)),
        }
      : item;
  });
}
