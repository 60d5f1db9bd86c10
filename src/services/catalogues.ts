import { randomUUID } from 'node:crypto';
import { parseCatalogue } from '../contract/catalogue.ts';
import { errors } from '../contract/error.ts';
import type { CatalogueDocument } from '../core/catalogue.ts';
import type { CompiledCatalogue } from '../core/compile.ts';
import { compile } from '../core/compile.ts';
import type { Store } from '../store/store.ts';
import { hashOf } from './hash.ts';

/** A compiled version with the id under which it is stored. */
export type LoadedCatalogue = { readonly versionId: string; readonly compiled: CompiledCatalogue };

export type CatalogueService = Awaited<ReturnType<typeof catalogueService>>;

type Deps = { readonly store: Pick<Store, 'catalogues'> };

/**
 * Stores a version that is not there yet and makes it the active one; the same document again changes nothing.
 * @throws Error when the same version number is stored with another content: a version is immutable
 */
export async function publishCatalogue({ store }: Deps, document: CatalogueDocument): Promise<void> {
  const hash = hashOf(document);
  if (await isStored(store, document, hash)) return;
  try {
    await store.catalogues.publish(randomUUID(), document, hash);
  } catch (error) {
    // Another process that starts at the same time may have been faster.
    if (!(await isStored(store, document, hash))) throw error;
  }
}

async function isStored(store: Deps['store'], document: CatalogueDocument, hash: string): Promise<boolean> {
  const stored = await store.catalogues.find(document.code, document.version);
  if (stored === null) return false;
  if (stored.hash === hash) return true;
  throw new Error(
    `catalogue ${document.code} version ${document.version} is stored with another content: give the changed policy a new version number`,
  );
}

/** Reads the active catalogue from PostgreSQL and keeps it, and every older one that is asked for, compiled in memory. */
export async function catalogueService({ store }: Deps) {
  const loaded = new Map<string, LoadedCatalogue>();
  const load = (versionId: string, document: unknown, hash: string): LoadedCatalogue => {
    if (hashOf(document) !== hash) throw new Error(`catalogue version ${versionId} does not match its hash`);
    const catalogue = { versionId, compiled: compile(parseCatalogue(document)) };
    loaded.set(versionId, catalogue);
    return catalogue;
  };
  const actives = (await store.catalogues.active()).map(({ id, document, hash }) => load(id, document, hash));
  const [first] = actives;
  if (first === undefined) throw new Error('no catalogue is published');

  return {
    /** The active version of a catalogue, of the first one where none is named. */
    active(code?: string): LoadedCatalogue {
      const found =
        code === undefined ? first : actives.find(({ compiled }) => compiled.document.code === code);
      if (found === undefined)
        throw errors.validationFailed([{ parameter: 'catalogue', message: 'unknown_catalogue' }]);
      return found;
    },

    /** Any stored version: an old report is rendered with the texts that it was made from. */
    async version(versionId: string): Promise<LoadedCatalogue> {
      const known = loaded.get(versionId);
      if (known !== undefined) return known;
      const stored = await store.catalogues.read(versionId);
      if (stored === null) throw new Error(`catalogue version ${versionId} is gone`);
      return load(stored.id, stored.document, stored.hash);
    },
  };
}
