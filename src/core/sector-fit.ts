import type { CompiledCatalogue } from './compile.ts';
import type { Facts } from './facts.ts';
import type { Eligibility, GateOutcome } from './gates.ts';
import { askGate, eligibility } from './gates.ts';
import type { SectorMatch } from './match/weigh.ts';
import type { Rankable } from './rank.ts';
import { E4 } from './reading.ts';
import type { Score } from './score.ts';
import { score } from './score.ts';

/** One sector's match, gates and score, all numbers in ten-thousandths. */
export type SectorFit = Rankable & {
  readonly segment: string | null;
  readonly eligibility: Eligibility;
  readonly gates: readonly GateOutcome[];
  readonly weighing: SectorMatch['weighing'];
  readonly evidence: SectorMatch['evidence'];
  readonly score: Score;
};

const UNSCORED: Score = { exact: 0, low: 0, high: 0, contributions: [], completeness: 0 };

/** Scores one sector; below the floor it is not matched and has no score. */
export function scoreSector(catalogue: CompiledCatalogue, found: SectorMatch, known: Facts): SectorFit {
  const { document } = catalogue;
  const sector = document.sectors.find(({ code }) => code === found.sector);
  if (sector === undefined) throw new Error(`sector ${found.sector} is not in the catalogue`);
  const segment = found.segment === null ? undefined : catalogue.segments.get(found.segment);
  const matched = segment !== undefined && found.value >= Math.round(document.matching.floor * E4);
  const gates = sector.gates
    .flatMap((code) => catalogue.gates.get(code) ?? [])
    .map((gate) => askGate(gate, known));
  const policy = { scoring: document.scoring, criteria: document.criteria, ranges: catalogue.ranges };
  const scored = matched ? score(policy, sector, segment, found.value, known) : UNSCORED;
  return {
    sector: sector.code,
    segment: found.segment,
    matched,
    eligibility: eligibility(gates),
    gates,
    match: found.value,
    weighing: found.weighing,
    evidence: found.evidence,
    score: scored,
    exact: scored.exact,
    completeness: scored.completeness,
  };
}
