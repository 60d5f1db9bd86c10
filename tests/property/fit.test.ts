import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { investorProfile } from '../../src/contract/profile.ts';
import { canonicalJson } from '../../src/core/canonical.ts';
import type { Criterion, Gate } from '../../src/core/catalogue.ts';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit, FitSector } from '../../src/core/fit-types.ts';
import { noisyOr } from '../../src/core/match/evidence.ts';
import { match } from '../../src/core/match/match.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { ProjectFact } from '../support/catalogue.ts';
import { AS_OF, haiDuong, PROJECT_FACT_NAMES, PROJECT_FACTS, profiles, RUNS } from '../support/catalogue.ts';

const catalogue = haiDuong();
const { document } = catalogue;

const fitOf = (profile: Profile, of: CompiledCatalogue = catalogue): Fit =>
  fitTo(of, profile, { asOf: AS_OF });

/** Every number of every sector, by its code. */
function numbers({ sectors }: Fit): unknown {
  const bySector = [...sectors].sort((a, b) => (a.sector < b.sector ? -1 : 1));
  return bySector.map(
    ({ sector, segment, matched, exactScore, score, low, high, completeness, match, contributions }) => ({
      sector,
      segment,
      matched,
      exactScore,
      score,
      low,
      high,
      completeness,
      match: match.value,
      contributions: contributions.map(({ points, value, valueLow, valueHigh }) => [
        points,
        value,
        valueLow,
        valueHigh,
      ]),
    }),
  );
}

/** Calls `check` with both versions of every sector. */
function compare(before: Fit, after: Fit, check: (before: FitSector, after: FitSector) => void): void {
  for (const sector of before.sectors) {
    const other = after.sectors.find((candidate) => candidate.sector === sector.sector);
    if (other === undefined) throw new Error(`${sector.sector} is missing`);
    check(sector, other);
  }
}

/** The profile with one fact of its project set, or taken out, and without a note on it. */
function withFact(profile: Profile, name: ProjectFact, value: unknown): Profile {
  const { [name]: _old, ...rest } = profile.project ?? {};
  const notes = Object.entries(profile.facts ?? {}).filter(([pointer]) => pointer !== `/project/${name}`);
  return {
    ...profile,
    project: value === undefined ? rest : { ...rest, [name]: value },
    facts: Object.fromEntries(notes),
  };
}

describe('the profiles of these tests', () => {
  it('are profiles that the service accepts', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { facts: _notes, ...plain } = profile;
        expect(investorProfile.safeParse(plain).error?.issues ?? []).toEqual([]);
        expect(investorProfile.safeParse(profile).error?.issues ?? []).toEqual([]);
      }),
      RUNS,
    );
  });

  it('reach matched, excluded and unmatched sectors', () => {
    const seen = new Set(
      fc.sample(profiles, RUNS).flatMap((profile) => {
        const report = fitOf(profile);
        return [report.status, ...report.sectors.map(({ grade }) => grade)];
      }),
    );
    for (const expected of [
      'ranked',
      'excluded',
      'no_priority_fit',
      'insufficient_data',
      'B',
      'C',
      'D',
      null,
    ]) {
      expect(seen).toContain(expected);
    }
  });
});

describe('fit', () => {
  it('reports points that sum to the exact score, and the score rounded from it', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        for (const { contributions, exactScore, score } of fitOf(profile).sectors) {
          const points = contributions.map((part) => Math.round(part.points * 10_000));
          expect(points.reduce((sum, part) => sum + part, 0)).toBe(Math.round(exactScore * 10_000));
          expect(score).toBe(Math.floor(Math.round(exactScore * 10_000 + 500) / 1000) / 10);
        }
      }),
      RUNS,
    );
  });

  it('keeps 0 ≤ low ≤ score ≤ high ≤ 100, and grades that follow', () => {
    const rankOf = (grade: string | null) => 'ABCD'.indexOf(grade ?? '?');
    fc.assert(
      fc.property(profiles, (profile) => {
        for (const sector of fitOf(profile).sectors) {
          const { low, score, high, matched, eligibility } = sector;
          expect([0, low, score, high, 100]).toEqual([0, low, score, high, 100].sort((a, b) => a - b));
          const grades = [sector.gradeBest, sector.grade, sector.gradeWorst].map(rankOf);
          expect(grades).toEqual([...grades].sort((a, b) => a - b));
          expect(sector.grade === null).toBe(!matched || eligibility === 'excluded');
          expect(matched).toBe(sector.match.value >= document.matching.floor);
          if (!matched) expect([low, score, high, sector.contributions.length]).toEqual([0, 0, 0, 0]);
        }
      }),
      RUNS,
    );
  });

  it('never widens an interval nor lowers completeness by a new fact of the project', () => {
    const facts = fc
      .constantFrom(...PROJECT_FACT_NAMES)
      .chain((name) =>
        fc.record({ name: fc.constant(name), value: fc.oneof<fc.Arbitrary<unknown>[]>(PROJECT_FACTS[name]) }),
      );
    fc.assert(
      fc.property(profiles, facts, (profile, { name, value }) => {
        const before = fitOf(withFact(profile, name, undefined));
        compare(before, fitOf(withFact(profile, name, value)), (old, now) => {
          expect(now.match.value).toBe(old.match.value);
          expect(now.low).toBeGreaterThanOrEqual(old.low);
          expect(now.high).toBeLessThanOrEqual(old.high);
          expect(now.completeness).toBeGreaterThanOrEqual(old.completeness);
        });
      }),
      { ...RUNS, numRuns: 160 },
    );
  });

  it('never lowers a score by raising a fact that every criterion reads as a plus, nor raises one by a minus', () => {
    const plus = factsOfOneDirection('+');
    const minus = factsOfOneDirection('-');
    expect(plus.length + minus.length).toBeGreaterThanOrEqual(12);
    const changes = fc
      .constantFrom(...plus.map((name) => ({ name, sign: 1 })), ...minus.map((name) => ({ name, sign: -1 })))
      .chain(({ name, sign }) =>
        fc
          .tuple<[unknown, unknown]>(PROJECT_FACTS[name], PROJECT_FACTS[name])
          .map((values) => ({ name, values: [...values].sort((a, b) => sign * (size(a) - size(b))) })),
      );
    fc.assert(
      fc.property(profiles, changes, (profile, { name, values: [worse, better] }) => {
        compare(
          fitOf(withFact(profile, name, worse)),
          fitOf(withFact(profile, name, better)),
          (less, more) => {
            expect(more.exactScore).toBeGreaterThanOrEqual(less.exactScore);
            expect(more.low).toBeGreaterThanOrEqual(less.low);
            expect(more.high).toBeGreaterThanOrEqual(less.high);
          },
        );
      }),
      { ...RUNS, numRuns: 160 },
    );
  });

  it('is the same whatever the order of codes, products, segments and keys', () => {
    const orders = profiles.chain((profile) => fc.tuple(fc.constant(profile), reordered(profile)));
    fc.assert(
      fc.property(orders, ([profile, other]) => {
        const [one, two] = [fitOf(profile), fitOf(other)];
        expect(numbers(two)).toEqual(numbers(one));
        expect(two.sectors.map(({ sector }) => sector)).toEqual(one.sectors.map(({ sector }) => sector));
        expect([two.status, two.best]).toEqual([one.status, one.best]);
      }),
      RUNS,
    );
  });

  it('gives the same bytes for the same input, whoever was scored in between, and changes nothing that it is given', () => {
    deepFreeze(document);
    fc.assert(
      fc.property(profiles, profiles, (one, other) => {
        const first = canonicalJson(fitOf(deepFreeze(one)));
        fitOf(other);
        expect(canonicalJson(fitOf(structuredClone(one)))).toBe(first);
      }),
      RUNS,
    );
  });

  it('reads nothing of a profile but what is scored', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const more = {
          ...profile,
          company: {
            ...profile.company,
            website: 'https://sensors.example',
            parentName: 'PCB',
            employees: 9,
          },
          project: {
            ...profile.project,
            certifications: ['automotive sensors'],
            powerMw: 5,
            startDate: '2027-01',
          },
          facts: {
            ...profile.facts,
            '/project/powerMw': { asOf: '1999-01-01' },
            '/nowhere': { status: 'cannot_provide' as const },
          },
          notes: 'semiconductors',
          signals: [{ type: 'visit', date: '2026-01-01' }],
          surprise: { deep: ['sensor'] },
        };
        expect(fitOf(more)).toEqual(fitOf(profile));
      }),
      RUNS,
    );
  });

  it('changes no number by a gate', () => {
    const open = withGates(null);
    const closed = withGates({
      ...firstGate(),
      code: 'never',
      excludes: [{ fact: '/company/name', isNot: [] }],
    });
    fc.assert(
      fc.property(profiles, (profile) => {
        const report = fitOf(profile);
        expect(numbers(fitOf(profile, open))).toEqual(numbers(report));
        const none = fitOf(profile, closed);
        expect(numbers(none)).toEqual(numbers(report));
        expect(none.sectors.every(({ eligibility }) => eligibility === 'excluded')).toBe(true);
      }),
      RUNS,
    );
  });

  it('never lowers a segment by one more product that is its plain name', () => {
    const terms = plainTerms();
    expect(terms.length).toBeGreaterThan(1000);
    fc.assert(
      fc.property(profiles, fc.constantFrom(...terms), (profile, { term, segment }) => {
        const products = [...(profile.activity?.products ?? []), term];
        const more = { ...profile, activity: { ...profile.activity, products } };
        expect(levelOf(more, segment)).toBeGreaterThanOrEqual(levelOf(profile, segment));
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it('scores what cannot be provided as unknown, and what does not apply as its criterion says', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom(...PROJECT_FACT_NAMES), (profile, name) => {
        const pointer = `/project/${name}`;
        const silent = withFact(profile, name, undefined);
        const noted = (status: 'cannot_provide' | 'not_applicable') =>
          fitOf({ ...silent, facts: { ...silent.facts, [pointer]: { status } } });
        expect(numbers(noted('cannot_provide'))).toEqual(numbers(fitOf(silent)));
        const whole = document.criteria.filter(({ readings }) =>
          readings.every((reading) => readsOnly(reading, pointer)),
        );
        for (const { contributions } of noted('not_applicable').sectors) {
          for (const part of contributions) {
            const criterion = whole.find(({ code }) => code === part.criterion);
            if (criterion === undefined) continue;
            const value =
              criterion.readings.reduce((sum, reading) => sum + reading.share * reading.notApplicable, 0) /
              100;
            expect([part.value, part.valueLow, part.valueHigh, part.assumed]).toEqual([
              value,
              value,
              value,
              false,
            ]);
          }
        }
      }),
      RUNS,
    );
  });
});

type Reading = Criterion['readings'][number];

function readsOf(reading: Reading): readonly string[] {
  if (reading.kind === 'segment') return [];
  if (reading.kind === 'sum') return reading.facts;
  return reading.kind === 'ratio' ? [reading.fact, reading.per] : [reading.fact];
}

const readsOnly = (reading: Reading, pointer: string) =>
  readsOf(reading).includes(pointer) && reading.kind !== 'sum';

/** Facts of a project that are read at all, and by every criterion in this direction. */
function factsOfOneDirection(direction: string): readonly ProjectFact[] {
  return PROJECT_FACT_NAMES.filter((name) => {
    const pointer = `/project/${name}`;
    const readers = document.criteria.filter(({ readings }) =>
      readings.some((reading) => readsOf(reading).includes(pointer)),
    );
    return readers.length > 0 && readers.every(({ directions }) => directions[pointer] === direction);
  });
}

function size(value: unknown): number {
  return Array.isArray(value) ? value.length : Number(value);
}

function reordered(profile: Profile): fc.Arbitrary<Profile> {
  const whole = <T>(list: readonly T[] | undefined) => {
    const all = list ?? [];
    return fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length });
  };
  const { activity } = profile;
  return fc
    .tuple(whole(activity?.products), whole(activity?.codes), whole(activity?.segments))
    .map(([products, codes, segments]) => ({
      ...turned(profile),
      activity: { segments, codes, products, ...without(activity) },
      project: turned(profile.project ?? {}),
    }));
}

function without(activity: Profile['activity']): Profile['activity'] {
  const { products: _products, codes: _codes, segments: _segments, ...rest } = activity ?? {};
  return rest;
}

function turned<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}

function firstGate(): Gate {
  const [gate] = document.gates;
  if (gate === undefined) throw new Error('the catalogue has no gate');
  return gate;
}

/** The catalogue with this one gate, or none, before every sector. */
function withGates(gate: Gate | null): CompiledCatalogue {
  const gates = gate === null ? [] : [gate];
  const sectors = document.sectors.map((sector) => ({ ...sector, gates: gates.map(({ code }) => code) }));
  return {
    ...catalogue,
    document: { ...document, gates, sectors },
    gates: new Map(gates.map((one) => [one.code, one])),
  };
}

/** Terms that mean one segment and nothing else, in any language that needs no look at its neighbours. */
function plainTerms(): readonly { readonly term: string; readonly segment: string }[] {
  const { lexicon } = catalogue;
  const meanings = new Map(lexicon.phrases.map((phrase, index) => [phrase, lexicon.meanings[index]]));
  return Object.entries(document.vocabulary).flatMap(([segment, languages]) =>
    (languages.en?.names ?? []).flatMap((term) => {
      const found = meanings.get(term) ?? [];
      return found.length === 1 ? [{ term, segment }] : [];
    }),
  );
}

/** What all counted evidence of one segment comes to. */
function levelOf(profile: Profile, segment: string): number {
  const items = new Set(match(catalogue, profile).sectors.flatMap(({ evidence }) => evidence));
  return noisyOr(
    [...items].filter((item) => item.segment === segment && item.counted).map(({ strength }) => strength),
  );
}
