/** Text made comparable: what the matcher reads, with the way back to what was received. */
export type Folded = {
  /** Lower case, marks of Latin letters removed, one space between words; `,` ends a list item and `.` a sentence. */
  readonly text: string;
  /** For every UTF-16 unit of `text`, and one past its end, the offset in the received text. */
  readonly offsets: Int32Array;
};

// One cluster: a base with its marks, a run of Hangul jamo, or a half-width kana with its voicing sign.
// Each alternative consumes at least one character and none can re-read another's, so the scan is linear.
const CLUSTER = /[\u1100-\u11FF]+|\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}/uy;
const LATIN_MARKS = /(\p{Script=Latin})\p{Mn}+/gu;
const SPECIAL: Readonly<Record<string, string>> = {
  đ: 'd',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const FORMAT = /\p{Cf}/u;
const VISIBLE = /\P{Cf}+/gu;
const LIST_BREAK = /[,、，،:：・·•/／|+＋&＆]/u;
const SENTENCE_BREAK = /[.。．;；!！?？…\n\r\u2028\u2029()（）[\]【】「」『』"“”《》]/u;
const UTF16 = new TextDecoder('utf-16le');
const LENGTH_MARK = 0x30fc;
const SPACE = 0x20;
const COMMA = 0x2c;
const STOP = 0x2e;
const LINE_FEED = 0x0a;
// Marks, halves of a pair, Hangul jamo and half-width voicing signs: what they fold to depends on their neighbours.
const JOINING = /[\p{M}\p{Cs}\u1100-\u11FF\uFF9E\uFF9F]/u;

/**
 * Folds text of any of our languages. Marks are removed from Latin letters only: a blind removal would
 * turn ガラス (glass) into カラス (crow). Format characters (zero width, bidirectional controls) vanish, so they
 * cannot hide a word. Spaces between CJK characters vanish too, since writers set them as they like.
 */
export function fold(received: string): Folded {
  if (!FORMAT.test(received)) return foldVisible(received);
  const kept = [...received.matchAll(VISIBLE)];
  const { text, offsets } = foldVisible(kept.map(([run]) => run).join(''));
  const original = kept.flatMap(({ 0: run, index }) =>
    Array.from({ length: run.length }, (_, at) => index + at),
  );
  return { text, offsets: offsets.map((offset) => original[offset] ?? received.length) };
}

function foldVisible(visible: string): Folded {
  const draft: Draft = {
    units: new Uint16Array(visible.length + 16),
    offsets: new Int32Array(visible.length + 17),
    length: 0,
  };
  for (let at = 0; at < visible.length; ) {
    const simple = simpleAt(visible, at);
    if (simple > 0) {
      if (isSeparator(simple)) pushSeparator(draft, inNumber(simple, visible, at, 1), at);
      else pushWord(draft, simple, at);
      at++;
      continue;
    }
    const cluster = clusterAt(visible, at);
    const piece = foldCluster(cluster);
    const first = piece.charCodeAt(0);
    if (isSeparator(first)) pushSeparator(draft, inNumber(first, visible, at, cluster.length), at);
    else for (let i = 0; i < piece.length; i++) pushWord(draft, piece.charCodeAt(i), at);
    at += cluster.length;
  }
  const { units, offsets } = draft;
  const length = withoutFinalLengthMarks(units, offsets, draft.length);
  offsets[length] = visible.length;
  return { text: textOf(units, length), offsets: offsets.subarray(0, length + 1) };
}

// What a UTF-16 unit folds to where nothing joins it: 0 not looked at yet, NEVER where it always needs its cluster.
const SIMPLE = new Uint16Array(0x10000);
const NEVER = 0xffff;

/** What the character at an offset folds to by itself, or 0: most text needs no regular expression. */
function simpleAt(text: string, at: number): number {
  const simple = simpleOf(text.charCodeAt(at));
  if (simple === NEVER) return 0;
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next < 0x300 || simpleOf(next) !== NEVER ? simple : 0;
}

function simpleOf(unit: number): number {
  const known = SIMPLE[unit] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  const folded = JOINING.test(character) ? '' : foldUnseen(character);
  const simple = folded.length === 1 ? folded.charCodeAt(0) : NEVER;
  SIMPLE[unit] = simple;
  return simple;
}

/** The cluster at an offset. */
function clusterAt(text: string, at: number): string {
  CLUSTER.lastIndex = at;
  return CLUSTER.exec(text)?.[0] ?? text.charAt(at);
}

function isSeparator(unit: number): boolean {
  return unit === SPACE || unit === COMMA || unit === STOP;
}

/** Folded units with their offsets while they are written; the arrays grow, since one character can fold to several. */
type Draft = { units: Uint16Array; offsets: Int32Array; length: number };

function push(draft: Draft, unit: number, offset: number): void {
  if (draft.length === draft.units.length) {
    draft.units = grown(draft.units, new Uint16Array(draft.length * 2));
    draft.offsets = grown(draft.offsets, new Int32Array(draft.length * 2 + 1));
  }
  draft.units[draft.length] = unit;
  draft.offsets[draft.length++] = offset;
}

function pushWord(draft: Draft, unit: number, offset: number): void {
  const isGap = draft.length > 1 && draft.units[draft.length - 1] === SPACE;
  if (isGap && isCjkUnit(unit) && isCjkUnit(draft.units[draft.length - 2] ?? 0)) draft.length--;
  push(draft, unit, offset);
}

/** Of several separators in a row the strongest stays; a text begins with none. */
function pushSeparator(draft: Draft, unit: number, offset: number): void {
  const last = draft.length === 0 ? STOP : draft.units[draft.length - 1];
  if (last === STOP || (last === COMMA && unit !== STOP)) return;
  if (last !== SPACE && last !== COMMA) push(draft, unit, offset);
  else if (unit !== SPACE) draft.units[draft.length - 1] = unit;
}

function grown<T extends Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function textOf(units: Uint16Array, length: number): string {
  return UTF16.decode(units.subarray(0, length));
}

const known = new Map<string, string>();

function foldCluster(cluster: string): string {
  const cached = known.get(cluster);
  if (cached !== undefined) return cached;
  const folded = foldUnseen(cluster);
  // Bounded: a hostile text can hold any number of different clusters.
  if (known.size < 20_000 && cluster.length <= 4) known.set(cluster, folded);
  return folded;
}

function foldUnseen(cluster: string): string {
  if (LIST_BREAK.test(cluster)) return ',';
  if (SENTENCE_BREAK.test(cluster)) return '.';
  const folded = cluster
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(LATIN_MARKS, '$1')
    .normalize('NFC')
    .replace(/[đłøßæœı]/gu, (letter) => SPECIAL[letter] ?? letter);
  if (folded === '') return '';
  const kept = folded.replace(/[^\p{L}\p{N}]/gu, '');
  return kept === '' ? ' ' : kept;
}

/** A dot or comma inside a number or an abbreviation ("3.5", "1,000", "26.10", "Rev.4") ends nothing. */
function inNumber(separator: number, text: string, at: number, length: number): number {
  if (separator === SPACE || text.charCodeAt(at) === LINE_FEED) return separator;
  const next = text.charCodeAt(at + length);
  const isDigit = next < 0x80 ? next >= 0x30 && next <= 0x39 : /\p{N}/u.test(text.charAt(at + length));
  return isDigit && /[\p{N}\p{Script=Latin}]/u.test(text.charAt(at - 1)) ? SPACE : separator;
}

/** センサー and センサ are one word: a long-vowel mark that ends a katakana word of three or more is dropped. */
function withoutFinalLengthMarks(units: Uint16Array, offsets: Int32Array, length: number): number {
  let run = 0;
  let kept = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0;
    run = isKatakana(unit) ? run + 1 : 0;
    const isFinal = unit === LENGTH_MARK && run > 2 && !(i + 1 < length && isKatakana(units[i + 1] ?? 0));
    if (isFinal) continue;
    units[kept] = unit;
    offsets[kept++] = offsets[i] ?? 0;
  }
  return kept;
}

/** The folded form of a term, without separators at its ends. */
export function foldTerm(term: string): string {
  return fold(term).text.replace(/^[ .,]+|[ .,]+$/gu, '');
}

function isKatakana(unit: number): boolean {
  return unit >= 0x30a1 && unit <= 0x30fc;
}

/** Whether a character belongs to a script that is written without spaces between words: kana, ideographs, Hangul. */
export function isCjk(character: string): boolean {
  return isCjkUnit(character.charCodeAt(0));
}

function isCjkUnit(unit: number): boolean {
  return (
    (unit >= 0x3041 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xd840 && unit <= 0xd8bf)
  );
}
