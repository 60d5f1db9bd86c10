import { remembered } from './advice/fact-states.ts';
import type { Grade } from './catalogue.ts';
import type { CompiledCatalogue } from './compile.ts';
import { counterfactuals } from './counterfactuals.ts';
import { ENGINE_VERSION } from './engine.ts';
import type { Fit, FitParts, FitSector, FitStatus } from './fit-types.ts';
import type { Evidence } from './match/evidence.ts';
import { conceptOf } from './match/evidence.ts';
import { nextQuestions } from './next-questions.ts';
import { notices } from './notices.ts';
import { E4 } from './reading.ts';
import { reasonFor, reasonsOf } from './reasons.ts';
import type { Robustness } from './robustness.ts';
import { SEED } from './samples.ts';
import { gradeOf, oneDecimal } from './score.ts';
import type { SectorFit } from './sector-fit.ts';
import { tensions } from './tensions.ts';

/** More evidence for one sector than this tells a reader nothing; counted items come first. */
const MOST_EVIDENCE = 40;
/** From here on what the lead does outside every sector is recognised. */
const RECOGNISED = 0.4;

/** Joins ranked sectors into the canonical report. */
export function fitReport(catalogue: CompiledCatalogue, parts: FitParts): Fit {
  const { document } = catalogue;
  const sectors = parts.sectors.map((sector, index) =>
    fitSector(catalogue, sector, index + 1, parts.robustness.get(sector.sector) ?? null),
  );
  const status = statusOf(parts);
  const [first] = sectors;
  const isRanked =
    status === 'ranked' && first !== undefined && first.segment !== null && first.grade !== null;
  const reasons = reasonsOf(sectors);
  const citations = citationsOf(catalogue, sectors);
  const known = remembered(parts.known);
  return {
    pins: {
      catalogue: { code: document.code, version: document.version },
      engineVersion: ENGINE_VERSION,
      seed: SEED,
      asOf: parts.asOf,
    },
    status,
    best: isRanked ? bestOf(first.sector, first.segment, first.score, first.grade) : null,
    completeness: first?.completeness ?? 0,
    sectors,
    reasons,
    tensions: tensions(catalogue, parts.sectors, known),
    counterfactuals: counterfactuals(catalogue, parts.sectors, known),
    nextQuestions: nextQuestions(catalogue, parts.sectors, known),
    notices: notices(catalogue, parts, citations),
    citations,
  };
}

function bestOf(sector: string, segment: string, score: number, grade: Grade): NonNullable<Fit['best']> {
  return { sector, segment, score, grade };
}

function fitSector(
  catalogue: CompiledCatalogue,
  sector: SectorFit,
  rank: number,
  robustness: Robustness | null,
): FitSector {
  const { scoring } = catalogue.document;
  const [score, low, high] = [
    oneDecimal(sector.score.exact),
    oneDecimal(sector.score.low),
    oneDecimal(sector.score.high),
  ];
  const isGraded = sector.matched && sector.eligibility !== 'excluded';
  return {
    rank,
    sector: sector.sector,
    segment: sector.matched ? sector.segment : null,
    matched: sector.matched,
    eligibility: sector.eligibility,
    score,
    exactScore: sector.score.exact / E4,
    low,
    high,
    grade: isGraded ? gradeOf(scoring, score) : null,
    gradeBest: isGraded ? gradeOf(scoring, high) : null,
    gradeWorst: isGraded ? gradeOf(scoring, low) : null,
    completeness: sector.completeness / E4,
    match: {
      value: sector.match / E4,
      weighing: sector.weighing,
      evidence: shownEvidence(sector.evidence),
    },
    contributions: sector.score.contributions.map((part) => ({
      criterion: part.criterion,
      points: part.points / E4,
      weight: part.weight / E4,
      value: part.value / E4,
      valueLow: part.low / E4,
      valueHigh: part.high / E4,
      assumed: part.assumed,
      ...reasonFor(catalogue, sector, part),
    })),
    gates: sector.gates,
    robustness,
  };
}

/** Counted evidence first, strongest first; of what was not counted, one item for each concept and reason. */
function shownEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const seen = new Set<string>();
  return [...evidence]
    .sort((a, b) => Number(b.counted) - Number(a.counted) || b.strength - a.strength)
    .filter((item) => {
      const key = `${item.segment}:${conceptOf(item)}:${item.kind === 'code' ? item.code : item.why}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return item.counted || (isNew && item.why !== 'repeated');
    })
    .slice(0, MOST_EVIDENCE);
}

/** The first that holds; missing project facts never lead to abstention. */
function statusOf({ matched, sectors }: FitParts): FitStatus {
  const found = sectors.filter((sector) => sector.matched);
  if (found.some(({ eligibility }) => eligibility !== 'excluded')) return 'ranked';
  if (found.length > 0) return 'excluded';
  return matched.outside >= RECOGNISED || matched.activity !== null ? 'no_priority_fit' : 'insufficient_data';
}

function citationsOf(catalogue: CompiledCatalogue, sectors: readonly FitSector[]): readonly string[] {
  const used = sectors.flatMap((sector) => [
    ...(sector.segment === null ? [] : [catalogue.segments.get(sector.segment)?.citation ?? null]),
    ...sector.contributions.map(({ citation }) => citation),
    ...sector.gates.map(({ citation }) => citation),
  ]);
  const order = Object.keys(catalogue.document.citations);
  return [...new Set(used.filter((code) => code !== null))].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b),
  );
}
