/** Shortest words in which a slip of each kind is believed; in shorter ones it is as often another word. */
const LEAST = { swapped: 6, missing: 7, doubled: 7, extra: 9, vowel: 9, letter: 10 } as const;
const VOWELS = 'aeiouy';

/**
 * Whether a written word is one slip of the pen away from a known one: two letters swapped, one missing, one too many
 * or one wrong (F. J. Damerau, CACM 7(3), 1964). First and last letters are seldom wrong, and an ending that differs
 * ("stains", "stainer") is another word; both words may have an s behind their end.
 */
export function isSlip(written: string, known: string): boolean {
  const [a, b] = [singular(written), singular(known)];
  if (written.endsWith('s') !== known.endsWith('s') || a.at(-1) !== b.at(-1)) return false;
  // What stands before -ing is short: sitting and slitting are two words.
  const length = a.length - (a.endsWith('ing') ? 2 : 0);
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  if (at === 0) return false;
  const rest = (from: number, other: number): boolean => a.slice(at + from) === b.slice(at + other);
  if (a.length + 1 === b.length) return rest(0, 1) && length >= LEAST.missing;
  if (a.length === b.length + 1) {
    const isDoubled = a[at] === a[at - 1];
    return rest(1, 0) && length >= (isDoubled ? LEAST.doubled : LEAST.extra);
  }
  if (a.length !== b.length || at === a.length) return false;
  if (a[at] === b[at + 1] && a[at + 1] === b[at]) return rest(2, 2) && length >= LEAST.swapped;
  const isVowel = VOWELS.includes(a[at] ?? '-') && VOWELS.includes(b[at] ?? '-');
  return rest(1, 1) && length >= (isVowel ? LEAST.vowel : LEAST.letter);
}

function singular(word: string): string {
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
