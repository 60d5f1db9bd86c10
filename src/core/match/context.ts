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
export function contextOf(read: ReadText, index: number, matching: MatchingPolicy, focus: Focus): Context {
  const policy = matching.contexts;
  const compound = compoundOf(read, index, matching);
  for (const [cue, why, factor] of [
    ['former', 'former', policy.former],
    ['negation', 'negated', policy.negated],
    ['intent', 'wanted', policy.wanted],
    ['customers', 'customer', policy.customer],
  ] as const) {
    if (isUnder(read, index, cue)) return { ...compound, factor: compound.factor * factor, why };
  }
  const activity = activityOfSentence(read, index, matching);
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

/** What the sentence says is done with the product, where it says nothing of making: "imports used looms". */
function activityOfSentence(read: ReadText, index: number, matching: MatchingPolicy): string | null {
  const span = read.spans[index];
  if (span === undefined) return null;
  const [from, to] = [
    startOfSentence(read.folded.text, span.start),
    endOfSentence(read.folded.text, span.end),
  ];
  const sentence = read.spans.filter((other) => other.start >= from && other.end <= to);
  if (sentence.some((other) => meaning(other, 'making') !== undefined && !isDenied(sentence, other)))
    return null;
  const other = sentence.find(
    (candidate) => activityOf(candidate, matching) !== null && !isDenied(sentence, candidate),
  );
  return other === undefined ? null : activityOf(other, matching);
}

/** What is done instead of making: an activity, or an industry that only serves. */
export function activityOf(span: Span, { activities }: MatchingPolicy): string | null {
  const activity = meaning(span, 'activity')?.activity;
  if (activity !== undefined) return activity;
  const industry = meaning(span, 'outside')?.industry;
  return industry !== undefined && Object.hasOwn(activities, industry) ? industry : null;
}

/**
 * Whether a stated product goes on after the term with a noun that nobody knows: a "chip credit card" is no chip.
 * Only where the head of a phrase comes last, so not in Vietnamese.
 */
export function hasUnknownHead(read: ReadText, span: Span): boolean {
  if (read.isVietnamese) return false;
  const rest = read.folded.text.slice(span.end).replace(/[.,].*$/, '');
  const [next] = read.spans.filter((other) => other.start >= span.end);
  const unknown = next === undefined ? rest : rest.slice(0, Math.max(0, next.start - span.end));
  if (next !== undefined && next.start - span.end < rest.length) return false;
  return /[a-z]{4}|[^ -~]{2}/.test(unknown.trim()) && !GENERIC_HEAD.test(unknown.trim());
}

const GENERIC_HEAD =
  /^(?:series|types?|products?|goods|items?|range|models?|grade|for|with|and|in|of|on|used|up to|from|制品|製品|产品|產品|系列|类|類|等|関連|제품|류|제조|生产|生產|製造|制造)/;

/** How far a denial may stand from what it denies, in folded characters. */
const DENIAL_REACH = 25;

/** Whether a cue takes a word away: "not a trader", "no production", 生産は行っていない, "customers are retailers". */
export function isDenied(spans: readonly Span[], span: Span): boolean {
  const index = spans.indexOf(span);
  const before = spans.slice(Math.max(0, index - 2), index).some((other) => {
    const isNear = span.start - other.end < DENIAL_REACH;
    return (
      isNear &&
      other.meanings.some((cue) => cue.kind === 'cue' && cue.side === 'before' && cue.cue !== 'focus')
    );
  });
  const next = spans[index + 1];
  return (
    before || (next !== undefined && isCue(next, 'negation', 'after') && next.start - span.end < DENIAL_REACH)
  );
}

/** Whether a text says outright that nothing is made: "No manufacturing.", 生産は行っていない. */
export function deniesMaking({ spans, folded }: ReadText): boolean {
  return spans.some((span, index) => {
    const isBare =
      isCue(span, 'negation', 'before') && /^ ?(?:\.|$)/.test(folded.text.slice(span.end, span.end + 2));
    if (isBare) return true;
    if (meaning(span, 'making') === undefined) return false;
    const [previous, next] = [spans[index - 1], spans[index + 1]];
    const isNegated =
      previous !== undefined && isCue(previous, 'negation', 'before') && span.start - previous.end < 3;
    return (
      isNegated ||
      (next !== undefined && isCue(next, 'negation', 'after') && next.start - span.end < DENIAL_REACH)
    );
  });
}

/** The noun that the mention belongs to: the next one, in Vietnamese the one before. */
function compoundOf(read: ReadText, index: number, matching: MatchingPolicy): Context {
  const policy = matching.contexts;
  const span = read.spans[index];
  const neighbour = span && headOf(read, index, span);
  if (span === undefined || neighbour === undefined) return PLAIN;
  const activity = activityOf(neighbour, matching);
  // "robot bearing": the bearing speaks for itself, so the robot only qualifies it.
  if (isProduct(neighbour) && activity === null) {
    return sharesSegment(span, neighbour) ? PLAIN : { ...PLAIN, factor: policy.modifier, why: 'modifier' };
  }
  const head = meaning(neighbour, 'head')?.head;
  if (head !== undefined) return turned(head, policy);
  return activity === null ? PLAIN : { ...PLAIN, why: 'other_activity', activity };
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
    // A cue behind speaks of the list of products right before it, not of the whole sentence.
    if (isCue(other, cue, 'after') && isListOfProducts(read, index, at)) return true;
  }
  return false;
}

/** A comma with a new verb of making behind it, or a contrast, ends the reach of a cue. */
function isBroken(read: ReadText, from: number, to: number, between: string): boolean {
  if (CONTRAST.test(` ${between} `)) return true;
  return read.spans
    .slice(from + 1, to)
    .some((span) => isFocus(span) || (isRestart(span) && startsClause(read, span)));
}

/** "Now makes", 現在は: what follows holds, whatever was said before. */
function isFocus(span: Span): boolean {
  return isCue(span, 'focus', 'before');
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
    read.spans.some((span) => isClear(span) && span.start >= from && span.end <= to),
  );
  return useful.length > 0 ? useful : null;
}

/** A term that says enough to be what an enquiry is about. */
function isClear(span: Span): boolean {
  return span.meanings.some(
    (candidate) => candidate.kind === 'outside' || (candidate.kind === 'term' && candidate.strength >= 0.5),
  );
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
