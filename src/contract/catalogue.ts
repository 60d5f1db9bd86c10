import type { z } from 'zod';
import type { CatalogueDocument } from '../core/catalogue.ts';
import { CATALOGUE_CHECKS } from './catalogue-checks/all.ts';
import type { CatalogueFault, CataloguePath, SoundSections } from './catalogue-fault.ts';
import { CatalogueError } from './catalogue-fault.ts';
import { catalogueDocument } from './catalogue-schema.ts';
import { FIELD_MESSAGES } from './messages.ts';

/**
 * Checks a catalogue document: first the form of every section, then what the sound ones say of each other.
 * @throws CatalogueError with all faults
 */
export function parseCatalogue(value: unknown): CatalogueDocument {
  const { document, faults } = inspect(value);
  const all = [...faults, ...crossFaults(document)];
  if (all.length > 0 || !isWhole(document)) throw new CatalogueError(all);
  return document;
}

type Inspected = {
  readonly document: SoundSections;
  readonly faults: readonly CatalogueFault[];
};

/** The sections whose form is right, and what is wrong with the form of the others. */
function inspect(value: unknown): Inspected {
  const parsed = catalogueDocument.safeParse(value);
  if (parsed.success) return { document: parsed.data, faults: [] };
  const faults = parsed.error.issues.flatMap(faultsOf);
  const broken = new Set(faults.map(({ path }) => path[0]));
  const sound = Object.fromEntries(Object.entries(Object(value)).filter(([section]) => !broken.has(section)));
  return { document: catalogueDocument.partial().safeParse(sound).data ?? {}, faults };
}

function isWhole(document: SoundSections): document is CatalogueDocument {
  return Object.keys(catalogueDocument.shape).every((section) => Object.hasOwn(document, section));
}

function crossFaults(document: SoundSections): readonly CatalogueFault[] {
  return CATALOGUE_CHECKS.flatMap((check) => [...check(document)]);
}

/** An issue of the schema in our form; unknown keys are named one by one, where they stand. */
function faultsOf(issue: z.core.$ZodIssue): readonly CatalogueFault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: `"${key}" is not known here` }));
  }
  // What is wrong with a key of a table is told by the schema of the keys.
  const inner = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
  return [{ path, message: `${lastName(path)} ${sentence(inner ?? issue.message)}` }];
}

/** What our own checks say stands in a table; the words of the library follow a colon. */
function sentence(message: string): string {
  const known = Object.entries(FIELD_MESSAGES).find(([key]) => key === message)?.[1].en;
  if (known !== undefined) return known;
  return /^[A-Z]/.test(message) ? `is wrong: ${message.charAt(0).toLowerCase()}${message.slice(1)}` : message;
}

/** `names[3]` of `vocabulary.sensors.en.names.3`: enough beside a line number. */
function lastName(path: CataloguePath): string {
  const at = path.findLastIndex((step) => typeof step === 'string');
  const [name = 'catalogue', ...positions] = path.slice(Math.max(at, 0));
  return `${name}${positions.map((position) => `[${position}]`).join('')}`;
}
