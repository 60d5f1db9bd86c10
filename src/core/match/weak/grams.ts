/**
 * A piece of a folded text: its hash, and where it stands. The borders of a word count as a space and belong to its
 * pieces, so `start` may be -1 and `end` one past the text.
 */
export type OnGram = (hash: number, start: number, end: number) => void;

/** Lengths of pieces inside a word, its borders included, and inside a run of ideographs, kana or Hangul. */
const IN_WORD = { least: 3, most: 5 } as const;
const LONGEST_IN_RUN = 3;
const BORDER = 0x20;

/**
 * Names every piece of a folded text: of Latin words the pieces of three to five letters, whole words and pairs of
 * neighbours; of scripts without spaces the pieces of one to three characters. Numbers and other scripts are not read.
 */
export function eachGram(text: string, onGram: OnGram): void {
  let before = -1;
  for (let start = 0; start < text.length; ) {
    const script = scriptAt(text, start);
    let end = start + 1;
    while (end < text.length && scriptAt(text, end) === script) end++;
    if (script === 'word' && hasLetter(text, start, end)) {
      word(text, start, end, onGram);
      if (before >= 0) whole(text, before, end, onGram);
      before = text.charCodeAt(end) === BORDER ? start : -1;
    } else {
      if (script === 'run') run(text, start, end, onGram);
      if (script !== 'gap') before = -1;
    }
    start = end;
  }
}

function scriptAt(text: string, at: number): 'word' | 'run' | 'gap' | 'other' {
  const unit = text.charCodeAt(at);
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) return 'word';
  if (unit === BORDER) return 'gap';
  const isRun =
    (unit >= 0x3041 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3);
  return isRun ? 'run' : 'other';
}

function hasLetter(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 0x60) return true;
  return false;
}

function word(text: string, start: number, end: number, onGram: OnGram): void {
  for (let from = start - 1; from <= end + 1 - IN_WORD.least; from++) {
    let hash = SEED;
    const last = Math.min(end + 1, from + IN_WORD.most);
    for (let at = from; at < last; at++) {
      hash = mixed(hash, at < start || at >= end ? BORDER : text.charCodeAt(at));
      if (at + 1 - from >= IN_WORD.least) onGram(hash, from, at + 1);
    }
  }
  if (end + 2 - start > IN_WORD.most) whole(text, start, end, onGram);
}

/** One or two words with their borders. */
function whole(text: string, start: number, end: number, onGram: OnGram): void {
  let hash = mixed(SEED, BORDER);
  for (let at = start; at < end; at++) hash = mixed(hash, text.charCodeAt(at));
  onGram(mixed(hash, BORDER), start - 1, end + 1);
}

function run(text: string, start: number, end: number, onGram: OnGram): void {
  for (let from = start; from < end; from++) {
    let hash = SEED;
    const last = Math.min(end, from + LONGEST_IN_RUN);
    for (let at = from; at < last; at++) {
      hash = mixed(hash, text.charCodeAt(at));
      onGram(hash, from, at + 1);
    }
  }
}

// FNV-1a over UTF-16 units (G. Fowler, L. C. Noll, K.-P. Vo). Of 130,000 pieces about two pairs share a hash of 32 bits
// and count as one piece.
const SEED = 0x811c9dc5 | 0;

function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}
