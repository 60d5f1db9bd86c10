import type { CatalogueDocument, Fact, Gate, Segment } from './catalogue.ts';
import type { Lexicon } from './match/lexicon.ts';
import { lexicon } from './match/lexicon.ts';
import type { WeakModel } from './match/weak/model.ts';
import { weakModel } from './match/weak/model.ts';
import type { Pointer } from './profile.ts';
import type { Samples } from './samples.ts';
import { samplesOf } from './samples.ts';

/** A catalogue version ready to score: its document with the look-ups that scoring needs, made once. */
export type CompiledCatalogue = {
  readonly document: CatalogueDocument;
  readonly lexicon: Lexicon;
  readonly weak: WeakModel;
  readonly segments: ReadonlyMap<string, Segment>;
  readonly gates: ReadonlyMap<string, Gate>;
  readonly ranges: ReadonlyMap<Pointer, Fact>;
  readonly samples: Samples;
};

/** Compiles a valid document; takes a fraction of a second, so it is done once per version and process. */
export function compile(document: CatalogueDocument): CompiledCatalogue {
  const words = lexicon(document);
  return {
    document,
    lexicon: words,
    weak: weakModel(words),
    segments: new Map(document.segments.map((segment) => [segment.code, segment])),
    gates: new Map(document.gates.map((gate) => [gate.code, gate])),
    ranges: new Map(document.facts.map((fact) => [fact.pointer, fact])),
    samples: samplesOf(document),
  };
}
