import type { Fact, Reading } from '../catalogue.ts';
import type { Facts } from '../facts.ts';
import { withFact } from './fact-states.ts';
import type { Lever, Move } from './lever.ts';
import type { SectorModel, SectorReading } from './sector-model.ts';

type Choice = SectorReading & { readonly reading: Reading & { kind: 'category' } };

/** A fact that is one of a few words, or yes or no, as a lever: how far a choice lies off is read from its table. */
export function choiceLever({ known, readings }: SectorModel, fact: Fact): Lever | null {
  const readers = (readings.get(fact.pointer) ?? []).filter(
    (one): one is Choice => one.reading.kind === 'category',
  );
  const [first] = readers;
  if (first === undefined) return null;
  const state = known(fact.pointer);
  const from = state.state === 'known' ? wordOf(String(state.value)) : null;
  const apply = (facts: Facts, to: Move['to']): Facts =>
    withFact(facts, fact.pointer, { state: 'known', value: to });
  const { table, assumed } = first.reading;
  const values = Object.values(table);
  const span = Math.max(...values) - Math.min(...values);
  const now = table[String(from)] ?? assumed;
  const moves = choicesOf(readers)
    .filter((to) => to !== from)
    .map((to): Move => {
      const facts = apply(known, to);
      const gain = readers.reduce(
        (sum, { factor, read, now }) => sum + factor * (read(facts).value - now),
        0,
      );
      return { to, gain, cost: span === 0 ? 1 : Math.abs((table[String(to)] ?? assumed) - now) / span };
    })
    .sort((a, b) => a.cost - b.cost);
  return {
    pointer: fact.pointer,
    fact,
    from,
    moves,
    reach: (wanted, limit = Number.POSITIVE_INFINITY) =>
      moves.find(({ gain }) => gain >= wanted && gain < limit) ?? null,
    step: () => null,
    apply,
  };
}

/** All that a fact may say: the words of its tables. */
export function choicesOf(readers: readonly SectorReading[]): readonly (string | boolean)[] {
  const words = readers.flatMap(({ reading }) =>
    reading.kind === 'category' ? Object.keys(reading.table) : [],
  );
  return [...new Set(words)].map(wordOf);
}

/** A table names yes and no as words. */
function wordOf(word: string): string | boolean {
  return word === 'true' || word === 'false' ? word === 'true' : word;
}
