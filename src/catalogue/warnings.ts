import type { PlacedTerm } from '../contract/catalogue-checks/terms.ts';
import { termsOf } from '../contract/catalogue-checks/terms.ts';
import type { CatalogueFault } from '../contract/catalogue-fault.ts';
import type { CatalogueDocument } from '../core/catalogue.ts';
import { TERM_LANGUAGES } from '../core/catalogue.ts';
import { isCjk } from '../core/match/fold.ts';
import { COMMON_WORDS } from './common-words.ts';

/** One Vietnamese syllable without its marks: consonant, vowels, consonant. */
const SYLLABLE = /^(?:ngh|ng|nh|ch|gh|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

/** What is allowed in a vocabulary and yet likely to match more than it means. */
export function catalogueWarnings({
  vocabulary,
}: Pick<CatalogueDocument, 'vocabulary'>): readonly CatalogueFault[] {
  const all = TERM_LANGUAGES.flatMap((language) => termsOf(vocabulary, language)).filter(
    ({ level }) => level !== 'also',
  );
  return [...all.flatMap(commonWord), ...all.flatMap(shortTerm), ...betweenLanguages(all)];
}

function commonWord({ term, folded, language, path }: PlacedTerm): readonly CatalogueFault[] {
  return TERM_LANGUAGES.filter((other) => other !== language && COMMON_WORDS[other]?.has(folded)).map(
    (other) => ({
      path,
      message: `"${term}" (${language}) reads as the common word "${folded}" in ${other}`,
    }),
  );
}

function shortTerm({ term, folded, language, path }: PlacedTerm): readonly CatalogueFault[] {
  if ([...folded].some(isCjk)) return [];
  if (folded.length < 3) return [{ path, message: `"${term}" (${language}) has fewer than three letters` }];
  const isSyllable = language === 'vi' && SYLLABLE.test(folded);
  return isSyllable ? [{ path, message: `"${term}" (vi) is one syllable` }] : [];
}

/** One spelling, two languages, two segments: a text in either language speaks for both. */
function betweenLanguages(all: readonly PlacedTerm[]): readonly CatalogueFault[] {
  const first = new Map<string, PlacedTerm>();
  return all.flatMap((term) => {
    const other = first.get(term.folded) ?? term;
    first.set(term.folded, other);
    if (other.segment === term.segment || other.language === term.language) return [];
    const [one, two] = [other, term].map(({ segment, language }) => `${segment} (${language})`);
    return [{ path: term.path, message: `"${term.term}" is a term of ${one} and of ${two}` }];
  });
}
