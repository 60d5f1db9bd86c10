import { join } from 'node:path';
import { parseCatalogue } from '../contract/catalogue.ts';
import type { CatalogueFault, CataloguePath } from '../contract/catalogue-fault.ts';
import { CatalogueError } from '../contract/catalogue-fault.ts';
import type { CatalogueDocument } from '../core/catalogue.ts';
import { catalogueFiles } from './files.ts';

/** A valid catalogue and the way from a path in it back to `file:line`. */
export type CatalogueSource = {
  readonly document: CatalogueDocument;
  readonly place: (path: CataloguePath) => string | undefined;
};

/**
 * Reads the reviewed files of a catalogue, and what our languages say for all catalogues, as one document.
 * @throws CatalogueError with all faults by file and line
 */
export function readCatalogue(folder?: string, language?: string): CatalogueDocument {
  return readCatalogueSource(folder, language).document;
}

/** Like readCatalogue, for a reader who has more to say of its lines. */
export function readCatalogueSource(
  folder = join(import.meta.dirname, 'hai-duong-2021-2030'),
  language = join(import.meta.dirname, 'language'),
): CatalogueSource {
  const { value, faults, unread, place } = catalogueFiles(folder, language);
  const { document, faults: found } = inspected(value);
  // A section that could not be read is not missing as well: its file says why.
  const told = found.filter(({ path }) => !unread.has(path[0]));
  const all = [...faults, ...told.map((fault) => ({ ...fault, place: place(fault.path) }))];
  if (all.length > 0 || document === undefined) throw new CatalogueError(sorted(all));
  return { document, place };
}

type Inspected = {
  readonly document?: CatalogueDocument;
  readonly faults: readonly CatalogueFault[];
};

function inspected(value: unknown): Inspected {
  try {
    return { document: parseCatalogue(value), faults: [] };
  } catch (error) {
    if (error instanceof CatalogueError) return { faults: error.faults };
    throw error;
  }
}

/** By file and line, lines as numbers. */
function sorted(faults: readonly CatalogueFault[]): readonly CatalogueFault[] {
  const order = new Intl.Collator('en', { numeric: true });
  return [...faults].sort((a, b) => order.compare(a.place ?? '', b.place ?? ''));
}
