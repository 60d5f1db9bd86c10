import type { CatalogueDocument, Criterion, Curve, Direction, Reading } from '../../core/catalogue.ts';
import type { CatalogueFault, CataloguePath } from '../catalogue-fault.ts';
import { check } from '../catalogue-fault.ts';
import { SEGMENT_ATTRIBUTES } from '../catalogue-schema.ts';
import type { ProfileFact } from '../profile-facts.ts';
import { PROFILE_FACTS } from '../profile-facts.ts';

type Placed = { readonly criterion: string; readonly reading: Reading; readonly path: CataloguePath };

function placed(criteria: CatalogueDocument['criteria']): readonly Placed[] {
  return criteria.flatMap(({ code, readings }, at) =>
    readings.map((reading, i) => ({
      criterion: code,
      reading,
      path: ['criteria', at, 'readings', i],
    })),
  );
}

/** The facts that a reading reads, each with the field that names it and the way a rising curve takes it. */
function factsOf(reading: Reading): readonly { fact: string; field: string; turn: 1 | -1 }[] {
  switch (reading.kind) {
    case 'segment':
      return [];
    case 'sum':
      return reading.facts.map((fact) => ({ fact, field: 'facts', turn: 1 }));
    case 'ratio':
      return [
        { fact: reading.fact, field: 'fact', turn: 1 },
        { fact: reading.per, field: 'per', turn: -1 },
      ];
    default:
      return [{ fact: reading.fact, field: 'fact', turn: 1 }];
  }
}

/** Breakpoints stand in order of x; what is taken without a fact lies among the values that a fact can give. */
export const curves = check(['criteria'], function* ({ criteria }) {
  for (const { criterion, reading, path } of placed(criteria)) {
    const values = valuesOf(reading);
    if ('curve' in reading) {
      for (const [at, [x]] of reading.curve.entries()) {
        const before = reading.curve[at - 1]?.[0];
        if (before !== undefined && x <= before) {
          yield {
            path: [...path, 'curve', at],
            message: `curve of ${criterion}: breakpoint ${x} does not lie above ${before} before it`,
          };
        }
      }
    }
    const [low, high] = [Math.min(...values), Math.max(...values)];
    for (const field of ['assumed', 'notApplicable'] as const) {
      if (reading[field] < low || reading[field] > high) {
        yield {
          path: [...path, field],
          message: `${criterion}: ${field} ${reading[field]} lies outside the values ${low} to ${high}`,
        };
      }
    }
  }
});

function valuesOf(reading: Reading): readonly number[] {
  return 'curve' in reading ? reading.curve.map(([, value]) => value) : Object.values(reading.table);
}

/** A table has a value for everything that the fact can be, and for nothing else. */
export const tables = check(['criteria'], function* ({ criteria }) {
  for (const { criterion, reading, path } of placed(criteria)) {
    const possible = possibleValues(reading);
    if (!('table' in reading) || possible === undefined) continue;
    const named = Object.keys(reading.table);
    for (const value of possible.filter((value) => !named.includes(value))) {
      yield { path: [...path, 'table'], message: `table of ${criterion} has no value for ${value}` };
    }
    for (const value of named.filter((value) => !possible.includes(value))) {
      yield {
        path: [...path, 'table', value],
        message: `table of ${criterion}: ${value} is none of ${possible.join(', ')}`,
      };
    }
  }
});

function possibleValues(reading: Reading): readonly string[] | undefined {
  if (reading.kind === 'segment') return SEGMENT_ATTRIBUTES[reading.attribute];
  const fact = reading.kind === 'category' ? PROFILE_FACTS.get(reading.fact) : undefined;
  return fact?.kind === 'category' ? fact.values.map(String) : undefined;
}

const READABLE: Readonly<Record<Exclude<Reading['kind'], 'segment'>, readonly ProfileFact['kind'][]>> = {
  number: ['number'],
  sum: ['number'],
  ratio: ['number', 'list'],
  markets: ['markets'],
  count: ['list'],
  category: ['category'],
};

/** A reading reads declared facts, of a kind that it can read; one that it may count with has a declared range. */
export const factKinds = check(['criteria', 'facts'], function* ({ criteria, facts }) {
  const declared = new Map(facts.map((fact) => [fact.pointer, fact]));
  for (const { criterion, reading, path } of placed(criteria)) {
    if (reading.kind === 'segment') continue;
    for (const { fact: pointer, field } of factsOf(reading)) {
      const found = declared.get(pointer);
      const kind = PROFILE_FACTS.get(pointer)?.kind ?? 'text';
      const place = [...path, field];
      if (found === undefined) {
        yield { path: place, message: `${criterion} reads ${pointer}, which is not declared under facts` };
      } else if (!READABLE[reading.kind].includes(kind)) {
        yield {
          path: place,
          message: `${criterion}: a reading of kind ${reading.kind} cannot read ${pointer} (${kind})`,
        };
      } else if (
        (kind === 'number' || kind === 'list') &&
        (found.min === undefined || found.max === undefined)
      ) {
        yield { path: place, message: `${criterion} reads ${pointer}, which has no range from min to max` };
      }
    }
  }
});

/** What a criterion declares of a fact is what its readings do with it. */
export const directions = check(['criteria'], function* ({ criteria }) {
  for (const [at, criterion] of criteria.entries()) {
    const path = ['criteria', at, 'directions'];
    const read = criterion.readings.flatMap((reading) =>
      factsOf(reading).map(({ fact, turn }) => ({ fact, turn, reading })),
    );
    for (const pointer of new Set(read.map(({ fact }) => fact))) {
      if (!Object.hasOwn(criterion.directions, pointer)) {
        yield { path, message: `${criterion.code} reads ${pointer} and declares no direction for it` };
      }
    }
    for (const [pointer, direction] of Object.entries(criterion.directions)) {
      yield* directionFaults(criterion, pointer, direction, [...path, pointer]);
    }
  }
});

function* directionFaults(
  { code, readings }: Criterion,
  pointer: string,
  direction: Direction,
  path: CataloguePath,
): Generator<CatalogueFault> {
  const reads = readings.flatMap((reading) =>
    factsOf(reading)
      .filter(({ fact }) => fact === pointer)
      .map(({ turn }) => slopeOf(reading) * turn),
  );
  if (reads.length === 0) {
    yield { path, message: `${code} declares a direction for ${pointer} and does not read it` };
  }
  if (direction === 'none') return;
  const slope = direction === '+' ? 1 : -1;
  // NaN, a reading that rises and falls or knows no more and less, agrees with no direction.
  if (reads.some((read) => !(read * slope >= 0))) {
    yield { path, message: `${code} declares ${direction} for ${pointer}, its readings say otherwise` };
  }
}

/** 1 rising, -1 falling, 0 level, NaN neither. */
function slopeOf(reading: Reading): number {
  if ('curve' in reading) return reading.kind === 'markets' ? Number.NaN : slopeOfCurve(reading.curve);
  const [no, yes] = [reading.table.false, reading.table.true];
  return no === undefined || yes === undefined ? Number.NaN : Math.sign(yes - no);
}

function slopeOfCurve(curve: Curve): number {
  const signs = new Set(curve.slice(1).map(([, value], at) => Math.sign(value - (curve[at]?.[1] ?? 0))));
  if (signs.has(1) && signs.has(-1)) return Number.NaN;
  return signs.has(1) ? 1 : signs.has(-1) ? -1 : 0;
}
