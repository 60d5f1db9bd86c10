import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { NextQuestion } from '../../src/core/advice/advice.ts';
import { facts } from '../../src/core/facts.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit, FitSector } from '../../src/core/fit-types.ts';
import type { FactNote, Profile } from '../../src/core/profile.ts';
import { SUPPLY_CHAIN_ROLES } from '../../src/core/profile.ts';
import { gradeOf } from '../../src/core/score.ts';
import type { ProjectFact } from '../support/catalogue.ts';
import { AS_OF, haiDuong, PROJECT_FACTS, profiles, RUNS } from '../support/catalogue.ts';

const catalogue = haiDuong();
const { document } = catalogue;
const MORE = { ...RUNS, numRuns: 160 };

const fitOf = (profile: Profile): Fit => fitTo(catalogue, profile, { asOf: AS_OF, robustness: false });

const knownOf = (profile: Profile) => facts(profile, document.facts, { asOf: AS_OF, includeEstimates: true });

function sectorOf({ sectors }: Fit, code: string): FitSector {
  const found = sectors.find(({ sector }) => sector === code);
  if (found === undefined) throw new Error(`no sector ${code}`);
  return found;
}

/** Any answer to a question about a fact: a value, or that it does not apply. */
function answersTo(pointer: string): fc.Arbitrary<unknown> {
  const [, , name = ''] = pointer.split('/');
  const extremes: Readonly<Record<string, readonly unknown[]>> = {
    capexUsd: [1, 20_000_000_000],
    landHa: [0.001, 0.5, 1000],
    jobs: [100_000],
    waterM3PerDay: [100_000],
    averageMonthlyWageUsd: [20_000],
    plannedLocalSuppliers: [1000],
    customersInVietnam: [Array.from({ length: 50 }, () => 'C')],
    salesShareByMarket: [{}, { EU: 1 }, { VN: 1 }, { other: 1 }, { EU: 0.8, VN: 0.2 }],
  };
  if (pointer === '/activity/supplyChainRole') return fc.constantFrom(...SUPPLY_CHAIN_ROLES);
  if (pointer === '/company/existingInProvince') return fc.boolean();
  return fc.oneof(
    { weight: 4, arbitrary: PROJECT_FACTS[name as ProjectFact] as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: fc.constant(undefined) },
    ...(extremes[name] ?? []).map((value) => ({ weight: 1, arbitrary: fc.constant(value) })),
  );
}

/** The profile with a question answered; nothing answered is that it does not apply. */
function answered(profile: Profile, pointer: string, value: unknown): Profile {
  const [, group = '', name = ''] = pointer.split('/');
  const { [name]: old, ...rest } = Object((profile as Record<string, unknown>)[group]) as Record<
    string,
    unknown
  >;
  if (name === 'salesShareByMarket' && knownOf(profile)(pointer).state === 'known') {
    return { ...profile, [group]: { ...rest, [name]: completed(old as Shares, value as Shares) } };
  }
  const notes = Object.entries(profile.facts ?? {}).filter(([noted]) => noted !== pointer);
  const note: readonly [string, FactNote][] =
    value === undefined ? [[pointer, { status: 'not_applicable' }]] : [];
  return {
    ...profile,
    [group]: value === undefined ? rest : { ...rest, [name]: value },
    facts: Object.fromEntries([...notes, ...note]),
  };
}

type Shares = Readonly<Record<string, number>>;

/** Shares as stated, with what they leave over shared out to other markets. */
function completed(old: Shares, more: Shares = {}): Shares {
  const left = 1 - Object.values(old).reduce((sum, share) => sum + share, 0);
  const added = Object.entries(more)
    .filter(([market]) => !Object.hasOwn(old, market))
    .map(([market, share]) => [market, Math.floor(Math.max(0, left) * share * 10_000) / 10_000]);
  return { ...old, ...Object.fromEntries(added) };
}

type Asked = { readonly profile: Profile; readonly question: NextQuestion | null; readonly value: unknown };

/** A profile with one of the questions that it is asked, and an answer; the product is asked for elsewhere. */
const asked = profiles.chain((profile): fc.Arbitrary<Asked> => {
  const { nextQuestions } = fitOf(profile);
  const questions = nextQuestions.filter(({ pointer }) => pointer !== '/activity/products');
  if (questions.length === 0) return fc.constant({ profile, question: null, value: null });
  return fc
    .constantFrom(...questions)
    .chain((question) => answersTo(question.pointer).map((value) => ({ profile, question, value })));
});

describe('next questions', () => {
  it('promise the score: any answer leads into the span and to one of the grades', () => {
    let seen = 0;
    fc.assert(
      fc.property(asked, ({ profile, question, value }) => {
        if (question === null) return;
        const [first] = fitOf(profile).sectors;
        const after = sectorOf(fitOf(answered(profile, question.pointer, value)), first?.sector ?? '');
        expect([
          question,
          value,
          after.score >= question.scoreLow,
          after.score <= question.scoreHigh,
        ]).toEqual([question, value, true, true]);
        if (after.eligibility !== 'excluded') expect(question.grades).toContain(after.grade);
        seen++;
      }),
      { ...MORE, numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(150);
  });

  it('name the grades between, and come in order', () => {
    const rankOf = (question: NextQuestion, conditional: boolean, missing: readonly string[]) => {
      if (question.pointer === '/activity/products') return 0;
      return conditional && missing.includes(question.pointer) ? 1 : 2;
    };
    fc.assert(
      fc.property(profiles, (profile) => {
        const { sectors, nextQuestions } = fitOf(profile);
        const [first] = sectors;
        const missing = first?.gates.flatMap((gate) => gate.missing) ?? [];
        const ranks = nextQuestions.map((one) => rankOf(one, first?.eligibility === 'conditional', missing));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        const spreads = nextQuestions
          .filter((_, index) => ranks[index] === 2)
          .map(({ scoreLow, scoreHigh }) => Math.round((scoreHigh - scoreLow) * 10));
        expect(spreads).toEqual([...spreads].sort((a, b) => b - a));
        expect(spreads.every((spread) => spread > 0)).toBe(true);
        expect(new Set(nextQuestions.map(({ pointer }) => pointer)).size).toBe(nextQuestions.length);
        for (const { scoreLow, scoreHigh, grades } of nextQuestions) {
          expect(scoreLow).toBeLessThanOrEqual(scoreHigh);
          expect([grades[0], grades.at(-1)]).toEqual([
            gradeOf(document.scoring, scoreHigh),
            gradeOf(document.scoring, scoreLow),
          ]);
        }
      }),
      MORE,
    );
  });

  it('ask for what is unknown and can be told, and for the product while the match is not sure', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { sectors, nextQuestions } = fitOf(profile);
        const known = knownOf(profile);
        const [first] = sectors;
        const isSure = first?.matched === true && first.match.value >= 0.6;
        expect(nextQuestions[0]?.pointer === '/activity/products').toBe(!isSure);
        for (const { pointer } of nextQuestions.slice(isSure ? 0 : 1)) {
          const state = known(pointer);
          if (pointer === '/project/salesShareByMarket' && state.state === 'known') continue;
          expect(state.state).toBe('unknown');
          expect(state).not.toMatchObject({ why: 'cannot_provide' });
        }
        if (first?.matched !== true) expect(nextQuestions).toHaveLength(1);
      }),
      MORE,
    );
  });

  it('promise of the product what any product group could bring at most', () => {
    const segments = document.segments.map(({ code }) => code);
    fc.assert(
      fc.property(profiles, fc.subarray(segments, { minLength: 1, maxLength: 3 }), (profile, declared) => {
        const [question] = fitOf(profile).nextQuestions;
        if (question?.pointer !== '/activity/products') return;
        const surer = fitOf({ ...profile, activity: { ...profile.activity, segments: declared } });
        expect(surer.best?.score ?? 0).toBeLessThanOrEqual(question.scoreHigh);
      }),
      MORE,
    );
  });
});
