import type { CatalogueDocument } from '../../../src/core/catalogue.ts';
import { foldTerm } from '../../../src/core/match/fold.ts';
import type { Claim } from '../judge.ts';
import { sectorClaims, segmentTerms } from './segments.ts';

const K1 = 1.2;
const B = 0.75;

/**
 * Okapi BM25 with one document for each segment, made of its terms; a text is the query, each occurrence of a word in
 * it counting (S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, Foundations and
 * Trends in Information Retrieval 3(4), 2009, section 3; inverse document frequency with 1 added, so that no word
 * counts negatively).
 * @returns what reads one text
 */
export function bm25(document: CatalogueDocument): (text: string) => readonly Claim[] {
  const documents = [...segmentTerms(document)].map(([segment, terms]) => {
    const words = terms.flatMap(tokens);
    return { segment, length: words.length, counts: counted(words) };
  });
  const meanLength = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  const holding = counted(documents.flatMap(({ counts }) => [...counts.keys()]));
  const idf = (word: string): number => {
    const holders = holding.get(word) ?? 0;
    return Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
  };
  return (text) => {
    const query = [...counted(tokens(text))].map(([word, times]) => ({ word, weight: times * idf(word) }));
    const scores = documents.map(({ segment, length, counts }): [string, number] => {
      const room = K1 * (1 - B + (B * length) / meanLength);
      const score = query.reduce((sum, { word, weight }) => {
        const times = counts.get(word) ?? 0;
        return sum + (weight * times * (K1 + 1)) / (times + room);
      }, 0);
      return [segment, score];
    });
    return sectorClaims(document, new Map(scores));
  };
}

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー';
const RUN = new RegExp(`(?<cjk>[${CJK}]+)|(?:(?![${CJK}])[\\p{L}\\p{N}])+`, 'gu');

/** The words of a text, folded; in the scripts written without spaces, and in Hangul, every two characters. */
export function tokens(text: string): readonly string[] {
  return [...foldTerm(text).matchAll(RUN)].flatMap(({ 0: run, groups }) =>
    groups?.cjk === undefined ? [run] : bigrams(run),
  );
}

function bigrams(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
