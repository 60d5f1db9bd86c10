import { unmarked } from '../scripts/eval/baselines/full-text.ts';
import { openPostgres } from '../scripts/postgres.ts';
import type { CompiledCatalogue } from '../src/core/compile.ts';
import { fold } from '../src/core/match/fold.ts';
import { match } from '../src/core/match/match.ts';
import { readText } from '../src/core/match/spans.ts';
import type { Contender, Rounds } from './measure.ts';
import { contender, measure, median, microseconds, microsecondsAwaited } from './measure.ts';
import type { Search } from './postgres-search.ts';
import { postgresSearches } from './postgres-search.ts';
import { describedBy } from './profiles.ts';
import type { Row } from './row.ts';
import { against, informing } from './row.ts';
import { kilobyteTexts } from './texts.ts';

/** The rows that this file measures. */
export const MATCHING = [
  'match-1kb',
  'match-1kb-phrases',
  'match-fold-1kb',
  'match-scan-1kb',
  'match-profile-1kb',
] as const;

/** Times over PostgreSQL full-text search that finding all terms of a 1 KB text must reach. */
const TARGET = 10;

/** Finding the terms of a 1 KB text, its parts, and the whole match, in microseconds a text, beside PostgreSQL. */
export async function matching(catalogue: CompiledCatalogue, rounds: Rounds): Promise<readonly Row[]> {
  const { document, lexicon } = catalogue;
  const texts = kilobyteTexts(document);
  const folded = texts.map((text) => fold(text).text);
  const profiles = texts.map(describedBy);
  const ours = {
    found: contender(() => microseconds(texts, (text) => readText(lexicon, text))),
    folded: contender(() => microseconds(texts, fold)),
    scanned: contender(() => microseconds(folded, (text) => lexicon.automaton.scan(text, () => {}))),
    matched: contender(() => microseconds(profiles, (profile) => match(catalogue, profile))),
  };
  // PostgreSQL is given texts without marks, outside the time that counts.
  const plain = texts.map(unmarked);
  const search = (one: Search): Contender => contender(() => microsecondsAwaited(plain, one));
  const postgres = await openPostgres();
  try {
    const { segments, phrases } = await postgresSearches(postgres.client, document);
    const theirs = { segments: search(segments), phrases: search(phrases) };
    await measure([...Object.values(ours), ...Object.values(theirs)], rounds);
    const found = (name: (typeof MATCHING)[number]): Row => informing(name, median(ours.found), 'us');
    return [
      against(found('match-1kb'), median(theirs.segments), TARGET),
      against(found('match-1kb-phrases'), median(theirs.phrases), null),
      informing('match-fold-1kb', median(ours.folded), 'us'),
      informing('match-scan-1kb', median(ours.scanned), 'us'),
      informing('match-profile-1kb', median(ours.matched), 'us'),
    ];
  } finally {
    await postgres.close();
  }
}
