import type { Change, Counterfactual, NextQuestion, Tension } from './advice/advice.ts';
import type { ChangeValue } from './advice/lever.ts';
import {
  ACTORS,
  AMOUNTS,
  AND,
  CHANGES,
  CHOICES,
  COUNTERFACTUAL,
  DIVIDED,
  DIVIDED_BY_FACT,
  MARKET_SHARE,
  MARKETS,
  PRODUCT_QUESTION,
  TENSION,
} from './advice/texts.ts';
import type { Fact, Language } from './catalogue.ts';
import type { CompiledCatalogue } from './compile.ts';
import type { Fit } from './fit-types.ts';
import { fill, formatNumber, formatQuantity } from './format.ts';
import type { Pointer } from './profile.ts';
import type { Quantity } from './reading.ts';

/** What a report says beyond its numbers; one of engine 1.0.0 says none of it. */
export function renderAdvice(
  {
    tensions,
    counterfactuals,
    nextQuestions,
  }: Partial<Pick<Fit, 'tensions' | 'counterfactuals' | 'nextQuestions'>>,
  catalogue: CompiledCatalogue,
  language: Language,
) {
  return {
    tensions: (tensions ?? []).map((one) => renderTension(one, catalogue, language)),
    counterfactuals: (counterfactuals ?? []).map((one) => renderCounterfactual(one, catalogue, language)),
    nextQuestions: (nextQuestions ?? []).map((one) => renderNextQuestion(one, catalogue, language)),
  };
}

/** Written member by member: what comes back from PostgreSQL has its members in another order. */
function renderCounterfactual(
  { sector, changes, score, grade }: Counterfactual,
  catalogue: CompiledCatalogue,
  language: Language,
) {
  const found = catalogue.document.sectors.find(({ code }) => code === sector);
  const said = changes.map((change) => changeText(change, catalogue, language)).join(AND[language]);
  const text = fill(COUNTERFACTUAL[language], {
    changes: said,
    sector: found?.name[language] ?? sector,
    score: formatNumber(score, 1, language),
    grade,
  });
  return {
    sector,
    changes: changes.map(({ pointer, from, to, actor }) => ({ pointer, from, to, actor })),
    score,
    grade,
    text: capitalised(text),
  };
}

/** A question as it is put to the investor. */
function renderNextQuestion(
  { pointer, scoreLow, scoreHigh, grades }: NextQuestion,
  { ranges }: CompiledCatalogue,
  language: Language,
) {
  const text = (ranges.get(pointer)?.question ?? PRODUCT_QUESTION)[language];
  return { pointer, text, scoreLow, scoreHigh, grades: [...grades] };
}

/** A tension with what the fact and both criteria say now. */
function renderTension(
  { fact, helps, hurts, quantities: [value = null, helped = null, hurt = null] }: Tension,
  catalogue: CompiledCatalogue,
  language: Language,
) {
  const text = fill(TENSION[language], {
    fact: factName(fact, catalogue, language),
    value: amount(value, catalogue.ranges.get(fact)?.unit ?? 'none', language),
    helps: criterionName(helps, catalogue, language),
    helped: readAs(helps, fact, helped, catalogue, language),
    hurts: criterionName(hurts, catalogue, language),
    hurt: readAs(hurts, fact, hurt, catalogue, language),
  });
  return { fact, helps, hurts, text: capitalised(text) };
}

function changeText(
  { pointer, from, to, actor }: Change,
  catalogue: CompiledCatalogue,
  language: Language,
): string {
  const name = factName(pointer, catalogue, language);
  // One market's share is no fact of its own.
  const unit = catalogue.ranges.get(pointer)?.unit ?? 'share';
  const shown = (value: ChangeValue): string => valueText(value, unit, language);
  const values = { name, from: shown(from), to: shown(to), who: ACTORS[actor][language] };
  return fill(CHANGES[kindOf(from, to)][language], values);
}

function kindOf(from: ChangeValue, to: ChangeValue): keyof typeof CHANGES {
  if (typeof to !== 'number') return from === null ? 'told' : 'chosen';
  if (typeof from !== 'number') return 'stated';
  return to > from ? 'up' : 'down';
}

function valueText(value: ChangeValue, unit: Fact['unit'], language: Language): string {
  if (typeof value === 'string') return CHOICES[value]?.[language] ?? value;
  // The fact's own name says that jobs are jobs.
  return unit === 'jobs' ? formatQuantity(value, unit, language) : amount(value, unit, language);
}

function amount(value: Quantity, unit: Fact['unit'], language: Language): string {
  const number =
    unit === 'ha' && typeof value === 'number'
      ? formatNumber(value, 2, language)
      : formatQuantity(value, unit, language);
  return fill(AMOUNTS[unit]?.[language] ?? '{amount}', { amount: number });
}

/** What a criterion makes of a fact: the amount, or the amount for each unit of another. */
function readAs(
  code: string,
  fact: Pointer,
  quantity: Quantity,
  catalogue: CompiledCatalogue,
  language: Language,
): string {
  const { ranges, document } = catalogue;
  const unitOf = (pointer: Pointer): Fact['unit'] => ranges.get(pointer)?.unit ?? 'none';
  const criterion = document.criteria.find((candidate) => candidate.code === code);
  const ratio = criterion?.readings.find(
    (reading) => reading.kind === 'ratio' && (reading.fact === fact || reading.per === fact),
  );
  if (ratio?.kind !== 'ratio') return amount(quantity, unitOf(fact), language);
  const name = factName(ratio.per, catalogue, language);
  const text = DIVIDED[unitOf(ratio.per)] ?? DIVIDED_BY_FACT;
  return fill(text[language], { amount: amount(quantity, unitOf(ratio.fact), language), name });
}

function factName(pointer: Pointer, { ranges }: CompiledCatalogue, language: Language): string {
  const own = ranges.get(pointer)?.name[language];
  if (own !== undefined) return own;
  const market = pointer.slice(pointer.lastIndexOf('/') + 1);
  return fill(MARKET_SHARE[language], { market: MARKETS[market]?.[language] ?? market });
}

function criterionName(code: string, { document }: CompiledCatalogue, language: Language): string {
  return document.criteria.find((criterion) => criterion.code === code)?.name[language] ?? code;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
