import type { CompiledCatalogue } from './compile.ts';
import type { FitParts, Notice } from './fit-types.ts';
import { LEFT_OF_DISPUTED } from './match/dispute.ts';
import type { Evidence } from './match/evidence.ts';

/** A code this sure of its segment is precise. */
const PRECISE = 0.8;
/** Words this sure contradict a precise code. */
const CLEAR = 0.5;

/** More words of other industries than this tell a reader nothing new. */
const MOST_OUTSIDE = 3;

/** All notices of a report, in a fixed order. */
export function notices(
  catalogue: CompiledCatalogue,
  parts: FitParts,
  citations: readonly string[],
): readonly Notice[] {
  return [
    ...successionNotice(catalogue, parts.asOf),
    ...citationNotices(catalogue, citations, parts.asOf),
    ...outsideNotices(parts),
    ...parts.matched.cutCodes.map(({ scheme, code }) => ({ code: 'code_cut', values: [scheme, code] })),
    ...parts.matched.outsideCodes.map(({ scheme, code }) => ({
      code: 'code_outside',
      values: [scheme, code],
    })),
    ...conflictNotices(catalogue, parts),
    ...activityNotice(parts),
    ...factNotices(catalogue, parts),
    ...fallingLocalisation(parts),
    ...orderNotice(parts),
  ];
}

function successionNotice({ document }: CompiledCatalogue, asOf: string): readonly Notice[] {
  const { successor } = document.territory;
  return successor !== null && asOf >= successor.from
    ? [{ code: 'territory_succeeded', values: [successor.from] }]
    : [];
}

/** Documents that were not in force on the as-of date, though the report rests on them. */
function citationNotices(
  { document }: CompiledCatalogue,
  citations: readonly string[],
  asOf: string,
): readonly Notice[] {
  return citations.flatMap((code) => {
    const { validFrom, validTo } = document.citations[code] ?? { validFrom: null, validTo: null };
    const isInForce = (validFrom === null || validFrom <= asOf) && (validTo === null || validTo >= asOf);
    return isInForce ? [] : [{ code: 'citation_not_in_force', values: [code] }];
  });
}

/** The strongest words that named an industry outside every sector. */
function outsideNotices({ matched }: FitParts): readonly Notice[] {
  return [...matched.outsideTerms]
    .sort((a, b) => b.strength - a.strength || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_OUTSIDE)
    .map(({ text }) => ({ code: 'words_outside', values: [text] }));
}

/** A precise code for one sector while the words clearly name another. */
function conflictNotices(catalogue: CompiledCatalogue, { sectors }: FitParts): readonly Notice[] {
  const evidence = new Set(sectors.flatMap((sector) => sector.evidence));
  const sectorsOf = ({ segment }: Evidence): readonly string[] => {
    const found = catalogue.segments.get(segment);
    return found === undefined
      ? []
      : [found.sector, ...(found.secondarySector === undefined ? [] : [found.secondarySector])];
  };
  const words = [...evidence]
    .filter((item) => item.kind === 'term' && item.counted && item.role === 'makes' && item.strength >= CLEAR)
    .sort((a, b) => b.strength - a.strength)[0];
  if (words === undefined) return [];
  const named = sectorsOf(words);
  return [...evidence].flatMap((item) => {
    const precise = item.why === 'disputed' ? PRECISE * LEFT_OF_DISPUTED : PRECISE;
    const isPrecise = item.kind === 'code' && item.counted && item.strength >= precise;
    if (!isPrecise || sectorsOf(item).some((sector) => named.includes(sector))) return [];
    return [{ code: 'code_text_conflict', values: [item.scheme, item.code, item.segment, words.segment] }];
  });
}

function activityNotice({ matched }: FitParts): readonly Notice[] {
  return matched.activity === null ? [] : [{ code: 'other_activity', values: [matched.activity] }];
}

/** Facts that were stated and do not count: too old, or estimates that were to be left out. */
function factNotices({ document }: CompiledCatalogue, { known }: FitParts): readonly Notice[] {
  return document.facts.flatMap(({ pointer }) => {
    const fact = known(pointer);
    if (fact.state !== 'unknown' || (fact.why !== 'aged' && fact.why !== 'estimate')) return [];
    return [{ code: fact.why === 'aged' ? 'fact_aged' : 'fact_estimated', values: [pointer] }];
  });
}

/** A commitment below what is reached today is more often a slip of the pen than a plan. */
function fallingLocalisation({ known }: FitParts): readonly Notice[] {
  const [now, committed] = [
    known('/project/localisationShare'),
    known('/project/localisationShareCommitted'),
  ];
  if (now.state !== 'known' || committed.state !== 'known') return [];
  const [today, later] = [Number(now.value), Number(committed.value)];
  return later < today ? [{ code: 'localisation_falls', values: [today, later] }] : [];
}

/** The first sector comes first in too few samples of weights and unknown facts. */
function orderNotice({ sectors: [first], robustness }: FitParts): readonly Notice[] {
  const found = first === undefined ? undefined : robustness.get(first.sector);
  if (found === undefined || found.label === 'robust') return [];
  return [{ code: 'order_not_robust', values: [found.rank1] }];
}
