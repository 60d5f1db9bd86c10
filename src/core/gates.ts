import type { Gate, GateTest } from './catalogue.ts';
import type { Facts } from './facts.ts';
import type { Pointer } from './profile.ts';

export type Eligibility = 'eligible' | 'conditional' | 'excluded';

/** What one gate says; `missing` names the facts that would have to be shown. */
export type GateOutcome = {
  readonly code: string;
  readonly outcome: 'pass' | 'conditional' | 'excluded';
  readonly missing: readonly Pointer[];
  readonly citation: string | null;
};

/** Asks one gate. Gates change eligibility and never a number. */
export function askGate(gate: Gate, known: Facts): GateOutcome {
  const outcome = (verdict: GateOutcome['outcome'], missing: readonly Pointer[] = []): GateOutcome => ({
    code: gate.code,
    outcome: verdict,
    missing,
    citation: gate.citation,
  });
  if (gate.excludes.some((test) => holds(test, known))) return outcome('excluded');
  const missing = gate.needs.filter((pointer) => known(pointer).state !== 'known');
  const isConditional = gate.conditions.some((test) => holds(test, known));
  return missing.length > 0 || isConditional ? outcome('conditional', missing) : outcome('pass');
}

/** The strictest outcome of a sector's gates. */
export function eligibility(outcomes: readonly GateOutcome[]): Eligibility {
  if (outcomes.some(({ outcome }) => outcome === 'excluded')) return 'excluded';
  return outcomes.some(({ outcome }) => outcome === 'conditional') ? 'conditional' : 'eligible';
}

function holds(test: GateTest, known: Facts): boolean {
  const fact = known(test.fact);
  if (fact.state !== 'known') return false;
  if (test.includes !== undefined)
    return Array.isArray(fact.value) && test.includes.some((item) => isIn(item, fact.value));
  if (test.is !== undefined) return test.is.some((allowed) => allowed === fact.value);
  return test.isNot !== undefined && !test.isNot.some((allowed) => allowed === fact.value);
}

function isIn(item: string, list: unknown): boolean {
  return Array.isArray(list) && list.includes(item);
}
