/** Text made comparable: what the matcher reads, with the way back to what was received. */
export type Folded = {
  /** Lower case, marks of Latin letters removed, one space between words; `,` ends a list item and `.` a sentence. */
  readonly text: string;
  /** For every UTF-16 unit of `text`, and one past its end, the offset in the received text. */
  readonly offsets: readonly number[];
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
const LIST_BREAK = /[,、，،;；・·•/／|+＋&＆]/u;
const SENTENCE_BREAK = /[.。．!！?？…\n\r\u2028\u2029:：()（）[\]【】「」『』"“”《》]/u;
const LENGTH_MARK = 'ー';

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
  const units: string[] = [];
  const offsets: number[] = [];
  for (let at = 0; at < visible.length; ) {
    const cluster = clusterAt(visible, at);
    const piece = foldCluster(cluster);
    if (piece === ' ' || piece === ',' || piece === '.') {
      const isInside = piece !== ' ' && cluster !== '\n' && isInNumber(visible, at, cluster.length);
      pushSeparator(units, offsets, isInside ? ' ' : piece, at);
    } else if (piece !== '') {
      pushWord(units, offsets, piece, at);
    }
    at += cluster.length;
  }
  offsets.push(visible.length);
  return { text: dropFinalLengthMarks(units, offsets), offsets };
}

/** The cluster at an offset. Most text needs no regular expression: a character whose next one cannot be its mark. */
function clusterAt(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  const isPlain = unit < 0x300 || isCjkUnit(unit);
  const next = text.charCodeAt(at + 1);
  if (isPlain && (Number.isNaN(next) || next < 0x300 || (isCjkUnit(next) && !isVoicing(next))))
    return text.charAt(at);
  CLUSTER.lastIndex = at;
  return CLUSTER.exec(text)?.[0] ?? text.charAt(at);
}

function pushWord(units: string[], offsets: number[], piece: string, offset: number): void {
  const before = units[units.length - 2];
  if (units[units.length - 1] === ' ' && before !== undefined && isCjk(before) && isCjk(piece)) {
    units.pop();
    offsets.pop();
  }
  for (let i = 0; i < piece.length; i++) {
    units.push(piece.charAt(i));
    offsets.push(offset);
  }
}

/** Of several separators in a row the strongest stays; a text begins with none. */
function pushSeparator(units: string[], offsets: number[], separator: string, offset: number): void {
  const last = units[units.length - 1];
  if (last === undefined || last === '.' || (last === ',' && separator !== '.')) return;
  if (last === ' ' || last === ',') {
    if (separator !== ' ') units[units.length - 1] = separator;
    return;
  }
  units.push(separator);
  offsets.push(offset);
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

/** Whether a dot or comma stands inside a number or an abbreviation ("3.5", "1,000", "26.10", "Rev.4"). */
function isInNumber(text: string, index: number, length: number): boolean {
  return (
    /[\p{N}\p{Script=Latin}]/u.test(text.charAt(index - 1)) && /\p{N}/u.test(text.charAt(index + length))
  );
}

/** センサー and センサ are one word: a long-vowel mark that ends a katakana word of three or more is dropped. */
function dropFinalLengthMarks(units: string[], offsets: number[]): string {
  if (!units.includes(LENGTH_MARK)) return units.join('');
  let run = 0;
  let kept = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? '';
    run = isKatakana(unit) ? run + 1 : 0;
    const isFinal = unit === LENGTH_MARK && run > 2 && !isKatakana(units[i + 1] ?? '');
    if (isFinal) continue;
    units[kept] = unit;
    offsets[kept] = offsets[i] ?? 0;
    kept++;
  }
  units.length = kept;
  offsets[kept] = offsets[offsets.length - 1] ?? 0;
  offsets.length = kept + 1;
  return units.join('');
}

/** The folded form of a term, without separators at its ends. */
export function foldTerm(term: string): string {
  return fold(term).text.replace(/^[ .,]+|[ .,]+$/gu, '');
}

function isKatakana(character: string): boolean {
  const unit = character.charCodeAt(0);
  return unit >= 0x30a1 && unit <= 0x30fc;
}

/** Whether a folded character belongs to a script that is written without spaces between words. */
export function isCjk(character: string): boolean {
  const unit = character.charCodeAt(0);
  return isCjkUnit(unit) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xd840 && unit <= 0xd8bf);
}

/** Kana, ideographs and Hangul syllables of everyday use, which no compatibility form changes. */
function isCjkUnit(unit: number): boolean {
  return (
    (unit >= 0x3041 && unit <= 0x30ff) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3)
  );
}

/** Combining voicing marks sit in the middle of the kana block. */
function isVoicing(unit: number): boolean {
  return unit === 0x3099 || unit === 0x309a;
}
