import type { CatalogueDocument, TermLanguage } from '../../core/catalogue.ts';
import { TERM_LANGUAGES } from '../../core/catalogue.ts';
import { foldTerm, isCjk } from '../../core/match/fold.ts';
import type { CatalogueFault, CataloguePath } from '../catalogue-fault.ts';
import { check } from '../catalogue-fault.ts';

/** A term where it stands, as the matcher sees it. */
export type PlacedTerm = {
  readonly term: string;
  readonly folded: string;
  readonly segment: string;
  readonly language: TermLanguage;
  readonly level: (typeof LEVELS)[number] | 'also';
  readonly path: CataloguePath;
};

const LEVELS = ['names', 'related', 'hints'] as const;

// Folding 50,000 terms takes a third of a second and several checks want them.
const placed = new WeakMap<object, Map<TermLanguage, readonly PlacedTerm[]>>();

/** All terms of one language, segment by segment, folded. */
export function termsOf(
  vocabulary: CatalogueDocument['vocabulary'],
  language: TermLanguage,
): readonly PlacedTerm[] {
  const byLanguage = placed.get(vocabulary) ?? new Map<TermLanguage, readonly PlacedTerm[]>();
  placed.set(vocabulary, byLanguage);
  const terms = byLanguage.get(language) ?? placeTerms(vocabulary, language);
  byLanguage.set(language, terms);
  return terms;
}

function placeTerms(
  vocabulary: CatalogueDocument['vocabulary'],
  language: TermLanguage,
): readonly PlacedTerm[] {
  return Object.entries(vocabulary).flatMap(([segment, languages]) =>
    [...LEVELS, 'also' as const].flatMap((level) =>
      (languages[language]?.[level] ?? []).map((term, at) => ({
        term,
        folded: foldTerm(term),
        segment,
        language,
        level,
        path: ['vocabulary', segment, language, level, at],
      })),
    ),
  );
}

/** Terms belong to a segment that exists, to one segment first, and are long enough to be told apart. */
export const terms = check(['vocabulary', 'segments'], function* ({ vocabulary, segments }) {
  for (const segment of Object.keys(vocabulary)) {
    if (!segments.some(({ code }) => code === segment)) {
      yield { path: ['vocabulary', segment], message: `there is no segment ${segment}` };
    }
  }
  for (const language of TERM_LANGUAGES) {
    const all = termsOf(vocabulary, language);
    for (const term of all) yield* formFaults(term);
    yield* claimFaults(all);
  }
});

function* formFaults({ term, folded, path }: PlacedTerm): Generator<CatalogueFault> {
  if (folded === '') yield { path, message: `"${term}" has no letter or digit that the matcher could find` };
  // One Han character or one syllable stands inside too many unrelated words.
  else if ([...folded].length < 2 && isCjk(folded)) {
    yield { path, message: `"${term}" is shorter than two characters` };
  }
}

function* claimFaults(all: readonly PlacedTerm[]): Generator<CatalogueFault> {
  const first = new Map<string, PlacedTerm>();
  for (const claim of all.filter(({ level, folded }) => level !== 'also' && folded !== '')) {
    const other = first.get(claim.folded);
    if (other === undefined) first.set(claim.folded, claim);
    else if (other.segment !== claim.segment) yield { path: claim.path, message: rivals(other, claim) };
    else if (other.level !== claim.level) {
      yield {
        path: claim.path,
        message: `"${claim.term}" of ${claim.segment} stands under ${other.level} and ${claim.level}: keep one`,
      };
    }
  }
  for (const { term, folded, segment, path } of all.filter(({ level }) => level === 'also')) {
    const owner = first.get(folded)?.segment;
    if (owner !== undefined && owner !== segment) continue;
    const why = owner === undefined ? 'is no term of another segment' : 'is a term of this very segment';
    yield { path, message: `"${term}" stands under also of ${segment} and ${why}` };
  }
}

function rivals(one: PlacedTerm, other: PlacedTerm): string {
  const term = one.term === other.term ? `"${one.term}"` : `"${one.term}" or "${other.term}"`;
  return (
    `${term} is claimed by ${one.segment} and ${other.segment} without a primary: ` +
    'keep it in one and list it under `also` in the other'
  );
}

/** What names an industry outside every sector names no segment as well. */
export const outsidePhrases = check(['vocabulary', 'outside'], function* ({ vocabulary, outside }) {
  for (const language of TERM_LANGUAGES) {
    const claimed = new Map(termsOf(vocabulary, language).map((term) => [term.folded, term]));
    for (const [industry, phrases] of Object.entries(outside[language])) {
      for (const [at, phrase] of phrases.entries()) {
        const folded = foldTerm(phrase);
        const path = ['outside', language, industry, at];
        const term = claimed.get(folded);
        if (folded === '')
          yield { path, message: `"${phrase}" has no letter or digit that the matcher could find` };
        else if (term !== undefined) {
          yield { path, message: `"${phrase}" of ${industry} is a term of ${term.segment} too` };
        }
      }
    }
  }
});
