import type { CatalogueDocument } from '../../core/catalogue.ts';
import type { CatalogueFault, CataloguePath } from '../catalogue-fault.ts';
import { check } from '../catalogue-fault.ts';

/** A name that some part of a catalogue uses, and what it should be the name of. */
type Use = { readonly kind: string; readonly name: string | null | undefined; readonly path: CataloguePath };

/** Whatever is named exists: citations, pillars, gates, sectors, segments; and no sector is empty. */
export const references = check(
  ['citations', 'pillars', 'gates', 'sectors', 'segments', 'criteria'],
  function* (document) {
    const defined: Readonly<Record<string, ReadonlySet<string>>> = {
      citation: new Set(Object.keys(document.citations)),
      pillar: codesOf(document.pillars),
      gate: codesOf(document.gates),
      sector: codesOf(document.sectors),
      segment: codesOf(document.segments),
      criterion: codesOf(document.criteria),
    };
    for (const { kind, name, path } of usesOf(document)) {
      if (typeof name === 'string' && !defined[kind]?.has(name)) {
        yield { path, message: `there is no ${kind} ${name}` };
      }
    }
    yield* sectorFaults(document);
  },
);

type Named = Pick<CatalogueDocument, 'citations' | 'pillars' | 'gates' | 'sectors' | 'segments' | 'criteria'>;

function codesOf(items: readonly { readonly code: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ code }) => code));
}

function usesOf({ pillars, gates, sectors, segments, criteria }: Named): readonly Use[] {
  const use = (kind: string, name: Use['name'], ...path: CataloguePath): Use => ({ kind, name, path });
  return [
    ...pillars.flatMap(({ citations }, at) =>
      citations.map((name, i) => use('citation', name, 'pillars', at, 'citations', i)),
    ),
    ...gates.map(({ citation }, at) => use('citation', citation, 'gates', at, 'citation')),
    ...criteria.flatMap(({ citation, pillar }, at) => [
      use('citation', citation === 'segment' ? null : citation, 'criteria', at, 'citation'),
      use('pillar', pillar, 'criteria', at, 'pillar'),
    ]),
    ...sectors.flatMap((sector, at) => [
      ...sector.citations.map((name, i) => use('citation', name, 'sectors', at, 'citations', i)),
      ...sector.gates.map((name, i) => use('gate', name, 'sectors', at, 'gates', i)),
      ...Object.keys(sector.weights).map((name) => use('criterion', name, 'sectors', at, 'weights', name)),
    ]),
    ...segments.flatMap((segment, at) => [
      use('citation', segment.citation, 'segments', at, 'citation'),
      use('sector', segment.sector, 'segments', at, 'sector'),
      use('sector', segment.secondarySector, 'segments', at, 'secondarySector'),
      use('segment', segment.parts, 'segments', at, 'parts'),
      use('segment', segment.equipment, 'segments', at, 'equipment'),
    ]),
  ];
}

function* sectorFaults({ sectors, segments }: Named): Generator<CatalogueFault> {
  for (const [at, { code }] of sectors.entries()) {
    if (!segments.some(({ sector }) => sector === code)) {
      yield { path: ['sectors', at], message: `sector ${code} has no segment` };
    }
  }
  for (const [at, { code, sector, secondarySector }] of segments.entries()) {
    if (sector === secondarySector) {
      yield {
        path: ['segments', at, 'secondarySector'],
        message: `the second sector of ${code} is its first one`,
      };
    }
  }
}

/** No two of a kind bear one name. */
export const uniqueCodes = check(
  ['pillars', 'gates', 'sectors', 'segments', 'criteria', 'facts'],
  function* (document) {
    const kinds = {
      pillars: document.pillars.map(({ code }) => code),
      gates: document.gates.map(({ code }) => code),
      sectors: document.sectors.map(({ code }) => code),
      segments: document.segments.map(({ code }) => code),
      criteria: document.criteria.map(({ code }) => code),
      facts: document.facts.map(({ pointer }) => pointer),
    };
    for (const [kind, names] of Object.entries(kinds)) {
      for (const [at, name] of names.entries()) {
        if (names.indexOf(name) < at) yield { path: [kind, at], message: `${name} stands twice in ${kind}` };
      }
    }
  },
);
