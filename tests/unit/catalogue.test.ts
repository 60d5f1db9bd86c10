import { describe, expect, it } from '@jest/globals';
import { readCatalogue, readCatalogueSource } from '../../src/catalogue/read.ts';
import { parseCatalogue } from '../../src/contract/catalogue.ts';
import { CatalogueError } from '../../src/contract/catalogue-fault.ts';
import { canonicalJson } from '../../src/core/canonical.ts';

describe('the catalogue that we ship', () => {
  const { document, place } = readCatalogueSource();

  it('is valid, and has a vocabulary in all five languages for every segment', () => {
    const languages = Object.values(document.vocabulary).map((terms) => Object.keys(terms).sort().join(' '));
    expect(languages).toEqual(document.segments.map(() => 'en ja ko vi zh'));
  });

  it('is the same at every reading, to the order of its keys', () =>
    expect(JSON.stringify(readCatalogue()) === JSON.stringify(document)).toBe(true));

  it('comes through JSON and another order of keys unchanged', () => {
    // PostgreSQL's jsonb sorts keys by length, then by bytes.
    const stored: unknown = JSON.parse(JSON.stringify(document), (_key, value: unknown) => shuffled(value));
    expect(canonicalJson(parseCatalogue(stored)) === canonicalJson(document)).toBe(true);
  });

  it('has a place for each of its parts', () =>
    expect(place(['sectors', 0, 'weights'])).toMatch(
      /^src\/catalogue\/hai-duong-2021-2030\/sectors\.yaml:\d+$/,
    ));
});

describe('parseCatalogue', () => {
  it.each([null, undefined, 7, 'catalogue', [], {}])('refuses %p with a CatalogueError', (value) =>
    expect(() => parseCatalogue(value)).toThrow(CatalogueError),
  );
});

function shuffled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)),
  );
}
