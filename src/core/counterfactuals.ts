import type { Counterfactual } from './advice/advice.ts';
import type { Delivered } from './advice/delivery.ts';
import { deliver } from './advice/delivery.ts';
import type { Lever } from './advice/lever.ts';
import { leversOf } from './advice/levers.ts';
import type { Plan } from './advice/plans.ts';
import { shortestPair, shortestSingle } from './advice/plans.ts';
import { competes } from './advice/rescore.ts';
import { readTogether, sectorModel } from './advice/sector-model.ts';
import type { ScoringPolicy } from './catalogue.ts';
import type { CompiledCatalogue } from './compile.ts';
import type { Facts } from './facts.ts';
import { gradeOf, lowestExact, oneDecimal } from './score.ts';
import type { SectorFit } from './sector-fit.ts';

/** Sectors further down are not where an officer would work. */
const MOST_SECTORS = 3;
/** Plans that are tried; nearly always the first delivers. */
const MOST_TRIES = 10;

/**
 * For the first three sectors that compete, in their order: the shortest change of one fact that reaches the next better
 * grade, then the shortest pair of changes. How long a change is, is counted in shares of the fact's declared range. Each
 * is found on the value functions and kept only if the changed facts, scored again, deliver.
 */
export function counterfactuals(
  catalogue: CompiledCatalogue,
  sectors: readonly SectorFit[],
  known: Facts,
): readonly Counterfactual[] {
  return sectors
    .filter(competes)
    .slice(0, MOST_SECTORS)
    .flatMap((sector) => inSector(catalogue, sector, known));
}

function inSector(catalogue: CompiledCatalogue, sector: SectorFit, known: Facts): readonly Counterfactual[] {
  const { scoring } = catalogue.document;
  const goal = nextGradeFrom(scoring, oneDecimal(sector.exact));
  if (goal === null) return [];
  const wanted = lowestExact(goal);
  const gap = wanted - sector.exact;
  const model = sectorModel(catalogue, sector, known);
  const levers = leversOf(model, gap);
  const tried = deliver(catalogue, sector, model, wanted);
  const mayPair = (one: Lever, other: Lever): boolean =>
    !readTogether(model, one.fact.pointer, other.fact.pointer);
  const found = [
    firstThatDelivers(tried, (failed) =>
      shortestSingle(
        levers.filter((lever) => !failed.some(([step]) => step?.lever === lever)),
        gap,
      ),
    ),
    firstThatDelivers(tried, (failed) =>
      shortestPair(
        levers,
        gap,
        (one, other) => mayPair(one, other) && !failed.some((plan) => isOf(plan, one, other)),
      ),
    ),
  ];
  return found.flatMap((delivered) => (delivered === null ? [] : [described(catalogue, delivered)]));
}

/** Tries the shortest plan, then the shortest of those that are left, until one delivers. */
function firstThatDelivers(
  tried: (plan: Plan) => Delivered | null,
  shortest: (failed: readonly Plan[]) => Plan | null,
): Delivered | null {
  const failed: Plan[] = [];
  while (failed.length < MOST_TRIES) {
    const plan = shortest(failed);
    if (plan === null) return null;
    const delivered = tried(plan);
    if (delivered !== null) return delivered;
    failed.push(plan);
  }
  return null;
}

function isOf(plan: Plan, one: Lever, other: Lever): boolean {
  return plan.every(({ lever }) => lever === one || lever === other);
}

/** The changes stand in the catalogue's order of facts. */
function described({ document }: CompiledCatalogue, { plan, fit }: Delivered): Counterfactual {
  const score = oneDecimal(fit.exact);
  const changes = plan
    .toSorted((a, b) => document.facts.indexOf(a.lever.fact) - document.facts.indexOf(b.lever.fact))
    .map(({ lever: { pointer, from, fact }, move: { to } }) => ({ pointer, from, to, actor: fact.actor }));
  return { sector: fit.sector, changes, score, grade: gradeOf(document.scoring, score) };
}

/** Where the next better grade begins; null in the best. */
function nextGradeFrom({ grades }: ScoringPolicy, score: number): number | null {
  const above = grades.filter(({ from }) => from > score).map(({ from }) => from);
  return above.length === 0 ? null : Math.min(...above);
}
