import type pg from 'pg';
import type { CatalogueDocument } from '../../../src/core/catalogue.ts';
import { foldTerm } from '../../../src/core/match/fold.ts';
import type { Claim } from '../judge.ts';
import { sectorClaims, segmentTerms } from './segments.ts';

/**
 * The words of the parameter as one query, joined by "or": a text never holds all words of a segment, nor a segment
 * all words of a text.
 */
const ANY_WORD = `
  (SELECT coalesce(string_agg(quote_literal(lexeme), '|'), '')::tsquery AS query
   FROM unnest(to_tsvector('simple', $1))) AS asked`;

type SegmentScore = { readonly segment: string; readonly score: number };

/**
 * PostgreSQL full-text search: one document for each segment, made of its terms, in the configuration `simple`,
 * without marks on both sides, ranked by ts_rank.
 * @returns what reads one text
 */
export async function fullText(
  client: pg.ClientBase,
  document: CatalogueDocument,
): Promise<(text: string) => Promise<readonly Claim[]>> {
  const search = await segmentSearch(client, document);
  return async (text) => {
    const found = await search(unmarked(text));
    return sectorClaims(document, new Map(found.map(({ segment, score }) => [segment, score])));
  };
}

/**
 * Fills a temporary table, the connection's own and gone with it, with a document for each segment.
 * @returns what ranks the segments that share a word with one text, which is without marks already
 */
export async function segmentSearch(
  client: pg.ClientBase,
  document: CatalogueDocument,
): Promise<(text: string) => Promise<readonly SegmentScore[]>> {
  await client.query('CREATE TEMPORARY TABLE segment_words (segment text, words tsvector)');
  for (const [segment, terms] of segmentTerms(document)) {
    await client.query(`INSERT INTO pg_temp.segment_words VALUES ($1, to_tsvector('simple', $2))`, [
      segment,
      terms.map(unmarked).join('\n'),
    ]);
  }
  await client.query('ANALYZE pg_temp.segment_words');
  const text = `
    SELECT segment, ts_rank(words, query) AS score
    FROM pg_temp.segment_words, ${ANY_WORD}
    WHERE words @@ query`;
  return async (asked) =>
    (await client.query<SegmentScore>({ name: 'segment-search', text, values: [asked] })).rows;
}

/** Folded words with spaces between them: PostgreSQL would read `xong.can` as the name of a host. */
export function unmarked(text: string): string {
  return foldTerm(text).replace(/[.,]/g, ' ');
}
