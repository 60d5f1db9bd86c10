import type { Lever, Move } from './lever.ts';

/** Levers with the move that each makes. */
export type Plan = readonly Step[];
export type Step = { readonly lever: Lever; readonly move: Move };

/** The shortest move of one lever that gains `wanted` alone, or null. */
export function shortestSingle(levers: readonly Lever[], wanted: number): Plan | null {
  let best: Step | null = null;
  for (const lever of levers) {
    const move = lever.reach(wanted);
    if (move !== null && (best === null || move.cost < best.move.cost)) best = { lever, move };
  }
  return best === null ? null : [best];
}

/**
 * The shortest pair of moves that gains `wanted` together and neither alone, or null. Gains must add up, so no value
 * function may read both. One of the two goes as far as it is worth going, to a turn of its gain, and the other by what is
 * left: along straight pieces that is the shortest way to share a gain (an optimum of a linear programme lies at a vertex),
 * but for moving one of them by a single step to spare the other one, which is no plan.
 * @param mayPair whether two levers may stand together
 */
export function shortestPair(
  levers: readonly Lever[],
  wanted: number,
  mayPair: (one: Lever, other: Lever) => boolean,
): Plan | null {
  const most = new Map(levers.map((lever) => [lever, Math.max(...lever.moves.map(({ gain }) => gain))]));
  let best: Plan | null = null;
  for (const [index, one] of levers.entries()) {
    for (const other of levers.slice(index + 1)) {
      if ((most.get(one) ?? 0) + (most.get(other) ?? 0) < wanted || !mayPair(one, other)) continue;
      best = shared(one, other, wanted, best);
      best = shared(other, one, wanted, best);
    }
  }
  return best;
}

/**
 * Takes the first lever to each of its turns, the second as far as is left, and the first back by what that is too much.
 * @returns the shortest of these and `best`
 */
function shared(first: Lever, second: Lever, wanted: number, best: Plan | null): Plan | null {
  let [shortest, cost] = [best, best === null ? Number.POSITIVE_INFINITY : costOf(best)];
  for (const turn of first.moves) {
    if (turn.gain <= 0 || turn.gain >= wanted) continue;
    const rest = second.reach(wanted - turn.gain, wanted);
    if (rest === null || rest.cost >= cost) continue;
    const move = first.reach(wanted - rest.gain, wanted) ?? turn;
    if (move.cost + rest.cost >= cost) continue;
    shortest = [
      { lever: first, move },
      { lever: second, move: rest },
    ];
    cost = costOf(shortest);
  }
  return shortest;
}

function costOf(plan: Plan): number {
  return plan.reduce((sum, { move }) => sum + move.cost, 0);
}
