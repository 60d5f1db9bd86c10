import type { MatchingPolicy } from '../catalogue.ts';
import type { CueKind, HeadKind, Meaning } from './lexicon.ts';
import type { ReadText, Span } from './spans.ts';

/** Why a mention counts less or not at all. */
export type Why =
  | 'excluded_reading'
  | 'negated'
  | 'former'
  | 'application'
  | 'customer'
  | 'wanted'
  | 'modifier'
  | 'material'
  | 'other_activity'
  | 'out_of_focus'
  | 'repeated'
  | 'weaker_code';

/** How a mention is to be taken: `factor` is what is left of its strength, `turn` makes parts or machines of a product. */
export type Context = {
  readonly factor: number;
  readonly why: Why | null;
  readonly turn: 'parts' | 'equipment' | null;
  /** What a company does with it when its neighbour says so ("car rental"). */
  readonly activity: string | null;
};

const PLAIN: Context = { factor: 1, why: null, turn: null, activity: null };

/** Folded words that end the reach of a negation or of former business: what follows them holds again. */
const CONTRAST = / (?:but|instead|however|today|nowadays|now|nhung|hien nay|thay vao do|chi) /;
/** Between the parts of one compound: nothing, a space or a genitive particle. */
const GENITIVE = new Set(['', ' ', 'の', '的', '之', '의', '用', '용']);
/** How far a cue reaches, in folded characters. */
const REACH = { clause: 80, application: 40, list: 160 } as const;

/**
 * Reads one mention in its sentence: the words around it say whether it is made, was made, is bought, is what
 * the product is for, or is only the modifier of another noun.
 */
export function contextOf(
  read: ReadText,
  index: number,
  policy: MatchingPolicy['contexts'],
  focus: Focus,
): Context {
  const compound = compoundOf(read, index, policy);
  for (const [cue, why, factor] of [
    ['former', 'former', policy.former],
    ['negation', 'negated', policy.negated],
    ['intent', 'wanted', policy.wanted],
    ['customers', 'customer', policy.customer],
  ] as const) {
    if (isUnder(read, index, cue)) return { ...compound, factor: compound.factor * factor, why };
  }
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

/** The noun that the mention belongs to: the next one, in Vietnamese the one before. */
function compoundOf(read: ReadText, index: number, policy: MatchingPolicy['contexts']): Context {
  const span = read.spans[index];
  const neighbour = span && headOf(read, index, span);
  if (span === undefined || neighbour === undefined) return PLAIN;
  const head = meaning(neighbour, 'head')?.head;
  if (head !== undefined) return turned(head, policy);
  const activity = meaning(neighbour, 'activity')?.activity;
  if (activity !== undefined) return { ...PLAIN, why: 'other_activity', activity };
  const isModifier = isProduct(neighbour) && !sharesSegment(span, neighbour);
  return isModifier ? { ...PLAIN, factor: policy.modifier, why: 'modifier' } : PLAIN;
}

function turned(head: HeadKind, policy: MatchingPolicy['contexts']): Context {
  if (head === 'material') return { ...PLAIN, factor: policy.material, why: 'material' };
  return { ...PLAIN, turn: head === 'part' ? 'parts' : 'equipment' };
}

function headOf(read: ReadText, index: number, span: Span): Span | undefined {
  const isVietnamese = meaningsIn(span, 'vi') && read.isVietnamese;
  const neighbour = read.spans[isVietnamese ? index - 1 : index + 1];
  if (neighbour === undefined) return undefined;
  const between = isVietnamese
    ? read.folded.text.slice(neighbour.end, span.start)
    : read.folded.text.slice(span.end, neighbour.start);
  return GENITIVE.has(between) ? neighbour : undefined;
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

/** Whether only products and separators stand between a mention and a cue after it: 自動車、家電向け. */
function isListOfProducts(read: ReadText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const [left, right] = [read.spans[at], read.spans[at + 1]];
    if (left === undefined || right === undefined) return false;
    if (read.folded.text.slice(left.end, right.start).replace(/[ ,]/g, '').length > 2) return false;
    if (at > from && !isProduct(left)) return false;
  }
  return true;
}

/** Whether a cue of this kind reaches the mention from its own sentence. */
function isUnder(read: ReadText, index: number, cue: CueKind): boolean {
  const span = read.spans[index];
  if (span === undefined) return false;
  const reach = cue === 'customers' || cue === 'intent' ? REACH.list : REACH.clause;
  for (let at = index - 1; at >= 0; at--) {
    const other = read.spans[at];
    if (other === undefined || span.start - other.end > reach) break;
    const between = read.folded.text.slice(other.end, span.start);
    if (between.includes('.')) break;
    if (isCue(other, cue, 'before')) return !isBroken(read, at, index, between);
    if (cue !== 'negation' && cue !== 'former' && isRestart(other)) break;
  }
  for (let at = index + 1; at < read.spans.length; at++) {
    const other = read.spans[at];
    if (other === undefined || other.start - span.end > reach / 2) break;
    const between = read.folded.text.slice(span.end, other.start);
    if (between.includes('.')) break;
    if (isCue(other, cue, 'after')) return !isBroken(read, index, at, between);
  }
  return false;
}

/** A comma with a new verb of making behind it, or a contrast, ends the reach of a cue. */
function isBroken(read: ReadText, from: number, to: number, between: string): boolean {
  if (CONTRAST.test(` ${between} `)) return true;
  return read.spans.slice(from + 1, to).some((span) => isRestart(span) && startsClause(read, span));
}

function startsClause(read: ReadText, span: Span): boolean {
  return /[,] ?(?:\p{L}+ ){0,3}$/u.test(read.folded.text.slice(Math.max(0, span.start - 30), span.start));
}

function isRestart(span: Span): boolean {
  return span.meanings.some(
    (meaning) => meaning.kind === 'making' || (meaning.kind === 'cue' && meaning.cue === 'focus'),
  );
}

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
    read.spans.some((span) => isProduct(span) && span.start >= from && span.end <= to),
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

function isCue(span: Span, cue: CueKind, side: 'before' | 'after'): boolean {
  return span.meanings.some(
    (meaning) => meaning.kind === 'cue' && meaning.cue === cue && meaning.side === side,
  );
}

/** The meaning of one kind that a span has, if any. */
export function meaning<K extends Meaning['kind']>(
  span: Span,
  kind: K,
): Extract<Meaning, { kind: K }> | undefined {
  return span.meanings.find(
    (candidate): candidate is Extract<Meaning, { kind: K }> => candidate.kind === kind,
  );
}

function isProduct(span: Span): boolean {
  return span.meanings.some(({ kind }) => kind === 'term' || kind === 'outside');
}

function sharesSegment(a: Span, b: Span): boolean {
  return a.meanings.some(
    (one) =>
      one.kind === 'term' &&
      b.meanings.some((other) => other.kind === 'term' && other.segment === one.segment),
  );
}

function meaningsIn(span: Span, language: string): boolean {
  return span.meanings.some((meaning) => meaning.language === language);
}
