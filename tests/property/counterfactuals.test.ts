import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HAZARDOUS_PROCESSES, investorProfile } from '../../src/contract/profile.ts';
import type { Change, Counterfactual } from '../../src/core/advice/advice.ts';
import { withFact } from '../../src/core/advice/fact-states.ts';
import { compile } from '../../src/core/compile.ts';
import { counterfactuals } from '../../src/core/counterfactuals.ts';
import type { Facts } from '../../src/core/facts.ts';
import { facts } from '../../src/core/facts.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit, FitSector } from '../../src/core/fit-types.ts';
import type { Profile } from '../../src/core/profile.ts';
import { oneDecimal } from '../../src/core/score.ts';
import { scoreSector } from '../../src/core/sector-fit.ts';
import { AS_OF, haiDuong, models, profiles, READ_FACTS, RUNS, synthetic } from '../support/catalogue.ts';

const catalogue = haiDuong();
const { document, ranges } = catalogue;

const fitOf = (profile: Profile): Fit => fitTo(catalogue, profile, { asOf: AS_OF, robustness: false });

function sectorOf({ sectors }: Fit, code: string): FitSector {
  const found = sectors.find(({ sector }) => sector === code);
  if (found === undefined) throw new Error(`no sector ${code}`);
  return found;
}

/** The profile with these changes made, as an officer would type them in: without a note on what is now known. */
function changed(profile: Profile, changes: readonly Change[]): Profile {
  const next = structuredClone(profile) as Record<string, Record<string, unknown>>;
  for (const { pointer, to } of changes) {
    const [, group = '', name = '', market] = pointer.split('/');
    const part = { ...next[group] };
    part[name] =
      market === undefined ? stated(name, to, part[name]) : { ...Object(part[name]), [market]: to };
    next[group] = part;
    delete next.facts?.[`/${group}/${name}`];
  }
  return next as unknown as Profile;
}

/** Of a list the number of its items is told: the first are kept, or others added. */
function stated(name: string, to: Change['to'], old: unknown): unknown {
  const more: Readonly<Record<string, readonly string[]>> = {
    customersInVietnam: Array.from({ length: 50 }, () => 'C'),
    hazardousProcesses: HAZARDOUS_PROCESSES,
  };
  const list = more[name];
  return list === undefined ? to : [...(Array.isArray(old) ? old : []), ...list].slice(0, Number(to));
}

/** What a profile says of a fact: of a list, how many items; null while it is unknown. */
function saidOf(profile: Profile, pointer: string): unknown {
  const fact = facts(profile, document.facts, { asOf: AS_OF, includeEstimates: true })(pointer);
  if (fact.state !== 'known') return null;
  return Array.isArray(fact.value) ? fact.value.length : fact.value;
}

/** The value one sensible step nearer to what the profile says; null where there is none between. */
function nearer({ pointer, from, to }: Change): number | null {
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  const step = stepBelow(Math.max(from, to), ranges.get(pointer)?.unit ?? 'share', to);
  const next = Math.round((to > from ? to - step : to + step) * 100) / 100;
  return (to > from ? next > from : next < from) ? next : null;
}

function stepBelow(most: number, unit: string, to: number): number {
  if (unit === 'share') return 0.01;
  if (unit === 'ha') return most <= 1 ? 0.01 : 0.1;
  return unit.startsWith('usd') || unit.startsWith('m3')
    ? 10 ** Math.max(0, String(Math.floor(to)).length - 3)
    : 1;
}

const gradeAt = (grade: string | null) => document.scoring.grades.findIndex((one) => one.grade === grade);

/** Calls `check` with everything that is proposed for these profiles; how often it did. */
function proposed(check: (profile: Profile, report: Fit, advice: Counterfactual) => void): number {
  let seen = 0;
  fc.assert(
    fc.property(profiles, (profile) => {
      const report = fitOf(profile);
      for (const advice of report.counterfactuals) {
        check(profile, report, advice);
        seen++;
      }
    }),
    { ...RUNS, numRuns: 120 },
  );
  return seen;
}

describe('counterfactuals', () => {
  it('deliver: the changed profile is valid and has the score and the better grade that they name', () => {
    const seen = proposed((profile, report, advice) => {
      const before = sectorOf(report, advice.sector);
      const next = changed(profile, advice.changes);
      expect(investorProfile.safeParse(next).error?.issues ?? []).toEqual([]);
      const after = sectorOf(fitOf(next), advice.sector);
      expect([after.score, after.grade]).toEqual([advice.score, advice.grade]);
      expect(gradeAt(after.grade)).toBeLessThan(gradeAt(before.grade));
      expect(after.match.value).toBe(before.match.value);
      for (const { pointer, from } of advice.changes)
        expect([pointer, from]).toEqual([pointer, saidOf(profile, pointer)]);
    });
    expect(seen).toBeGreaterThan(40);
  });

  it('ask for no more than is needed: not with one change less, nor with one that is a step shorter', () => {
    let shorter = 0;
    proposed((profile, report, advice) => {
      const before = gradeAt(sectorOf(report, advice.sector).grade);
      const gradeBy = (changes: readonly Change[]) =>
        gradeAt(sectorOf(fitOf(changed(profile, changes)), advice.sector).grade);
      for (const [index, change] of advice.changes.entries()) {
        expect(gradeBy(advice.changes.toSpliced(index, 1))).toBe(before);
        const to = nearer(change);
        if (to === null) continue;
        shorter++;
        expect([change, gradeBy(advice.changes.with(index, { ...change, to }))]).toEqual([change, before]);
      }
    });
    expect(shorter).toBeGreaterThan(20);
  });

  it('are at most one change and one pair for each of the first three sectors, in their order', () => {
    proposed((_, { sectors, counterfactuals: advice }) => {
      const first = sectors.filter(({ grade }) => grade !== null).slice(0, 3);
      const places = advice.map(({ sector, changes }) => [
        first.findIndex((one) => one.sector === sector),
        changes.length,
      ]);
      expect(places).toEqual([...places].sort(([a = 0, n = 0], [b = 0, m = 0]) => a - b || n - m));
      expect(new Set(places.map(String)).size).toBe(places.length);
      expect(places.every(([place = -1, count = 0]) => place >= 0 && count <= 2)).toBe(true);
    });
  });
});

// Any value model with all facts known: every place that a number could be moved to is tried.

const hundredth = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);
const quarter = fc.integer({ min: 0, max: 25 }).map((value) => value / 100);
const known = fc.record({
  capexUsd: fc.integer({ min: 0, max: 100 }),
  landHa: fc.integer({ min: 1, max: 1000 }).map((value) => value / 10),
  engineerShare: hundredth,
  itShare: hundredth,
  productGrade: fc.constantFrom('commodity', 'standard', 'high_end'),
  customersInVietnam: fc.array(fc.constant('A'), { maxLength: 10 }),
  salesShareByMarket: fc.record({ EU: quarter, US: quarter, JP: quarter, VN: quarter }),
});
type Known = typeof known extends fc.Arbitrary<infer T> ? T : never;

const numbers = (from: number, to: number, step: number) =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step).map(
    (value) => Math.round(value * 100) / 100,
  );

/** Every place of every number with what it costs to go there, and the facts then. */
function places(project: Known, facts: Facts): readonly { cost: number; facts: Facts }[] {
  const along = (name: string, from: number, range: number, values: readonly number[]) =>
    values.map((value) => ({
      cost: Math.abs(value - from) / range,
      facts: withFact(facts, `/project/${name}`, { state: 'known', value }),
    }));
  const { capexUsd, landHa, engineerShare, itShare, customersInVietnam } = project;
  return [
    ...along('capexUsd', capexUsd, 100, numbers(0, 100, 1)),
    ...along('landHa', landHa, 100, [...numbers(0.01, 0.99, 0.01), ...numbers(1, 100, 0.1)]),
    ...along('engineerShare', engineerShare, 1, numbers(0, 1, 0.01)),
    ...along('itShare', itShare, 1, numbers(0, 1, 0.01)),
    ...along('customersInVietnam', customersInVietnam.length, 10, numbers(0, 10, 1)),
  ].filter(({ cost }) => cost > 0);
}

/** How far a change goes, in shares of the range; null of a choice. */
function costOf({ pointer, from, to }: Change): number | null {
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  const { max = 1 } = READ_FACTS.find((fact) => fact.pointer === pointer) ?? {};
  return Math.abs(to - from) / max;
}

describe('a single change', () => {
  it('is never longer than the shortest that is found by trying every value', () => {
    let found = 0;
    fc.assert(
      fc.property(models, known, fc.integer({ min: 1, max: 50 }), (model, project, tenths) => {
        const { base, criteria, sector, segment } = model;
        const stated = facts({ company: { name: 'x' }, project }, READ_FACTS, {
          asOf: AS_OF,
          includeEstimates: true,
        });
        const made = compile(
          synthetic({
            sectors: [sector],
            segments: [segment],
            criteria,
            facts: READ_FACTS,
            base: Math.min(base, 60),
          }),
        );
        const weighing = { joined: 1, prominence: 1, inside: 1 };
        const match = { sector: 's', segment: 'g', value: 9000, weighing, evidence: [] };
        const now = scoreSector(made, match, stated);
        const goal = Math.min(100, Math.round(oneDecimal(now.exact) * 10 + tenths) / 10);
        const scoring = {
          ...made.document.scoring,
          grades: [
            { grade: 'A', from: goal },
            { grade: 'B', from: 0 },
          ] as const,
        };
        const graded = { ...made, document: { ...made.document, scoring } };
        const [single] = counterfactuals(graded, [now], stated).filter(({ changes }) => changes.length === 1);
        const cost = single?.changes.map(costOf)[0];
        for (const place of places(project, stated)) {
          if (place.cost >= (cost ?? Number.POSITIVE_INFINITY) - 1e-9) continue;
          if (cost === null) continue;
          const { exact } = scoreSector(graded, match, place.facts);
          expect([place.cost, oneDecimal(exact) >= goal]).toEqual([place.cost, false]);
        }
        if (single !== undefined) found++;
      }),
      { ...RUNS, numRuns: 40 },
    );
    expect(found).toBeGreaterThan(10);
  });
});
