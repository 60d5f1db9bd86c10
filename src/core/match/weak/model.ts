import type { Lexicon, Meaning } from '../lexicon.ts';
import { countLists, weighed } from './counts.ts';
import { gramTable } from './gram-table.ts';
import { eachGram } from './grams.ts';

/** One class of the model: a segment; or, with null, an industry outside every sector or what is no product at all. */
export type WeakClass = { readonly name: string; readonly segment: string | null };

/** How likely each piece of text is in each class. */
export type WeakModel = {
  readonly classes: readonly WeakClass[];
  /**
   * How much more likely a folded text is in each class than in all of them together.
   * @returns log-likelihood ratios in nats, by the place of the class
   */
  readonly likeness: (text: string) => Float64Array;
  /** What one piece, by its hash, adds to the likeness of a class, in nats; 0 for a piece that nobody knows. */
  readonly weight: (hash: number, place: number) => number;
};

/** Weight of a phrase that is no term, in hundredths; a term weighs its strength. */
const SURE = 200;

/**
 * Learns a language model for each segment, each outside industry and for cues, over the pieces of their phrases
 * (C. Zhai and J. Lafferty, A study of smoothing methods for language models, TOIS 22(2), 2004). Counts are whole
 * numbers, so the order of the phrases changes nothing.
 */
export function weakModel({ phrases, meanings }: Pick<Lexicon, 'phrases' | 'meanings'>): WeakModel {
  const classes = classesOf(meanings);
  const places = new Map(classes.map(({ name }, place) => [name, place]));
  const grams = gramTable();
  const lists = countLists();
  for (const [number, phrase] of phrases.entries()) {
    for (const [name, weight] of taught(meanings[number] ?? [])) {
      const place = places.get(name) ?? 0;
      eachGram(phrase, (hash) => lists.add(grams.add(hash), place, weight));
    }
  }
  const { firsts, owners, weights, penalties } = weighed(lists, classes.length);

  return {
    classes,
    likeness(text) {
      const found = new Float64Array(classes.length);
      let known = 0;
      eachGram(text, (hash) => {
        const gram = grams.find(hash);
        if (gram < 0) return;
        known++;
        const end = firsts[gram + 1] ?? 0;
        for (let at = firsts[gram] ?? 0; at < end; at++) {
          const place = owners[at] ?? 0;
          found[place] = (found[place] ?? 0) + (weights[at] ?? 0);
        }
      });
      return found.map((sum, place) => sum - known * (penalties[place] ?? 0));
    },
    weight(hash, place) {
      const gram = grams.find(hash);
      if (gram < 0) return 0;
      const first = firsts[gram] ?? 0;
      const owner = owners.subarray(first, firsts[gram + 1]).indexOf(place);
      return (owner < 0 ? 0 : (weights[first + owner] ?? 0)) - (penalties[place] ?? 0);
    },
  };
}

function classesOf(meanings: Lexicon['meanings']): readonly WeakClass[] {
  const segments = new Map<string, string | null>();
  for (const meaning of meanings.flat()) {
    const name = nameOf(meaning);
    if (name !== null) segments.set(name, meaning.kind === 'term' ? meaning.segment : null);
  }
  const classes = [...segments].map(([name, segment]) => ({ name, segment }));
  return classes.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Heads ("parts", "machine") belong to products of every class, so they teach nothing. */
function nameOf(meaning: Meaning): string | null {
  if (meaning.kind === 'head') return null;
  if (meaning.kind === 'term') return `segment:${meaning.segment}`;
  return meaning.kind === 'outside' ? `outside:${meaning.industry}` : 'no-product';
}

/** What a phrase teaches: each of its classes once, with its weight. */
function taught(meanings: readonly Meaning[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const meaning of meanings) {
    const name = nameOf(meaning);
    const weight = meaning.kind === 'term' ? Math.round(meaning.strength * 100) : SURE;
    if (name !== null) weights.set(name, Math.max(weight, weights.get(name) ?? 0));
  }
  return weights;
}
