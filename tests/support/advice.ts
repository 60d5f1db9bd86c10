import type { Criterion, Curve, Fact, Gate, Reading } from '../../src/core/catalogue.ts';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { compile } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit } from '../../src/core/fit-types.ts';
import type { Profile } from '../../src/core/profile.ts';
import { AS_OF, criterion, sector, segment, synthetic } from './catalogue.ts';

/** A reading without the parts that do not matter: all of its criterion, assumed at 0.2, 0 where it does not apply. */
export function reading<const T extends { readonly kind: Reading['kind'] }>(parts: T) {
  return { share: 100, assumed: 0.2, notApplicable: 0, ...parts };
}

/** A value function through breakpoints: x and value in turn. */
export function curve(...numbers: readonly number[]): Curve {
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [[x, numbers[index + 1] ?? 0] as const] : []));
}

/** A declared fact of a project. */
export function fact(name: string, unit: Fact['unit'], max?: number, rest: Partial<Fact> = {}): Fact {
  const texts = { vi: name, en: name };
  const range = max === undefined ? {} : { min: 0, max };
  return {
    pointer: `/project/${name}`,
    name: texts,
    question: texts,
    unit,
    actor: 'investor',
    ...range,
    ...rest,
  };
}

/** A catalogue of one sector `s` in which these criteria weigh as they are told to. */
export function oneSector(
  facts: readonly Fact[],
  criteria: readonly (readonly [
    weight: number,
    readings: readonly Reading[],
    directions?: Criterion['directions'],
  ])[],
  gates: readonly Gate[] = [],
): CompiledCatalogue {
  const weights = Object.fromEntries(criteria.map(([weight], index) => [`c${index}`, weight]));
  const document = synthetic({
    sectors: [{ ...sector('s', weights), gates: gates.map(({ code }) => code) }],
    segments: [segment('g', 's')],
    criteria: criteria.map(([, readings, directions = {}], index) => ({
      ...criterion(`c${index}`, readings),
      directions,
    })),
    facts,
  });
  return compile({ ...document, gates });
}

/** The report of an investor declared to belong to segment `g`: its match is 0.9, its score 45 + 45 · value. */
export function reportOf(
  catalogue: CompiledCatalogue,
  project: Profile['project'],
  facts: Profile['facts'] = {},
): Fit {
  const profile = { company: { name: 'x' }, activity: { segments: ['g'] }, project, facts };
  return fitTo(catalogue, profile, { asOf: AS_OF, robustness: false });
}
