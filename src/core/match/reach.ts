import type { CueKind } from './lexicon.ts';
import { isCue, isProduct } from './meanings.ts';
import { gap, isListGap } from './phrase.ts';
import type { ReadText, Span } from './spans.ts';

/** Folded words that end the reach of a negation or of former business: what follows them holds again. */
const CONTRAST = /[ ,](?:but|instead|however|today|nowadays|now|nhung|hien nay|thay vao do|chi)[ ,]/;

/** How far a cue reaches, in folded characters. */
export const REACH = { clause: 80, application: 40, list: 160 } as const;

/** Whether a cue of this kind reaches the mention from its own sentence. */
export function isUnder(read: ReadText, index: number, cue: CueKind): boolean {
  return isUnderBefore(read, index, cue) || isUnderBehind(read, index, cue);
}

function isUnderBefore(read: ReadText, index: number, cue: CueKind): boolean {
  const span = read.spans[index];
  if (span === undefined) return false;
  const reach = cue === 'customers' || cue === 'intent' ? REACH.list : REACH.clause;
  for (let at = index - 1; at >= 0; at--) {
    const other = read.spans[at];
    if (other === undefined || span.start - other.end > reach) break;
    const between = read.folded.text.slice(other.end, span.start);
    if (between.includes('.')) break;
    if (isCue(other, cue, 'before')) {
      const isDenial = cue === 'negation' || cue === 'former';
      if (isDenial && between.includes(',') && !isListFrom(read, at, index)) return false;
      return !isBroken(read, at, index, between);
    }
    if (cue !== 'negation' && cue !== 'former' && isRestart(other)) break;
  }
  return false;
}

/** Whether a cue that stands behind what it speaks of reaches the mention: 自動車向け, プリンタは製造しておりません. */
export function isUnderBehind(read: ReadText, index: number, cue: CueKind): boolean {
  const span = read.spans[index];
  if (span === undefined) return false;
  const reach = cue === 'customers' || cue === 'intent' ? REACH.list : REACH.clause;
  for (let at = index + 1; at < read.spans.length; at++) {
    const other = read.spans[at];
    if (other === undefined || other.start - span.end > reach / 2) break;
    const between = read.folded.text.slice(span.end, other.start);
    if (between.includes('.')) break;
    if (isCue(other, cue, 'after') && speaksOf(read, index, at, cue)) return true;
  }
  return false;
}

/**
 * A cue behind speaks of the list of products before it, not of the whole sentence. Verbs that end a Japanese or
 * Korean clause stand further away: プリンタは自社で製造しておりません.
 */
function speaksOf(read: ReadText, index: number, at: number, cue: CueKind): boolean {
  const last = lastProduct(read, index, at);
  const [product, verb] = [read.spans[last], read.spans[at]];
  if (product === undefined || verb === undefined || !isListOfProducts(read, index, last)) return false;
  const between = gap(read, product, verb);
  if (cue === 'negation' || cue === 'former') return !between.includes(',');
  return between.replace(/[ ,]/g, '').length <= (cue === 'application' ? 8 : 2);
}

/** The product that stands nearest before a cue. */
function lastProduct(read: ReadText, index: number, at: number): number {
  let last = at - 1;
  while (last > index && !isProduct(read.spans[last])) last--;
  return last;
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

/** Whether two mentions are items of one list, with only products and what joins them between: 自動車、家電や産業機械. */
export function isListOfProducts(read: ReadText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const [left, right] = [read.spans[at], read.spans[at + 1]];
    if (left === undefined || right === undefined) return false;
    if (!isListGap(gap(read, left, right)) || !isProduct(right)) return false;
  }
  return true;
}

/**
 * Whether a cue before says that the mention is what something else is for: "for robots", or a list of such behind
 * the product that is made: "coils for chargers, lamps and fans".
 */
export function applicationBefore(read: ReadText, index: number): number | null {
  const span = read.spans[index];
  if (span === undefined) return null;
  for (let at = index - 1; at >= 0; at--) {
    const cue = read.spans[at];
    if (cue === undefined || span.start - cue.end > REACH.list) break;
    const between = gap(read, cue, span);
    if (between.includes('.')) break;
    if (!isCue(cue, 'application', 'before')) continue;
    if (!between.includes(',')) return between.length <= REACH.application ? at : null;
    return isListFrom(read, at, index) && isProduct(read.spans[at - 1]) ? at : null;
  }
  return null;
}

/** Whether a mention is an item of the list of products that a cue opens. */
function isListFrom(read: ReadText, at: number, index: number): boolean {
  let first = at + 1;
  while (first < index && !isProduct(read.spans[first])) first++;
  const [cue, lead] = [read.spans[at], read.spans[first]];
  if (cue === undefined || lead === undefined || /[.,]/.test(gap(read, cue, lead))) return false;
  return isListOfProducts(read, first, index);
}

/** Whether a product is followed by a cue that says it is what something else is for, or the list that it stands in is. */
export function isAppliedBehind(read: ReadText, index: number): boolean {
  const start = read.spans[index]?.start ?? 0;
  for (let at = index; at === index || isListOfProducts(read, at - 1, at); at++) {
    const span = read.spans[at];
    if (span === undefined || !isProduct(span) || span.start - start > REACH.list) return false;
    if (FOR.test(read.folded.text.slice(span.end, span.end + 6))) return true;
  }
  return false;
}

/** The suffix "for": 工作機械用コネクタ, 굴착기용 트랙슈, 无人机用天线; but not 用户, 用途, 용도. */
const FOR = /^ ?(?:向け|用(?![户戶途品于於在来來以语語])|용(?![도품접량이하으해역어])) ?[^ ,.]/u;
