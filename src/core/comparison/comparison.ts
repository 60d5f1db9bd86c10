import type { CompiledCatalogue } from '../compile.ts';
import { fit } from '../fit.ts';
import type { Fit, FitSector } from '../fit-types.ts';
import type { Pointer, Profile } from '../profile.ts';
import { E4 } from '../reading.ts';
import { SECTOR_MATCH } from '../score.ts';
import type { FactChange } from './fact-changes.ts';
import { factChanges, factOf } from './fact-changes.ts';

/** A kept report with what it was made from. */
export type ComparedReport = {
  readonly report: Fit;
  readonly profile: Profile;
  readonly catalogue: CompiledCatalogue;
};

/** One criterion in two reports; points are ten-thousandths of a score point, 0 where it says nothing. */
export type CriterionDifference = {
  readonly criterion: string;
  readonly first: number;
  readonly second: number;
  /** Code of the citation in the first report that has the criterion. */
  readonly citation: string | null;
};

/** What can change a score, in the order in which it is replaced. */
export const CHANGE_PARTS = ['engine', 'catalogue', 'as_of', 'facts'] as const;
export type ChangePart = (typeof CHANGE_PARTS)[number];

/** Why a score changed: the parts sum exactly to `exact` of the second report minus that of the first. */
export type Change = {
  readonly parts: Readonly<Record<ChangePart, number>>;
  readonly facts: readonly FactChange[];
  /** The part of the facts by criterion, with the changed facts that it reads; its differences sum exactly to it. */
  readonly criteria: readonly (CriterionDifference & { readonly facts: readonly Pointer[] })[];
};

/**
 * Attributes the change of a sector's score from one report of an investor to another. One thing is replaced after the
 * other and today's engine scores again: the catalogue version, the as-of date, the facts. What today's engine does not
 * reproduce of either report is the engine's part.
 */
export function changeBetween(first: ComparedReport, second: ComparedReport, sector: string): Change {
  const scored = (profile: Profile, catalogue: CompiledCatalogue, asOf: string): FitSector | undefined =>
    sectorOf(fit(catalogue, profile, { asOf, robustness: false }), sector);
  const [from, to] = [first.report.pins.asOf, second.report.pins.asOf];
  const today = scored(first.profile, first.catalogue, from);
  const otherCatalogue = scored(first.profile, second.catalogue, from);
  const otherDay = scored(first.profile, second.catalogue, to);
  const otherFacts = scored(second.profile, second.catalogue, to);
  const kept = [sectorOf(first.report, sector), sectorOf(second.report, sector)] as const;
  const facts = factChanges(first.profile, second.profile);
  return {
    parts: {
      engine: exactOf(today) - exactOf(kept[0]) + exactOf(kept[1]) - exactOf(otherFacts),
      catalogue: exactOf(otherCatalogue) - exactOf(today),
      as_of: exactOf(otherDay) - exactOf(otherCatalogue),
      facts: exactOf(otherFacts) - exactOf(otherDay),
    },
    facts,
    criteria: differences(otherDay, otherFacts).map((criterion) => ({
      ...criterion,
      facts: readBy(second.catalogue, criterion.criterion, facts),
    })),
  };
}

/** Why one report is above another in a sector: `first − second` of all criteria sums exactly to the gap of the scores. */
export function gapBetween(
  first: Pick<ComparedReport, 'report'>,
  second: Pick<ComparedReport, 'report'>,
  sector: string,
): readonly CriterionDifference[] {
  return differences(sectorOf(first.report, sector), sectorOf(second.report, sector));
}

/** A sector of a report; absent where its catalogue does not have it. */
export function sectorOf(report: Fit, sector: string): FitSector | undefined {
  return report.sectors.find((candidate) => candidate.sector === sector);
}

/** The exact score in ten-thousandths; 0 where there is no such sector. */
export function exactOf(sector: FitSector | undefined): number {
  return Math.round((sector?.exactScore ?? 0) * E4);
}

/** Points of every criterion of either, largest difference first; equal ones in the order of the criteria. */
function differences(
  first: FitSector | undefined,
  second: FitSector | undefined,
): readonly CriterionDifference[] {
  const [ours, theirs] = [first?.contributions ?? [], second?.contributions ?? []];
  const codes = new Set([...ours, ...theirs].map(({ criterion }) => criterion));
  return [...codes]
    .map((code) => {
      const [a, b] = [ours, theirs].map((parts) => parts.find(({ criterion }) => criterion === code));
      return {
        criterion: code,
        first: Math.round((a?.points ?? 0) * E4),
        second: Math.round((b?.points ?? 0) * E4),
        citation: (a ?? b)?.citation ?? null,
      };
    })
    .sort((a, b) => Math.abs(b.first - b.second) - Math.abs(a.first - a.second));
}

/** What the match reads of a profile; what a criterion reads is what it has a direction for. */
const MATCHED = [
  '/company/name',
  ...['description', 'products', 'codes', 'segments'].map((part) => `/activity/${part}`),
];

function readBy(
  { document }: CompiledCatalogue,
  code: string,
  changes: readonly FactChange[],
): readonly Pointer[] {
  const criterion = document.criteria.find((candidate) => candidate.code === code);
  const read = code === SECTOR_MATCH ? MATCHED : Object.keys(criterion?.directions ?? {});
  return changes
    .map(({ pointer }) => pointer)
    .filter((pointer) => read.some((fact) => `${factOf(pointer)}/`.startsWith(`${fact}/`)));
}
