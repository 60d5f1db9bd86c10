/** Text made comparable: what the matcher reads, with the way back to what was received. */
export type Folded = {
  /** Lower case, marks of Latin letters removed, one space between words; `,` ends a list item and `.` a sentence. */
  readonly text: string;
  /** For every UTF-16 unit of `text`, and one past its end, the offset in the received text. */
  readonly offsets: readonly number[];
};

// One cluster: a base with its marks, a run of Hangul jamo, or a half-width kana with its voicing sign.
// Each alternative consumes at least one character and none can re-read another's, so the scan is linear.
const CLUSTER = /[\u1100-\u11FF]+|\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}/gu;
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
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/u;
const KATAKANA = /[\p{Script=Katakana}ー]/u;
const LIST_BREAK = /[,、，،;；・·•/／|+＋&＆]/u;
const SENTENCE_BREAK = /[.。．!！?？…\n\r\u2028\u2029:：()（）[\]【】「」『』"“”《》]/u;

/**
 * Folds text of any of our languages. Marks are removed from Latin letters only: a blind removal would
 * turn ガラス (glass) into カラス (crow). Format characters (zero width, bidirectional controls) vanish, so they
 * cannot hide a word. Spaces between CJK characters vanish too, since writers set them as they like.
 */
export function fold(received: string): Folded {
  const units: string[] = [];
  const offsets: number[] = [];
  const push = (piece: string, offset: number): void => {
    for (let i = 0; i < piece.length; i++) {
      units.push(piece.charAt(i));
      offsets.push(offset);
    }
  };
  for (const match of received.matchAll(CLUSTER)) {
    const piece = foldCluster(match[0]);
    if (piece === '') continue;
    const last = units.length === 0 ? ' ' : (units[units.length - 1] ?? ' ');
    if (piece === ' ' || piece === ',' || piece === '.') {
      const decimal =
        piece !== ' ' && match[0] !== '\n' && isInNumber(received, match.index, match[0].length);
      pushSeparator(units, offsets, decimal ? ' ' : piece, match.index);
      continue;
    }
    if (last === ' ' && units.length > 1 && CJK.test(piece) && CJK.test(units[units.length - 2] ?? '')) {
      units.pop();
      offsets.pop();
    }
    push(piece, match.index);
  }
  offsets.push(received.length);
  return { text: dropFinalLengthMarks(units, offsets), offsets };
}

function pushSeparator(units: string[], offsets: number[], separator: string, offset: number): void {
  const last = units.at(-1);
  if (last === undefined || last === '.' || (last === ',' && separator !== '.')) return;
  if (last === ' ' || last === ',') {
    if (separator === ' ') return;
    units[units.length - 1] = separator;
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
    .replace(/[đłøßæœı]/gu, (letter) => SPECIAL[letter] ?? letter)
    .replace(/\p{Cf}/gu, '');
  if (folded === '') return '';
  const kept = folded.replace(/[^\p{L}\p{N}]/gu, '');
  return kept === '' ? ' ' : kept;
}

/** Whether a dot or comma stands inside a number or an abbreviation ("3.5", "1,000", "26.10", "Rev.4"). */
function isInNumber(text: string, index: number, length: number): boolean {
  return (
    /[\p{N}\p{Script=Latin}]/u.test(text.charAt(index - 1)) && /[\p{N}]/u.test(text.charAt(index + length))
  );
}

/** センサー and センサ are one word: a long-vowel mark that ends a katakana word of three or more is dropped. */
function dropFinalLengthMarks(units: string[], offsets: number[]): string {
  let run = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? '';
    if (!KATAKANA.test(unit)) {
      run = 0;
      continue;
    }
    run++;
    if (unit === 'ー' && run > 2 && !KATAKANA.test(units[i + 1] ?? '')) {
      units.splice(i, 1);
      offsets.splice(i, 1);
      i--;
    }
  }
  return units.join('');
}

/** The folded form of a term, without separators at its ends. */
export function foldTerm(term: string): string {
  return fold(term).text.replace(/^[ .,]+|[ .,]+$/gu, '');
}

/** Whether a folded character belongs to a script that is written without spaces between words. */
export function isCjk(character: string): boolean {
  return CJK.test(character);
}
