import type { CatalogueDocument } from '../core/catalogue.ts';

/** Where in a catalogue document: keys and positions from its root. */
export type CataloguePath = readonly (string | number)[];

/** One thing that is wrong with a catalogue, as a sentence; `place` is its file and line where one is known. */
export type CatalogueFault = {
  readonly path: CataloguePath;
  readonly message: string;
  readonly place?: string | undefined;
};

/** A catalogue that cannot be used, with everything that is wrong with it. */
export class CatalogueError extends Error {
  readonly faults: readonly CatalogueFault[];

  constructor(faults: readonly CatalogueFault[]) {
    super(faults.map(({ path, message, place }) => `${place ?? dotted(path)}: ${message}`).join('\n'));
    this.name = 'CatalogueError';
    this.faults = faults;
  }
}

function dotted(path: CataloguePath): string {
  return path.length === 0 ? 'catalogue' : path.join('.');
}

/** The sections of a catalogue whose form is right. */
export type SoundSections = { readonly [K in keyof CatalogueDocument]?: CatalogueDocument[K] | undefined };

/** A cross check: given the sections whose form is sound, what they say wrong of each other. */
export type CatalogueCheck = (sound: SoundSections) => Iterable<CatalogueFault>;

/** A check that runs where all sections that it reads are sound, so that one typing mistake hides no other fault. */
export function check<K extends keyof CatalogueDocument>(
  sections: readonly K[],
  faults: (document: Pick<CatalogueDocument, K>) => Iterable<CatalogueFault>,
): CatalogueCheck {
  return (sound) => (holds(sound, sections) ? faults(sound) : []);
}

function holds<K extends keyof CatalogueDocument>(
  sound: SoundSections,
  sections: readonly K[],
): sound is SoundSections & Pick<CatalogueDocument, K> {
  return sections.every((section) => sound[section] !== undefined);
}
