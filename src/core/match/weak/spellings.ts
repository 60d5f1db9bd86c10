import type { TermLanguage } from '../../catalogue.ts';
import { gramTable } from './gram-table.ts';
import { isSlip } from './slip.ts';

/** The words of a lexicon, to be found by how they may be misspelt. */
export type Spellings = {
  /** The one English word that a written word is a slip of; null where it is a word itself or a slip of several. */
  readonly correct: (written: string) => string | null;
  /** Whether a Vietnamese phrase was written with the marks of some syllables left out: "linh kien điện tử". */
  readonly isBare: (written: string, right: string) => boolean;
};

/** What the meaning of a phrase says of how it is spelt. */
type Spelt = { readonly kind: string; readonly language: TermLanguage; readonly spelling?: string };

const SHORTEST = 6;
const BARE = /^[a-z0-9]+$/;

/**
 * Indexes words by what is left of them without one letter: two words that are one slip apart share such a rest, or one
 * is a rest of the other (T. Bocek, E. Hunt and B. Stiller, Fast similarity search in large dictionaries, 2007).
 */
export function spellings(phrases: readonly string[], meanings: readonly (readonly Spelt[])[]): Spellings {
  const { known, named } = wordsOf(phrases, meanings);
  const rests = gramTable();
  const words: string[][] = [];
  for (const word of named) {
    for (const hash of hashes(word)) {
      const number = rests.add(hash);
      const list = words[number] ?? [];
      words[number] = list;
      list.push(word);
    }
  }
  const particles = particlesOf(meanings);
  return {
    correct(written) {
      if (written.length < SHORTEST || known.has(written)) return null;
      const found = new Set<string>();
      for (const hash of hashes(written)) {
        for (const word of words[rests.find(hash)] ?? []) if (isSlip(written, word)) found.add(word);
      }
      const [only, other] = found;
      return other === undefined ? (only ?? null) : null;
    },
    isBare(written, right) {
      const [found, wanted] = [written.split(' '), right.split(' ')];
      if (wanted.length < 2 || found.length !== wanted.length) return false;
      return found.every(
        (syllable, at) => syllable === wanted[at] || (BARE.test(syllable) && !particles.has(syllable)),
      );
    },
  };
}

/** All words that any phrase has, and those of English products, which may be misspelt. */
function wordsOf(phrases: readonly string[], meanings: readonly (readonly Spelt[])[]) {
  const known = new Set<string>();
  const named = new Set<string>();
  for (const [number, phrase] of phrases.entries()) {
    const isNamed = (meanings[number] ?? []).some(
      ({ kind, language }) => language === 'en' && (kind === 'term' || kind === 'outside'),
    );
    for (const word of phrase.match(/[a-z]+/g) ?? []) {
      known.add(word);
      if (isNamed && word.length >= SHORTEST) named.add(word);
    }
  }
  return { known, named };
}

/** Syllables of cues that have no marks: "cho ô tô" (for cars) is no "chở ô tô" (carrying cars). */
function particlesOf(meanings: readonly (readonly Spelt[])[]): ReadonlySet<string> {
  const cues = meanings.flat().filter(({ kind }) => kind === 'cue');
  return new Set(cues.flatMap(({ spelling = '' }) => spelling.split(' ')).filter((part) => BARE.test(part)));
}

const BASE = 0x01000193;

/** Hashes of a word and of what is left of it without each letter: sums of its units times powers of a base. */
function hashes(word: string): readonly number[] {
  const before = new Int32Array(word.length + 1);
  for (let at = 0; at < word.length; at++) {
    before[at + 1] = Math.imul(before[at] ?? 0, BASE) + word.charCodeAt(at);
  }
  const found = [before[word.length] ?? 0];
  let after = 0;
  let power = 1;
  for (let at = word.length - 1; at >= 0; at--) {
    found.push((Math.imul(before[at] ?? 0, power) + after) | 0);
    after = (after + Math.imul(word.charCodeAt(at), power)) | 0;
    power = Math.imul(power, BASE);
  }
  return found;
}
