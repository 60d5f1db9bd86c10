import type { Folded } from './fold.ts';
import { fold } from './fold.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import type { VietnameseKind } from './vietnamese.ts';
import { spelling, vietnameseKind } from './vietnamese.ts';

/** A phrase found in a field; `start` and `end` are offsets in the folded text. */
export type Span = {
  readonly start: number;
  readonly end: number;
  readonly phrase: string;
  readonly meanings: readonly Meaning[];
};

/** A word that was read as another one, by its place in the folded text, and by how many slips the two differ. */
export type Respelt = { readonly start: number; readonly end: number; readonly edits: number };

/** A field's text with the phrases in it, in order and without overlaps, and those that a longer phrase hides. */
export type ReadText = {
  readonly received: string;
  readonly folded: Folded;
  readonly vietnamese: VietnameseKind;
  readonly isVietnamese: boolean;
  /** Misspelt words; the folded text has them spelt right. */
  readonly respelt: readonly Respelt[];
  readonly spans: readonly Span[];
  readonly hidden: readonly { readonly span: Span; readonly by: Span }[];
};

/**
 * Finds all phrases of the lexicon in one text. The longest wins where two overlap.
 * @param beside whether other texts of the profile are Vietnamese: a product typed without marks cannot tell by itself
 */
export function readText(lexicon: Lexicon, received: string, beside = false): ReadText {
  const folded = fold(received);
  const own = vietnameseKind(received, folded.text);
  const vietnamese = own === 'none' && beside && /^[ -~\s]*$/.test(received) ? 'unmarked' : own;
  return readFolded(lexicon, { received, folded, vietnamese, respelt: [] });
}

/** Finds all phrases of the lexicon in a text that is folded already. */
export function readFolded(
  lexicon: Lexicon,
  text: Pick<ReadText, 'received' | 'folded' | 'vietnamese' | 'respelt'>,
): ReadText {
  const { received, folded, vietnamese } = text;
  const hits: Span[] = [];
  lexicon.automaton.scan(folded.text, (pattern, start, end) => {
    if (!standsAlone(folded.text, start, end)) return;
    const found = lexicon.meanings[pattern] ?? NONE;
    const meanings = needsReading(found, vietnamese)
      ? meant(lexicon, found, vietnamese, received.slice(folded.offsets[start], folded.offsets[end]))
      : found;
    if (meanings.length > 0) hits.push({ start, end, phrase: lexicon.phrases[pattern] ?? '', meanings });
  });
  const isVietnamese = vietnamese !== 'none';
  return { ...text, isVietnamese, ...resolve(hits, folded.text.length, isVietnamese) };
}

/**
 * Vietnamese without its marks looks like other words, and English function words look like Vietnamese syllables.
 * So a text with marks must carry the right ones, and one without them is trusted from two syllables on.
 */
function meant(
  { spellings }: Lexicon,
  meanings: readonly Meaning[],
  vietnamese: VietnameseKind,
  written: string,
): readonly Meaning[] {
  const spelt = vietnamese === 'marked' ? spelling(written) : '';
  return meanings.filter((meaning) => {
    if (meaning.language === 'en' && vietnamese !== 'none') {
      // Marked syllables are no English: vận is no van, cấp no cap.
      return meaning.kind !== 'cue' && (vietnamese === 'unmarked' || /^[ -~]*$/.test(written));
    }
    if (meaning.language !== 'vi') return true;
    if (vietnamese === 'none') return false;
    if (vietnamese === 'marked')
      return spelt === meaning.spelling || spellings.isBare(spelt, meaning.spelling ?? '');
    return meaning.kind === 'making' || meaning.spelling?.includes(' ') === true;
  });
}

/** Most phrases mean the same however they are written. */
function needsReading(meanings: readonly Meaning[], vietnamese: VietnameseKind): boolean {
  for (const { language } of meanings) {
    if (language === 'vi' || (language === 'en' && vietnamese !== 'none')) return true;
  }
  return false;
}

const NONE: readonly Meaning[] = [];

/** Words of Latin script must not continue on either side; CJK words have no such borders. */
function standsAlone(text: string, start: number, end: number): boolean {
  return !(isWord(text, start) && isWord(text, start - 1)) && !(isWord(text, end - 1) && isWord(text, end));
}

/** Letters and digits below the CJK blocks; the folded text has no other characters there but separators. */
function isWord(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit < 0x1100 && unit !== 0x20 && unit !== 0x2c && unit !== 0x2e;
}

/** Longest first; of two equally long ones the head of the phrase: the first in Vietnamese, else the last. */
function resolve(hits: Span[], length: number, headFirst: boolean): Pick<ReadText, 'spans' | 'hidden'> {
  const taken = new Array<Span | undefined>(length);
  const spans: Span[] = [];
  const hidden: { span: Span; by: Span }[] = [];
  hits.sort(
    (a, b) => b.end - b.start - (a.end - a.start) || (headFirst ? a.start - b.start : b.start - a.start),
  );
  for (const span of hits) {
    const by = taken[span.start] ?? taken[span.end - 1];
    if (by !== undefined) {
      hidden.push({ span, by });
      continue;
    }
    spans.push(span);
    taken.fill(span, span.start, span.end);
  }
  spans.sort((a, b) => a.start - b.start);
  return { spans, hidden };
}
