import type { Criterion } from '../../core/catalogue.ts';
import { SECTOR_MATCH } from '../../core/score.ts';
import type { CatalogueFault, CataloguePath } from '../catalogue-fault.ts';
import { check } from '../catalogue-fault.ts';

/** Weights of a sector and shares of a criterion are percentages: they sum to 100. */
export const sums = check(['sectors', 'criteria'], function* ({ sectors, criteria }) {
  for (const [at, { code, weights }] of sectors.entries()) {
    const sum = sumOf(Object.values(weights));
    if (sum !== 100) {
      yield { path: ['sectors', at, 'weights'], message: `weights of ${code} sum to ${sum}, not 100` };
    }
  }
  for (const [at, { code, readings }] of criteria.entries()) {
    const sum = sumOf(readings.map(({ share }) => share));
    if (sum !== 100) {
      yield { path: ['criteria', at, 'readings'], message: `shares of ${code} sum to ${sum}, not 100` };
    }
  }
});

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Reason bands fall from the best to 0, so that every value has a sentence, and their codes name their criterion. */
export const bands = check(['criteria'], function* ({ criteria }) {
  const seen = new Set<string>();
  for (const [at, criterion] of criteria.entries()) {
    const path = ['criteria', at];
    if (criterion.code === SECTOR_MATCH) {
      yield { path: [...path, 'code'], message: `${SECTOR_MATCH} is the name of the match itself` };
    }
    yield* orderFaults(criterion, [...path, 'reasons']);
    for (const [code, codePath] of codesOf(criterion, path)) {
      if (seen.has(code)) yield { path: codePath, message: `reason code ${code} stands twice` };
      seen.add(code);
      if (!code.startsWith(`${criterion.code}.`)) {
        yield { path: codePath, message: `reason code ${code} does not begin with ${criterion.code}.` };
      }
    }
  }
});

function* orderFaults({ code, reasons }: Criterion, path: CataloguePath): Generator<CatalogueFault> {
  for (const [at, { from }] of reasons.entries()) {
    const higher = reasons[at - 1];
    if (higher !== undefined && from >= higher.from) {
      yield {
        path: [...path, at],
        message: `reasons of ${code}: ${from} does not lie below ${higher.from} before it`,
      };
    }
  }
  const last = reasons.at(-1);
  if (last !== undefined && last.from !== 0) {
    yield {
      path: [...path, reasons.length - 1],
      message: `reasons of ${code} end at ${last.from}, not 0`,
    };
  }
}

function codesOf({ reasons, unknown }: Criterion, path: CataloguePath): readonly [string, CataloguePath][] {
  return [
    ...reasons.map(({ code }, at): [string, CataloguePath] => [code, [...path, 'reasons', at, 'code']]),
    [unknown.code, [...path, 'unknown', 'code']],
  ];
}
