import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueFault, CataloguePath } from '../contract/catalogue-fault.ts';
import type { CatalogueDocument } from '../core/catalogue.ts';
import { TERM_LANGUAGES } from '../core/catalogue.ts';
import { CODE_SCHEMES } from '../core/match/code-scheme.ts';
import type { YamlFile } from './yaml-file.ts';
import { yamlFile } from './yaml-file.ts';

/** The files of a catalogue joined as one document, not yet checked. */
export type CatalogueFiles = {
  readonly value: unknown;
  /** What keeps files from being read, each with its place. */
  readonly faults: readonly CatalogueFault[];
  /** Sections that are left out of `value` because a file of theirs cannot be read. */
  readonly unread: ReadonlySet<string | number | undefined>;
  /** `file:line` of a path in the document. */
  readonly place: (path: CataloguePath) => string | undefined;
};

/** A piece of the document: `at` is its path there, `within` the one in its file. */
type Part = {
  readonly at: CataloguePath;
  readonly within: CataloguePath;
  readonly file: YamlFile;
  readonly value: unknown;
  readonly faults: readonly CatalogueFault[];
};

/** Which file a section stands in; codes, vocabulary, cues and outside have a folder each. */
const SECTIONS = {
  policy: ['code', 'version', 'title', 'validFrom', 'validTo', 'territory', 'pillars', 'scoring', 'matching'],
  citations: ['citations'],
  sectors: ['sectors', 'segments'],
  criteria: ['facts', 'criteria', 'gates'],
} as const satisfies Readonly<Record<string, readonly (keyof CatalogueDocument)[]>>;

/** Reads all files of a catalogue's folder and of the languages' folder. */
export function catalogueFiles(folder: string, language: string): CatalogueFiles {
  const vocabulary = join(folder, 'vocabulary');
  const parts = [
    ...Object.entries(SECTIONS).flatMap(([name, sections]) => sectionParts(folder, name, sections)),
    ...namesIn(join(folder, 'codes'), CODE_SCHEMES).map((scheme) => codePart(folder, scheme)),
    ...foldersIn(vocabulary).flatMap((segment) =>
      namesIn(join(vocabulary, segment)).map((name) =>
        wholeFile(join(vocabulary, segment, `${name}.yaml`), ['vocabulary', segment, name]),
      ),
    ),
    ...['cues', 'outside'].flatMap((kind) =>
      namesIn(join(language, kind), TERM_LANGUAGES).map((name) =>
        wholeFile(join(language, kind, `${name}.yaml`), [kind, name]),
      ),
    ),
  ];
  const unread = new Set(parts.filter(({ value }) => value === undefined).map(({ at }) => at[0]));
  return {
    value: nested(parts.filter(({ at }) => !unread.has(at[0]))),
    // Sections of one file share its faults.
    faults: [...new Set(parts.flatMap(({ faults }) => faults))],
    unread,
    place: (path) => placeOf(parts, path),
  };
}

function sectionParts(folder: string, name: string, sections: readonly string[]): readonly Part[] {
  const file = yamlFile(join(folder, `${name}.yaml`));
  const faults = [...file.faults, ...strangers(file, sections, `${name}.yaml`)];
  return sections.map((section) => ({
    at: [section],
    within: [section],
    file,
    // A section that its file does not have is left to the schema, which asks for it.
    value: file.value === undefined ? undefined : (member(file.value, section) ?? null),
    faults,
  }));
}

function codePart(folder: string, scheme: string): Part {
  const file = yamlFile(join(folder, 'codes', `${scheme}.yaml`));
  const stated = member(file.value, 'scheme');
  const faults = [...file.faults, ...strangers(file, ['scheme', 'prefixes'], `${scheme}.yaml`)];
  if (file.value !== undefined && stated !== scheme) {
    const message = `scheme is ${String(stated)}, the file is named ${scheme}.yaml`;
    faults.push({ path: [], message, place: file.place(['scheme']) });
  }
  const value = file.value === undefined ? undefined : (member(file.value, 'prefixes') ?? null);
  return { at: ['codes', scheme], within: ['prefixes'], file, value, faults };
}

function wholeFile(path: string, at: CataloguePath): Part {
  const file = yamlFile(path);
  return { at, within: [], file, value: file.value, faults: file.faults };
}

/** Keys of a file that nobody would read there. */
function strangers(file: YamlFile, known: readonly string[], name: string): readonly CatalogueFault[] {
  if (file.value === undefined) return [];
  return Object.keys(Object(file.value))
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: [], message: `"${key}" does not belong in ${name}`, place: file.place([key]) }));
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
}

/** Names of the YAML files of a folder without their ending, with those that must be there, in one order everywhere. */
function namesIn(folder: string, expected: readonly string[] = []): readonly string[] {
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  return [...new Set([...expected, ...found.map((name) => name.slice(0, -'.yaml'.length))])].sort();
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Joins parts by their paths. */
function nested(parts: readonly Part[], depth = 0): unknown {
  const [first] = parts;
  if (first !== undefined && first.at.length === depth) return first.value;
  const keys = [...new Set(parts.map(({ at }) => String(at[depth])))];
  return Object.fromEntries(
    keys.map((key) => [
      key,
      nested(
        parts.filter(({ at }) => at[depth] === key),
        depth + 1,
      ),
    ]),
  );
}

/** The line in the part that holds the path; of a path that spans several files, the first. */
function placeOf(parts: readonly Part[], path: CataloguePath): string | undefined {
  const part = parts.find(({ at }) => at.every((step, i) => i >= path.length || step === path[i]));
  return part?.file.place([...part.within, ...path.slice(part.at.length)]);
}
