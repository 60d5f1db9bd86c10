import type { Language, Texts } from '../catalogue.ts';
import type { CompiledCatalogue } from '../compile.ts';
import { ENGINE_VERSION } from '../engine.ts';
import { fill, formatDate } from '../format.ts';
import { E4 } from '../reading.ts';
import { citationOf, render } from '../render.ts';
import { SECTOR_MATCH } from '../score.ts';
import type { Change, ChangePart, ComparedReport, CriterionDifference } from './comparison.ts';
import { CHANGE_PARTS, exactOf, sectorOf } from './comparison.ts';
import { pinNotices, renderNotices, sectorNotices } from './notices.ts';
import { renderFactChange } from './render-fact-change.ts';
import { DETAILS, PART_TEXTS, SUMMARIES } from './texts.ts';
import type { Compared } from './words.ts';
import { catalogueName, pointsText, sectorName, signed } from './words.ts';

/** How many criteria a summary names. */
const MOST_CRITERIA = 3;

/** Renders why a sector's score changed from the first report to the second. */
export function renderChange(change: Change, compared: Compared, language: Language) {
  const { first, second } = compared;
  const difference = exactIn(second, compared.sector) - exactIn(first, compared.sector);
  return {
    kind: 'change' as const,
    ...head(compared, difference, language),
    text: fill(SUMMARIES.change[language], names(compared, difference, language)),
    parts: CHANGE_PARTS.map((part) => ({
      part,
      points: change.parts[part] / E4,
      text: partText(part, change, compared, language),
    })),
    facts: change.facts.map((fact) => renderFactChange(fact, second.catalogue, language)),
    criteria: change.criteria.map(({ facts, ...criterion }) => {
      const by = criterion.second - criterion.first;
      const sentence = by === 0 ? DETAILS.unchanged : DETAILS.changed;
      return { ...renderCriterion(criterion, by, sentence, compared, language), facts: [...facts] };
    }),
    notices: renderNotices(sectorNotices(compared, language), language),
    citations: citations(change.criteria, [second.catalogue], language),
  };
}

/** Renders why the first report stands above the second, or below. */
export function renderGap(gaps: readonly CriterionDifference[], compared: Compared, language: Language) {
  const { first, second, sector } = compared;
  const difference = exactIn(first, sector) - exactIn(second, sector);
  const [ours, theirs] = [first, second].map((side) => reasonsIn(side, sector, language));
  const direction = difference === 0 ? 'level' : difference > 0 ? 'above' : 'below';
  const criteria = gaps.map((criterion) => ({
    ...renderCriterion(criterion, criterion.first - criterion.second, DETAILS.gap, compared, language),
    reason: ours?.get(criterion.criterion) ?? null,
    withReason: theirs?.get(criterion.criterion) ?? null,
  }));
  const main = criteria
    .filter((criterion) => criterion.difference * difference > 0)
    .slice(0, MOST_CRITERIA)
    .map((criterion) => `${criterion.name} (${signed(criterion.difference, language)})`);
  const summary = fill(SUMMARIES[direction][language], names(compared, difference, language));
  const mostly = fill(SUMMARIES.mostly[language], { criteria: main.join(', ') });
  return {
    kind: 'gap' as const,
    ...head(compared, difference, language),
    text: main.length === 0 ? summary : `${summary} ${mostly}`,
    criteria,
    notices: renderNotices(
      [...sectorNotices(compared, language), ...pinNotices(compared, language)],
      language,
    ),
    citations: citations(gaps, [first.catalogue, second.catalogue], language),
  };
}

function exactIn({ report }: ComparedReport, sector: string): number {
  return exactOf(sectorOf(report, sector));
}

function head(compared: Compared, difference: number, language: Language) {
  return {
    language,
    sector: compared.sector,
    name: sectorName(compared, language),
    report: standing(compared.first, compared.sector),
    with: standing(compared.second, compared.sector),
    difference: difference / E4,
  };
}

/** Where a report puts the sector. */
function standing({ report, profile }: ComparedReport, sector: string) {
  const found = sectorOf(report, sector);
  return {
    investorName: profile.company.name,
    matched: found?.matched ?? false,
    match: found?.match.value ?? 0,
    segment: found?.segment ?? null,
    eligibility: found?.eligibility ?? null,
    score: found?.score ?? 0,
    exactScore: exactOf(found) / E4,
    grade: found?.grade ?? null,
  };
}

function names(compared: Compared, difference: number, language: Language): Readonly<Record<string, string>> {
  const { first, second, sector } = compared;
  const shown = (side: ComparedReport): string => pointsText(exactIn(side, sector) / E4, language);
  return {
    sector: sectorName(compared, language),
    first: first.profile.company.name,
    second: second.profile.company.name,
    from: shown(first),
    to: shown(second),
    difference: signed(difference / E4, language),
  };
}

function partText(
  part: ChangePart,
  { parts, facts }: Change,
  { first, second }: Compared,
  language: Language,
): string {
  const [from, to] = [first, second].map(({ report, catalogue }) => {
    if (part === 'engine') return report.pins.engineVersion;
    if (part === 'catalogue') return catalogueName(catalogue, language);
    return part === 'as_of' ? formatDate(report.pins.asOf, language) : '';
  });
  const isSame = parts[part] === 0 && from === to && (part !== 'facts' || facts.length === 0);
  return fill(PART_TEXTS[part][isSame ? 'same' : 'changed'][language], {
    from: from ?? '',
    to: to ?? '',
    now: ENGINE_VERSION,
    count: String(facts.length),
    points: signed(parts[part] / E4, language),
  });
}

function renderCriterion(
  { criterion, first, second, citation }: CriterionDifference,
  difference: number,
  sentence: Texts,
  { first: { catalogue }, second: { catalogue: other } }: Compared,
  language: Language,
) {
  const found = [other, catalogue]
    .flatMap(({ document }) => document.criteria)
    .find(({ code }) => code === criterion);
  const name = criterion === SECTOR_MATCH ? DETAILS.match[language] : (found?.name[language] ?? criterion);
  return {
    criterion,
    name,
    points: first / E4,
    withPoints: second / E4,
    difference: difference / E4,
    text: fill(sentence[language], {
      name,
      from: pointsText(first / E4, language),
      to: pointsText(second / E4, language),
      difference: signed(difference / E4, language),
    }),
    citation,
  };
}

/** What the report itself says of each criterion. */
function reasonsIn({ report, catalogue }: ComparedReport, sector: string, language: Language) {
  const found = render(report, catalogue, language).sectors.find((candidate) => candidate.sector === sector);
  return new Map((found?.contributions ?? []).map(({ criterion, reason }) => [criterion, reason]));
}

/** Citations of the criteria; of two catalogues with the same code, the first one's. */
function citations(
  criteria: readonly CriterionDifference[],
  catalogues: readonly CompiledCatalogue[],
  language: Language,
) {
  const codes = new Set(criteria.flatMap(({ citation }) => citation ?? []));
  return Object.fromEntries(
    [...codes].flatMap((code) => {
      const holder = catalogues.find(({ document }) => document.citations[code] !== undefined);
      return holder === undefined ? [] : citationOf(holder.document.citations, code, language);
    }),
  );
}
