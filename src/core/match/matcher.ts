import type { CatalogueDocument, Segment } from '../catalogue.ts';
import type { Lexicon } from './lexicon.ts';
import type { WeakModel } from './weak/model.ts';

/** Catalogue parts that matching reads. */
export type Matcher = {
  readonly document: CatalogueDocument;
  readonly lexicon: Lexicon;
  readonly weak: WeakModel;
  readonly segments: ReadonlyMap<string, Segment>;
};
