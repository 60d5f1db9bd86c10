import type { CatalogueDocument } from '../core/catalogue.ts';

/** Checks a catalogue document. */
export function parseCatalogue(value: unknown): CatalogueDocument {
  return value as CatalogueDocument;
}
