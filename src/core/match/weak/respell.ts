import type { Evidence } from '../evidence.ts';
import type { Folded } from '../fold.ts';
import type { Lexicon } from '../lexicon.ts';
import { isProduct } from '../meanings.ts';
import { round4 } from '../round4.ts';
import type { ReadText, Respelt } from '../spans.ts';
import { readFolded } from '../spans.ts';
import type { Field } from '../terms.ts';

type Slip = { readonly start: number; readonly end: number; readonly correct: string };

const WORD = /(?<![^ ,.])[a-z]{6,}(?![^ ,.])/g;

/** Reads words that no phrase covers as what they are a slip of, where that names a product. */
export function respell(lexicon: Lexicon, read: ReadText): ReadText {
  const slips = slipsIn(lexicon, read);
  if (slips.length === 0) return read;
  const all = corrected(lexicon, read, slips);
  const useful = slips.filter((_, index) => isUsed(all, all.respelt[index]));
  if (useful.length === slips.length) return all;
  return useful.length === 0 ? read : corrected(lexicon, read, useful);
}

function slipsIn({ spellings }: Lexicon, { folded, received, spans }: ReadText): readonly Slip[] {
  const found: Slip[] = [];
  let next = 0;
  for (const { 0: word, index: start } of folded.text.matchAll(WORD)) {
    const end = start + word.length;
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((spans[next]?.start ?? Number.POSITIVE_INFINITY) < end || isName(folded, received, start)) continue;
    const correct = spellings.correct(word);
    if (correct !== null) found.push({ start, end, correct });
  }
  return found;
}

/** A capital inside a sentence begins a name, and a name is no misspelt product. */
function isName({ text, offsets }: Folded, received: string, start: number): boolean {
  const written = received.charAt(offsets[start] ?? 0);
  return /\p{Lu}/u.test(written) && !/(?:^|[.,]) ?$/.test(text.slice(Math.max(0, start - 2), start));
}

/** The text read again with other words in the place of its own; letters keep the way back to what was received. */
function corrected(lexicon: Lexicon, read: ReadText, slips: readonly Slip[]): ReadText {
  const { text, offsets } = read.folded;
  const respelt: Respelt[] = [];
  const texts: string[] = [];
  const places: number[] = [];
  let from = 0;
  for (const { start, end, correct } of slips) {
    texts.push(text.slice(from, start), correct);
    for (let at = from; at < start; at++) places.push(offsets[at] ?? 0);
    respelt.push({ start: places.length, end: places.length + correct.length, edits: 1 });
    for (let at = start; at < start + correct.length; at++) places.push(offsets[Math.min(at, end - 1)] ?? 0);
    from = end;
  }
  texts.push(text.slice(from));
  for (let at = from; at <= text.length; at++) places.push(offsets[at] ?? 0);
  return readFolded(lexicon, {
    ...read,
    folded: { text: texts.join(''), offsets: Int32Array.from(places) },
    respelt,
  });
}

function isUsed({ spans }: ReadText, slip: Respelt | undefined): boolean {
  if (slip === undefined) return false;
  return spans.some((span) => span.start <= slip.start && span.end >= slip.end && isProduct(span));
}

/** What is left of a term that was misspelt, unless the catalogue says so. */
const LEFT = 0.8;

/** Marks the terms that rest on a misspelt word, with what they were read as, and lowers them. */
export function misspelt(
  evidence: readonly Evidence[],
  fields: readonly Field[],
  left: number = LEFT,
): readonly Evidence[] {
  const slips = new Map(fields.map(({ pointer, read }) => [pointer, receivedSlips(read)]));
  return evidence.map((item) => {
    if (item.kind !== 'term') return item;
    const own = (slips.get(item.field) ?? []).filter(
      ({ start, end }) => start < item.end && end > item.start,
    );
    if (own.length === 0) return item;
    const edits = own.reduce((sum, slip) => sum + slip.edits, 0);
    const strength = round4(item.strength * left);
    return { ...item, strength, left: round4(item.left * left), readAs: { term: item.concept, edits } };
  });
}

/** Respelt words by their offsets in the received text. */
function receivedSlips({ respelt, folded }: ReadText): readonly Respelt[] {
  const at = (index: number): number => folded.offsets[index] ?? 0;
  return respelt.map(({ start, end, edits }) => ({ start: at(start), end: at(end - 1) + 1, edits }));
}
