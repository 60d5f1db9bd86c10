import type { NextQuestion } from './advice/advice.ts';
import type { Span } from './advice/answers.ts';
import { spanOf } from './advice/answers.ts';
import { isUntold } from './advice/fact-states.ts';
import { bestOnceSure } from './advice/once-sure.ts';
import { competes } from './advice/rescore.ts';
import type { SectorModel } from './advice/sector-model.ts';
import { sectorModel } from './advice/sector-model.ts';
import type { ScoringPolicy } from './catalogue.ts';
import type { CompiledCatalogue } from './compile.ts';
import type { Facts } from './facts.ts';
import type { Pointer } from './profile.ts';
import { E4 } from './reading.ts';
import { SURE } from './reasons.ts';
import { gradeOf, oneDecimal } from './score.ts';
import type { SectorFit } from './sector-fit.ts';

/** What the company makes: no fact of a catalogue, but what every match rests on. */
export const PRODUCTS: Pointer = '/activity/products';

const MOST_QUESTIONS = 20;

/**
 * What to ask next, for the first sector. First the product, while the match is not sure; then what a gate still needs;
 * then every unknown fact that could move the score, by how much. What cannot be provided or does not apply is never asked;
 * what is out of date or was left out as an estimate is asked again.
 */
export function nextQuestions(
  catalogue: CompiledCatalogue,
  sectors: readonly SectorFit[],
  known: Facts,
): readonly NextQuestion[] {
  const { scoring } = catalogue.document;
  const [first] = sectors;
  const ask = (pointer: Pointer, span: Span): NextQuestion => question(scoring, pointer, span);
  if (first === undefined) return [];
  const sure = first.matched && first.match >= SURE * E4 ? null : bestOnceSure(catalogue, sectors, known);
  const product = sure === null ? [] : [ask(PRODUCTS, [0, sure])];
  if (!competes(first)) return product;

  const model = sectorModel(catalogue, first, known);
  const spans = new Map<Pointer, Span>();
  for (const fact of catalogue.document.facts) {
    const span = isOpen(model, fact.pointer) ? spanOf(catalogue, first, model, fact) : null;
    if (span !== null) spans.set(fact.pointer, span);
  }
  const missing = new Set(first.gates.flatMap((gate) => gate.missing));
  const needed = [...missing]
    .filter((pointer) => isOpen(model, pointer))
    .map((pointer) => ask(pointer, spans.get(pointer) ?? [first.exact, first.exact]));
  const others = [...spans]
    .filter(([pointer]) => !missing.has(pointer))
    .sort(([, a], [, b]) => b[1] - b[0] - (a[1] - a[0]))
    .map(([pointer, span]) => ask(pointer, span))
    .filter((question) => reach(question) > 0)
    .sort((a, b) => reach(b) - reach(a));
  return [...product, ...needed, ...others].slice(0, MOST_QUESTIONS);
}

/** Whether a fact may still be told: of sales by market, the share of some market that a criterion reads. */
function isOpen({ known, readings }: SectorModel, pointer: Pointer): boolean {
  const state = known(pointer);
  if (state.state !== 'known') return isUntold(state);
  return (readings.get(pointer) ?? []).some(
    ({ reading }) =>
      reading.kind === 'markets' && reading.markets.some((market) => isUntold(known(`${pointer}/${market}`))),
  );
}

function question(scoring: ScoringPolicy, pointer: Pointer, [low, high]: Span): NextQuestion {
  const [scoreLow, scoreHigh] = [oneDecimal(Math.max(0, low)), Math.min(100, oneDecimal(high))];
  const names = scoring.grades.map(({ grade }) => grade);
  const [best, worst] = [gradeOf(scoring, scoreHigh), gradeOf(scoring, scoreLow)].map((grade) =>
    names.indexOf(grade),
  );
  return { pointer, scoreLow, scoreHigh, grades: names.slice(best, (worst ?? 0) + 1) };
}

/** How far a question may move the score as it is shown: in tenths of a point. */
function reach({ scoreLow, scoreHigh }: NextQuestion): number {
  return Math.round((scoreHigh - scoreLow) * 10);
}
