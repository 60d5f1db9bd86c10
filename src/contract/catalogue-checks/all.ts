import type { CatalogueCheck } from '../catalogue-fault.ts';
import { codePrefixes } from './codes.ts';
import { bands, sums } from './criteria.ts';
import { factRanges, gateFacts } from './facts.ts';
import { places } from './places.ts';
import { activities, dates, grades } from './policy.ts';
import { curves, directions, factKinds, tables } from './readings.ts';
import { references, uniqueCodes } from './references.ts';
import { outsidePhrases, terms } from './terms.ts';

/** Everything that the form of a catalogue's sections cannot say: sums, order, references, terms. */
export const CATALOGUE_CHECKS: readonly CatalogueCheck[] = [
  uniqueCodes,
  references,
  dates,
  grades,
  activities,
  sums,
  bands,
  factRanges,
  factKinds,
  curves,
  tables,
  directions,
  gateFacts,
  places,
  codePrefixes,
  terms,
  outsidePhrases,
];
