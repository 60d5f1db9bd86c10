import type { CatalogueDocument } from '../../../src/core/catalogue.ts';
import { TERM_LANGUAGES } from '../../../src/core/catalogue.ts';
import type { Claim } from '../judge.ts';

const LEVELS = ['names', 'related', 'hints', 'also'] as const;

/** The terms of every segment in all languages, whatever their strength: what a text search would be given. */
export function segmentTerms({
  segments,
  vocabulary,
}: CatalogueDocument): ReadonlyMap<string, readonly string[]> {
  return new Map(
    segments.map(({ code }) => [
      code,
      TERM_LANGUAGES.flatMap((language) =>
        LEVELS.flatMap((level) => vocabulary[code]?.[language]?.[level] ?? []),
      ),
    ]),
  );
}

/**
 * The score of every sector that has any: that of its best segment, a second sector's reduced as the catalogue says.
 * @param scores above 0, by segment
 */
export function sectorClaims(
  { segments, matching }: CatalogueDocument,
  scores: ReadonlyMap<string, number>,
): readonly Claim[] {
  const best = new Map<string, number>();
  const raise = (sector: string, value: number): void => {
    if (value > (best.get(sector) ?? 0)) best.set(sector, value);
  };
  for (const { code, sector, secondarySector } of segments) {
    const score = scores.get(code) ?? 0;
    raise(sector, score);
    if (secondarySector !== undefined) raise(secondarySector, score * matching.secondaryFactor);
  }
  return [...best].map(([sector, value]) => ({ sector, value }));
}
