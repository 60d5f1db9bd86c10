import type { Citation, Criterion, Language, Reading, Texts } from './catalogue.ts';
import type { CompiledCatalogue } from './compile.ts';
import type { Fit, FitContribution, FitSector, Notice } from './fit-types.ts';
import type { Shown } from './format.ts';
import { fill, formatDate, formatQuantity } from './format.ts';
import type { GateOutcome } from './gates.ts';
import type { Evidence } from './match/evidence.ts';
import type { Quantity } from './reading.ts';
import { renderAdvice } from './render-advice.ts';
import type { Robustness } from './robustness.ts';
import { SECTOR_MATCH } from './score.ts';
import {
  ACTIVITIES,
  MATCH_REASONS,
  NOT_APPLICABLE_REASON,
  NOTICES,
  PARTLY_KNOWN,
  WHYS,
  WORDS,
} from './texts.ts';

/** Renders the texts of a canonical report from the catalogue that it is pinned to. */
export function render(fit: Fit, catalogue: CompiledCatalogue, language: Language) {
  const { document } = catalogue;
  return {
    status: fit.status,
    best: fit.best && {
      sector: fit.best.sector,
      segment: fit.best.segment,
      score: fit.best.score,
      grade: fit.best.grade,
    },
    completeness: fit.completeness,
    sectors: fit.sectors.map((sector) => renderSector(sector, catalogue, language)),
    reasons: fit.reasons.map(({ quantities, ...reason }) => ({
      code: reason.code,
      sector: reason.sector,
      text: reasonText(reason.code, quantities, catalogue, language),
      points: reason.points,
      citation: reason.citation,
    })),
    ...renderAdvice(fit, catalogue, language),
    notices: fit.notices.map((notice) => ({
      code: notice.code,
      text: noticeText(notice, catalogue, language),
    })),
    citations: Object.fromEntries(
      fit.citations.flatMap((code) => citationOf(document.citations, code, language)),
    ),
  };
}

/** Written member by member: what comes back from PostgreSQL has its members in another order. */
function renderSector(sector: FitSector, catalogue: CompiledCatalogue, language: Language) {
  const found = catalogue.document.sectors.find(({ code }) => code === sector.sector);
  const { value, weighing, evidence } = sector.match;
  const { joined, prominence, inside } = weighing;
  return {
    rank: sector.rank,
    sector: sector.sector,
    name: found?.name[language] ?? sector.sector,
    segment: sector.segment,
    matched: sector.matched,
    eligibility: sector.eligibility,
    score: sector.score,
    exactScore: sector.exactScore,
    low: sector.low,
    high: sector.high,
    grade: sector.grade,
    gradeBest: sector.gradeBest,
    gradeWorst: sector.gradeWorst,
    completeness: sector.completeness,
    match: {
      value,
      weighing: { joined, prominence, inside },
      evidence: evidence.map((item) => renderEvidence(item, language)),
    },
    contributions: sector.contributions.map((part) => renderContribution(part, catalogue, language)),
    gates: sector.gates.map((gate) => ({
      code: gate.code,
      outcome: gate.outcome,
      missing: [...gate.missing],
      text: gateText(gate, catalogue, language),
      citation: gate.citation,
    })),
    robustness: renderRobustness(sector.robustness),
  };
}

/** A report of engine 1.0.0 knows of no robustness. */
function renderRobustness(robustness: Robustness | null | undefined): Robustness | null {
  if (robustness === null || robustness === undefined) return null;
  const { rank1, top3, grades, label } = robustness;
  const { A, B, C, D } = grades;
  return { rank1, top3, grades: { A, B, C, D }, label };
}

/** Evidence without the matcher's own key; what was held against it as a stable code and as a sentence. */
function renderEvidence(item: Evidence, language: Language) {
  const { segment, strength, counted, why } = item;
  const sentence = why === null ? null : (WHYS[why]?.[language] ?? why);
  const weight = { segment, strength, counted, why: sentence, whyCode: why };
  if (item.kind === 'code') return { kind: item.kind, scheme: item.scheme, code: item.code, ...weight };
  if (item.kind === 'declared') return { kind: item.kind, field: item.field, ...weight };
  const { kind, text, field, start, end } = item;
  if (kind === 'weak') {
    const grams = item.grams.map(({ gram, weight: nats }) => ({ gram, weight: nats }));
    return { kind, text, field, start, end, grams, ...weight };
  }
  const readAs = item.readAs === undefined ? null : { term: item.readAs.term, edits: item.readAs.edits };
  return { kind, text, field, start, end, language: item.language, role: item.role, readAs, ...weight };
}

function renderContribution(part: FitContribution, catalogue: CompiledCatalogue, language: Language) {
  const { code, quantities } = part.reason;
  return {
    criterion: part.criterion,
    points: part.points,
    weight: part.weight,
    value: part.value,
    valueLow: part.valueLow,
    valueHigh: part.valueHigh,
    assumed: part.assumed,
    reason: { code, text: reasonText(code, quantities, catalogue, language) },
    citation: part.citation,
  };
}

function reasonText(
  code: string,
  quantities: readonly Quantity[],
  catalogue: CompiledCatalogue,
  language: Language,
): string {
  if (code.startsWith(`${SECTOR_MATCH}.`)) {
    const [segment = null, certainty = null] = quantities;
    const name = catalogue.segments.get(String(segment))?.name[language] ?? '';
    return fill(MATCH_REASONS[code]?.[language] ?? code, {
      1: name,
      2: formatQuantity(certainty, 'percent', language),
    });
  }
  const criterion = catalogue.document.criteria.find((candidate) => code.startsWith(`${candidate.code}.`));
  if (code === `${criterion?.code}.not_applicable`) {
    return fill(NOT_APPLICABLE_REASON[language], { name: criterion?.name[language] ?? code });
  }
  if (criterion !== undefined && code === `${criterion.code}.partly_known`) {
    return partlyKnown(criterion, quantities, catalogue, language);
  }
  const band: Texts | undefined = [...(criterion?.reasons ?? []), criterion?.unknown].find(
    (text) => text?.code === code,
  );
  const shown = quantities.map((quantity, index) => {
    const reading = criterion?.readings[index];
    return [
      String(index + 1),
      formatQuantity(quantity, reading === undefined ? 'plain' : shownAs(reading, catalogue), language),
    ];
  });
  return fill(band?.[language] ?? code, Object.fromEntries(shown));
}

/** A sentence for a criterion whose facts are known in part: each fact by name with what is known of it. */
function partlyKnown(
  criterion: Criterion,
  quantities: readonly Quantity[],
  catalogue: CompiledCatalogue,
  language: Language,
): string {
  const facts = criterion.readings.map((reading, index) => {
    const value = formatQuantity(quantities[index] ?? null, shownAs(reading, catalogue), language);
    return `${readingName(reading, catalogue, language)}: ${value}`;
  });
  return fill(PARTLY_KNOWN[language], { name: criterion.name[language], facts: facts.join('; ') });
}

function readingName(reading: Reading, catalogue: CompiledCatalogue, language: Language): string {
  const name = (pointer: string): string => catalogue.ranges.get(pointer)?.name[language] ?? pointer;
  if (reading.kind === 'segment') return reading.attribute;
  if (reading.kind === 'sum') return reading.facts.map(name).join(' + ');
  return reading.kind === 'ratio'
    ? `${name(reading.fact)} ${WORDS.per[language]} ${name(reading.per)}`
    : name(reading.fact);
}

function shownAs(reading: Reading, catalogue: CompiledCatalogue): Shown {
  switch (reading.kind) {
    case 'markets':
      return 'share';
    case 'sum':
      return catalogue.ranges.get(reading.facts[0] ?? '')?.unit ?? 'plain';
    case 'segment':
      return 'plain';
    default:
      return catalogue.ranges.get(reading.fact)?.unit ?? 'plain';
  }
}

function gateText(gate: GateOutcome, catalogue: CompiledCatalogue, language: Language): string {
  const missing = gate.missing
    .map((pointer) => catalogue.ranges.get(pointer)?.name[language] ?? pointer)
    .join(', ');
  return fill(catalogue.gates.get(gate.code)?.texts[gate.outcome][language] ?? gate.code, { missing });
}

function noticeText(notice: Notice, catalogue: CompiledCatalogue, language: Language): string {
  const { territory } = catalogue.document;
  const values = notice.values.map((value, index) => [
    String(index + 1),
    noticeValue(notice.code, value, catalogue, language),
  ]);
  const names = { territory: territory.name[language], successor: territory.successor?.name[language] ?? '' };
  const sentence = fill(NOTICES[notice.code]?.[language] ?? notice.code, {
    ...names,
    ...Object.fromEntries(values),
  });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function noticeValue(
  code: string,
  value: string | number,
  catalogue: CompiledCatalogue,
  language: Language,
): string {
  if (typeof value === 'number') return formatQuantity(value, 'percent', language);
  if (code === 'territory_succeeded') return formatDate(value, language);
  if (code === 'other_activity') return ACTIVITIES[value]?.[language] ?? value;
  return (
    catalogue.ranges.get(value)?.name[language] ?? catalogue.segments.get(value)?.name[language] ?? value
  );
}

/** A citation in one language, with its code. */
export function citationOf(citations: Readonly<Record<string, Citation>>, code: string, language: Language) {
  const citation = citations[code];
  if (citation === undefined) return [];
  return [[code, { ...citation, text: citation.text[language], source: citation.source[language] }] as const];
}
