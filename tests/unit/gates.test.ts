import { describe, expect, it } from '@jest/globals';
import type { Gate } from '../../src/core/catalogue.ts';
import { facts } from '../../src/core/facts.ts';
import type { GateOutcome } from '../../src/core/gates.ts';
import { askGate, eligibility } from '../../src/core/gates.ts';
import type { FactNote } from '../../src/core/profile.ts';

const TEXT = { vi: '', en: '' };
const EXISTING: Gate = {
  code: 'existing-projects-only',
  citation: 'S11',
  excludes: [
    { fact: '/project/type', isNot: ['expansion', 'upgrade'] },
    { fact: '/company/existingInProvince', is: [false] },
  ],
  conditions: [],
  needs: ['/project/type', '/company/existingInProvince'],
  texts: { pass: TEXT, conditional: TEXT, excluded: TEXT },
};
const REVIEW: Gate = {
  ...EXISTING,
  code: 'review',
  citation: null,
  excludes: [],
  conditions: [{ fact: '/project/hazardousProcesses', includes: ['dyeing', 'tanning'] }],
  needs: [],
};

type Stated = {
  readonly type?: string;
  readonly existing?: boolean;
  readonly processes?: readonly string[];
  readonly notes?: Readonly<Record<string, FactNote>>;
};

function ask(gate: Gate, { type, existing, processes, notes }: Stated): GateOutcome {
  const project = { type, hazardousProcesses: processes };
  const profile = { company: { name: 'x', existingInProvince: existing }, project, facts: notes };
  return askGate(gate, facts(profile, [], { asOf: '2026-01-15', includeEstimates: true }));
}

const TYPE = '/project/type';
const SITE = '/company/existingInProvince';

describe('a gate for existing projects', () => {
  it.each(['greenfield', 'relocation', 'merger_acquisition', 'joint_venture', 'rnd_centre'])(
    'excludes a project of type %s, at an existing site or not',
    (type) => {
      for (const existing of [true, false]) {
        expect(ask(EXISTING, { type, existing })).toEqual({
          code: EXISTING.code,
          outcome: 'excluded',
          missing: [],
          citation: 'S11',
        });
      }
      expect(ask(EXISTING, { type }).outcome).toBe('excluded');
    },
  );

  it('excludes whoever has no site in the province, whatever else is known', () => {
    expect(ask(EXISTING, { existing: false }).outcome).toBe('excluded');
    expect(ask(EXISTING, { type: 'expansion', existing: false }).outcome).toBe('excluded');
  });

  it.each(['expansion', 'upgrade'])('passes an %s of an existing site', (type) => {
    expect(ask(EXISTING, { type, existing: true })).toMatchObject({ outcome: 'pass', missing: [] });
  });

  it.each<[Stated, readonly string[]]>([
    [{}, [TYPE, SITE]],
    [{ type: 'upgrade' }, [SITE]],
    [{ existing: true }, [TYPE]],
    [{ existing: true, notes: { [TYPE]: { status: 'cannot_provide' } } }, [TYPE]],
    [{ existing: true, notes: { [TYPE]: { status: 'not_applicable' } } }, [TYPE]],
  ])('holds %j conditional and names what is missing', (stated, missing) => {
    expect(ask(EXISTING, stated)).toMatchObject({ outcome: 'conditional', missing });
  });
});

describe('a gate on processes', () => {
  it('asks for a review where one of them is named, and passes the rest', () => {
    expect(ask(REVIEW, { processes: ['casting', 'tanning'] })).toMatchObject({
      outcome: 'conditional',
      missing: [],
    });
    for (const processes of [[], ['casting'], undefined]) {
      expect(ask(REVIEW, processes === undefined ? {} : { processes }).outcome).toBe('pass');
    }
  });
});

describe('eligibility', () => {
  it('is the strictest of all outcomes', () => {
    const of = (...outcomes: readonly GateOutcome['outcome'][]) =>
      eligibility(outcomes.map((outcome) => ({ code: 'g', outcome, missing: [], citation: null })));
    expect(of()).toBe('eligible');
    expect(of('pass', 'pass')).toBe('eligible');
    expect(of('pass', 'conditional')).toBe('conditional');
    expect(of('conditional', 'excluded', 'pass')).toBe('excluded');
  });
});
