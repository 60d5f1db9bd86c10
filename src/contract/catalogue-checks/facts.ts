import type { CatalogueDocument, GateTest } from '../../core/catalogue.ts';
import type { CatalogueFault, CataloguePath } from '../catalogue-fault.ts';
import { check } from '../catalogue-fault.ts';
import { PROFILE_FACTS } from '../profile-facts.ts';

/** A fact's range is in order and holds all that a profile may state: an interval must hold the value to come. */
export const factRanges = check(['facts'], function* ({ facts }) {
  for (const [at, { pointer, min = -Infinity, max = Infinity }] of facts.entries()) {
    const path = ['facts', at];
    if (min > max) yield { path: [...path, 'min'], message: `${pointer}: min ${min} lies above max ${max}` };
    const [least, most] = rangeOf(pointer);
    if (min > least) {
      yield { path: [...path, 'min'], message: `${pointer}: a profile may state ${least}, min is ${min}` };
    }
    if (max < most) {
      yield { path: [...path, 'max'], message: `${pointer}: a profile may state ${most}, max is ${max}` };
    }
  }
});

function rangeOf(pointer: string): readonly [number, number] {
  const fact = PROFILE_FACTS.get(pointer);
  if (fact?.kind === 'number') return [fact.min, fact.max];
  return fact?.kind === 'list' ? [0, fact.most] : [Infinity, -Infinity];
}

/** Gates read declared facts only, and ask them for values that they can have. */
export const gateFacts = check(['gates', 'facts'], function* ({ gates, facts }) {
  const declared = new Set(facts.map(({ pointer }) => pointer));
  for (const { gate, fact, path } of factsOfGates(gates)) {
    if (!declared.has(fact)) {
      yield { path, message: `gate ${gate} reads ${fact}, which is not declared under facts` };
    }
  }
  for (const [at, { code, excludes, conditions }] of gates.entries()) {
    for (const [key, tests] of Object.entries({ excludes, conditions })) {
      for (const [i, test] of tests.entries()) yield* testFaults(code, test, ['gates', at, key, i]);
    }
  }
});

function factsOfGates(gates: CatalogueDocument['gates']) {
  return gates.flatMap(({ code: gate, excludes, conditions, needs }, at) => [
    ...excludes.map(({ fact }, i) => ({ gate, fact, path: ['gates', at, 'excludes', i, 'fact'] })),
    ...conditions.map(({ fact }, i) => ({ gate, fact, path: ['gates', at, 'conditions', i, 'fact'] })),
    ...needs.map((fact, i) => ({ gate, fact, path: ['gates', at, 'needs', i] })),
  ]);
}

function* testFaults(gate: string, test: GateTest, path: CataloguePath): Generator<CatalogueFault> {
  const asked = Object.entries({ is: test.is, isNot: test.isNot, includes: test.includes });
  if (asked.filter(([, values]) => values !== undefined).length !== 1) {
    yield { path, message: `a test of gate ${gate} asks exactly one of is, isNot and includes` };
  }
  const fact = PROFILE_FACTS.get(test.fact);
  for (const [key, values = []] of asked) {
    const wanted = key === 'includes' ? 'list' : 'category';
    const possible = fact?.kind === wanted ? fact.values : [];
    for (const [i, value] of values.entries()) {
      if (possible.some((one) => one === value)) continue;
      yield { path: [...path, key, i], message: `gate ${gate}: ${test.fact} can never be ${value}` };
    }
  }
}
