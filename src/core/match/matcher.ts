import type { CatalogueDocument, Segment } from '../catalogue.ts';
import type { Lexicon } from './lexicon.ts';

/** Catalogue parts that matching reads. */
export type Matcher = {
  readonly document: CatalogueDocument;
  readonly lexicon: Lexicon;
  readonly segments: ReadonlyMap<string, Segment>;
};
