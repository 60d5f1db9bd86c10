import type { CompiledCatalogue } from '../compile.ts';
import type { Facts } from '../facts.ts';
import type { Eligibility } from '../gates.ts';
import type { SectorFit } from '../sector-fit.ts';
import type { Move } from './lever.ts';
import type { Plan } from './plans.ts';
import { exactOf, rescore } from './rescore.ts';
import type { SectorModel } from './sector-model.ts';

/** How many steps a move may be off by what values and points are rounded to. */
const MOST_STEPS = 25;

const STRICTNESS: Readonly<Record<Eligibility, number>> = { eligible: 0, conditional: 1, excluded: 2 };

/** A plan that delivers, with the sector as it then scores. */
export type Delivered = { readonly plan: Plan; readonly fit: SectorFit };

/**
 * Tries a plan by scoring the changed facts: whether the score reaches `wanted` and eligibility is no stricter than before. Its
 * moves are lengthened where rounding leaves them short, and shortened as long as they still deliver.
 * @param wanted the exact score to reach, in ten-thousandths
 * @returns null where it does not deliver, or where less of it does
 */
export function deliver(
  catalogue: CompiledCatalogue,
  sector: SectorFit,
  { known, readings }: SectorModel,
  wanted: number,
): (plan: Plan) => Delivered | null {
  const changed = (plan: Plan): Facts =>
    plan.reduce((facts, { lever, move }) => lever.apply(facts, move.to), known);
  return (plan) => {
    const criteria = plan.flatMap(({ lever }) =>
      (readings.get(lever.fact.pointer) ?? []).map(({ criterion }) => criterion),
    );
    const exact = exactOf(catalogue, sector, [...new Set(criteria)], known);
    const reaches = (tried: Plan): boolean => exact(changed(tried)) >= wanted;
    const long = lengthened(plan, reaches);
    if (long === null) return null;
    const short = shortened(long, reaches);
    if (short.length > 1 && short.some((step) => reaches([step]))) return null;
    const fit = rescore(catalogue, sector)(changed(short));
    const isStricter = STRICTNESS[fit.eligibility] > STRICTNESS[sector.eligibility];
    return fit.exact >= wanted && !isStricter ? { plan: short, fit } : null;
  };
}

function lengthened(plan: Plan, reaches: (plan: Plan) => boolean): Plan | null {
  let current = plan;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (reaches(current)) return current;
    const index = current.findLastIndex(({ lever, move }) => lever.step(move, 'longer') !== null);
    const longer = index < 0 ? null : stepped(current, index, 'longer');
    if (longer === null) return null;
    current = longer;
  }
  return null;
}

function shortened(plan: Plan, reaches: (plan: Plan) => boolean): Plan {
  let current = plan;
  for (let index = plan.length - 1; index >= 0; index--) {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const shorter = stepped(current, index, 'shorter');
      if (shorter === null || !reaches(shorter)) break;
      current = shorter;
    }
  }
  return current;
}

function stepped(plan: Plan, index: number, way: 'longer' | 'shorter'): Plan | null {
  const step = plan[index];
  const move: Move | null = step === undefined ? null : step.lever.step(step.move, way);
  if (step === undefined || move === null) return null;
  return plan.map((other, at) => (at === index ? { ...other, move } : other));
}
