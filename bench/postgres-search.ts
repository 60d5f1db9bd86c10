import type pg from 'pg';
import { segmentSearch, unmarked } from '../scripts/eval/baselines/full-text.ts';
import { segmentTerms } from '../scripts/eval/baselines/segments.ts';
import type { CatalogueDocument } from '../src/core/catalogue.ts';

/** Searches for one text, which is without marks already; resolves when PostgreSQL has answered. */
export type Search = (text: string) => Promise<unknown>;

/** Two ways to ask PostgreSQL full-text search what a text is about, over the terms of a catalogue. */
export type Searches = {
  /** One document a segment: ranks the segments that share words with the text. `npm run eval` shows how often it is right. */
  readonly segments: Search;
  /** One phrase a term behind a GiST index: finds the terms that stand in the text, as our matcher does. */
  readonly phrases: Search;
};

const PHRASES = `SELECT segment, term FROM pg_temp.term WHERE to_tsvector('simple', $1) @@ phrase`;

/** Fills temporary tables with the terms of a catalogue, indexes them, and prepares the searches. */
export async function postgresSearches(
  client: pg.ClientBase,
  document: CatalogueDocument,
): Promise<Searches> {
  const segments = await segmentSearch(client, document);
  await client.query('CREATE TEMPORARY TABLE term (segment text, term text, phrase tsquery)');
  for (const [segment, terms] of segmentTerms(document)) {
    await client.query(
      `INSERT INTO pg_temp.term
       SELECT $1, term, phraseto_tsquery('simple', term)
       FROM unnest($2::text[]) AS term`,
      [segment, terms.map(unmarked)],
    );
  }
  await client.query('CREATE INDEX ON pg_temp.term USING gist (phrase)');
  await client.query('ANALYZE pg_temp.term');
  return {
    segments,
    phrases: (text) => client.query({ name: 'phrase-search', text: PHRASES, values: [text] }),
  };
}
