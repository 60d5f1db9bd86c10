import type { CatalogueDocument, Cue, TermLanguage } from '../catalogue.ts';
import { TERM_LANGUAGES } from '../catalogue.ts';
import type { Automaton } from './automaton.ts';
import { automaton } from './automaton.ts';
import { foldTerm } from './fold.ts';
import { spelling } from './vietnamese.ts';
import type { Spellings } from './weak/spellings.ts';
import { spellings } from './weak/spellings.ts';

export type CueKind = 'negation' | 'former' | 'application' | 'customers' | 'focus' | 'intent';
export type HeadKind = 'part' | 'equipment' | 'material' | 'line';

/** What a phrase means; one phrase may mean several things. `spelling` keeps the marks of a Vietnamese one. */
export type Meaning = { readonly language: TermLanguage; readonly spelling?: string } & (
  | { readonly kind: 'term'; readonly segment: string; readonly strength: number }
  | { readonly kind: 'outside'; readonly industry: string }
  | { readonly kind: 'activity'; readonly activity: string }
  | { readonly kind: 'making'; readonly isPlace?: boolean }
  | { readonly kind: 'neutral' }
  | { readonly kind: 'cue'; readonly cue: CueKind; readonly side: 'before' | 'after' }
  | { readonly kind: 'head'; readonly head: HeadKind }
);

/** Every phrase of a catalogue, folded, in one automaton. */
export type Lexicon = {
  readonly phrases: readonly string[];
  readonly meanings: readonly (readonly Meaning[])[];
  readonly automaton: Automaton;
  readonly spellings: Spellings;
};

const CUES: readonly CueKind[] = ['negation', 'former', 'application', 'customers', 'focus', 'intent'];
const HEADS: readonly HeadKind[] = ['part', 'equipment', 'material', 'line'];
const LEVELS = ['names', 'related', 'hints'] as const;

/** Compiles terms, outside industries and cues; done once for a catalogue version. */
export function lexicon(document: CatalogueDocument): Lexicon {
  const found = new Map<string, Meaning[]>();
  const add = (phrases: readonly string[], meaning: Meaning): void => {
    for (const phrase of phrases) {
      const spelt = meaning.language === 'vi' ? { ...meaning, spelling: spelling(phrase) } : meaning;
      for (const form of forms(foldTerm(phrase), spelt)) addMeaning(found, form, spelt);
    }
  };
  addTerms(document, add);
  for (const language of TERM_LANGUAGES) {
    const cues = document.cues[language];
    for (const [industry, phrases] of Object.entries(document.outside[language])) {
      add(phrases, { kind: 'outside', industry, language });
    }
    for (const [activity, phrases] of Object.entries(cues.activities))
      add(phrases, { kind: 'activity', activity, language });
    add(cues.making, { kind: 'making', language });
    add(cues.places ?? [], { kind: 'making', language, isPlace: true });
    add(cues.neutral ?? [], { kind: 'neutral', language });
    for (const cue of CUES) addCue(cues[cue], cue, language, add);
    for (const head of HEADS) add(cues.heads[head] ?? [], { kind: 'head', head, language });
  }
  const phrases = [...found.keys()];
  const meanings = phrases.map((phrase) => found.get(phrase) ?? []);
  return {
    phrases,
    meanings,
    automaton: automaton(phrases),
    spellings: spellings(phrases, meanings),
  };
}

type Add = (phrases: readonly string[], meaning: Meaning) => void;

function addTerms({ vocabulary, matching }: CatalogueDocument, add: Add): void {
  const strengths = new Map<string, number>();
  for (const [segment, languages] of Object.entries(vocabulary)) {
    for (const language of TERM_LANGUAGES) {
      for (const level of LEVELS) {
        const strength = matching.strengths[level];
        const terms = languages[language]?.[level] ?? [];
        add(terms, { kind: 'term', segment, language, strength });
        for (const term of terms) strengths.set(`${language}:${foldTerm(term)}`, strength);
      }
    }
  }
  for (const [segment, languages] of Object.entries(vocabulary)) {
    for (const language of TERM_LANGUAGES) {
      for (const term of languages[language]?.also ?? []) {
        const first = strengths.get(`${language}:${foldTerm(term)}`) ?? matching.strengths.related;
        add([term], { kind: 'term', segment, language, strength: first * matching.secondaryFactor });
      }
    }
  }
}

function addCue(cue: Cue, kind: CueKind, language: TermLanguage, add: Add): void {
  add(cue.before, { kind: 'cue', cue: kind, side: 'before', language });
  add(cue.after, { kind: 'cue', cue: kind, side: 'after', language });
}

function addMeaning(found: Map<string, Meaning[]>, form: string, meaning: Meaning): void {
  const meanings = found.get(form) ?? [];
  const same = meanings.some(
    (other) =>
      other.kind === meaning.kind &&
      other.spelling === meaning.spelling &&
      (other.kind !== 'term' || meaning.kind !== 'term' || other.segment === meaning.segment),
  );
  if (!same) found.set(form, [...meanings, meaning]);
}

/** A phrase and its English plurals. */
function forms(folded: string, { kind, language }: Meaning): readonly string[] {
  if (folded === '') return [];
  if (language !== 'en' || kind === 'cue' || kind === 'making' || !/[a-z]$/.test(folded)) return [folded];
  if (/(?:s|x|z|ch|sh)$/.test(folded)) return [folded, `${folded}es`];
  if (/[^aeiou]y$/.test(folded)) return [folded, `${folded.slice(0, -1)}ies`];
  return [folded, `${folded}s`];
}
