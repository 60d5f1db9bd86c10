import type { CueKind } from './lexicon.ts';
import { isCue, isProduct } from './meanings.ts';
import type { ReadText, Span } from './spans.ts';

/** Folded words that end the reach of a negation or of former business: what follows them holds again. */
const CONTRAST = / (?:but|instead|however|today|nowadays|now|nhung|hien nay|thay vao do|chi) /;

/** How far a cue reaches, in folded characters. */
export const REACH = { clause: 80, application: 40, list: 160 } as const;

/** Whether a cue of this kind reaches the mention from its own sentence. */
export function isUnder(read: ReadText, index: number, cue: CueKind): boolean {
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

/** Whether only products and separators stand between a mention and a cue after it: 自動車、家電向け. */
export function isListOfProducts(read: ReadText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const [left, right] = [read.spans[at], read.spans[at + 1]];
    if (left === undefined || right === undefined) return false;
    if (read.folded.text.slice(left.end, right.start).replace(/[ ,]/g, '').length > 2) return false;
    if (at > from && !isProduct(left)) return false;
  }
  return true;
}
