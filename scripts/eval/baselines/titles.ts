import type { CatalogueDocument } from '../../../src/core/catalogue.ts';
import { LANGUAGES } from '../../../src/core/catalogue.ts';
import { foldTerm } from '../../../src/core/match/fold.ts';
import type { Claim } from '../judge.ts';

/** A folded title and the sectors it names, each with what it is worth there. */
type Title = { readonly phrase: string; readonly sectors: ReadonlyMap<string, number> };

/**
 * A lexicon of official titles: the names of sectors and segments in Vietnamese and English and the article's wording,
 * nothing else. A title that lists things is read as one title for each. The longest wins where two overlap; a sector
 * scores the characters of the text that its titles cover.
 * @returns what reads one text
 */
export function titlesOnly(document: CatalogueDocument): (text: string) => readonly Claim[] {
  const titles = titlesOf(document);
  return (text) => claims(foldTerm(text), titles);
}

function titlesOf({ sectors, segments, matching }: CatalogueDocument): readonly Title[] {
  const found = new Map<string, Map<string, number>>();
  const add = (title: string, sector: string, worth: number): void => {
    for (const phrase of partsOf(title)) {
      const worths = found.get(phrase) ?? new Map<string, number>();
      found.set(phrase, worths.set(sector, Math.max(worth, worths.get(sector) ?? 0)));
    }
  };
  const addAll = (titles: readonly string[], sector: string, worth: number): void => {
    for (const title of titles) add(title, sector, worth);
  };
  for (const { code, name } of sectors) {
    addAll(
      LANGUAGES.map((language) => name[language]),
      code,
      1,
    );
  }
  for (const { name, wording, sector, secondarySector } of segments) {
    const all = [wording, ...LANGUAGES.map((language) => name[language])];
    addAll(all, sector, 1);
    if (secondarySector !== undefined) addAll(all, secondarySector, matching.secondaryFactor);
  }
  return [...found]
    .map(([phrase, worths]) => ({ phrase, sectors: worths }))
    .sort((a, b) => b.phrase.length - a.phrase.length);
}

/** "Textiles, garments" is two titles, and so is "ô tô và xe máy"; the singular of an English one is the same title. */
function partsOf(title: string): readonly string[] {
  return foldTerm(title)
    .split(/[.,]| and | va /)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => (/[^s]s$/.test(part) ? [part, part.slice(0, -1)] : [part]));
}

function claims(text: string, titles: readonly Title[]): readonly Claim[] {
  const scores = new Map<string, number>();
  let left = text;
  for (const { phrase, sectors } of titles) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, 'gu');
    const times = [...left.matchAll(pattern)].length;
    if (times === 0) continue;
    for (const [sector, worth] of sectors) {
      scores.set(sector, (scores.get(sector) ?? 0) + times * phrase.length * worth);
    }
    // What a longer title covers is not read again.
    left = left.replace(pattern, '.');
  }
  return [...scores].map(([sector, value]) => ({ sector, value }));
}
