import { describe, expect, it } from '@jest/globals';
import { parseCatalogue } from '../../src/contract/catalogue.ts';
import { CatalogueError } from '../../src/contract/catalogue-fault.ts';
import type { Contender } from '../../src/core/acceptability.ts';
import { acceptabilities } from '../../src/core/acceptability.ts';
import { canonicalJson } from '../../src/core/canonical.ts';
import type { CatalogueDocument, ScoringPolicy } from '../../src/core/catalogue.ts';
import { compile } from '../../src/core/compile.ts';
import { facts } from '../../src/core/facts.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit, FitSector } from '../../src/core/fit-types.ts';
import { match } from '../../src/core/match/match.ts';
import type { Profile } from '../../src/core/profile.ts';
import { philox, streamOf, uniform } from '../../src/core/random.ts';
import { render } from '../../src/core/render.ts';
import { labelOf, robustnessOf } from '../../src/core/robustness.ts';
import { DEFAULT_CONCENTRATION, drawSamples, SAMPLE_COUNT, SEED, samplesOf } from '../../src/core/samples.ts';
import { gradeOf, lowestExact, oneDecimal } from '../../src/core/score.ts';
import type { SectorFit } from '../../src/core/sector-fit.ts';
import { scoreSector } from '../../src/core/sector-fit.ts';
import { AS_OF, criterion, haiDuong, sector, segment, synthetic } from '../support/catalogue.ts';

const SCORING: ScoringPolicy = {
  base: 50,
  grades: [
    { grade: 'A', from: 75 },
    { grade: 'B', from: 60 },
    { grade: 'C', from: 40 },
    { grade: 'D', from: 0 },
  ],
};

const hex = (words: readonly number[]) => words.map((word) => word.toString(16).padStart(8, '0')).join(' ');

describe('philox', () => {
  // Known answers of Random123 1.14.0 (D. E. Shaw Research), tests/kat_vectors, philox4x32 with 10 rounds.
  it.each([
    ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('turns %s under %s into %s', (counter, key, expected) => {
    const word = (text: string, index: number) => Number.parseInt(text.split(' ')[index] ?? '', 16);
    const [a, b, c, d] = [0, 1, 2, 3].map((index) => word(counter, index));
    const words = philox([a ?? 0, b ?? 0, c ?? 0, d ?? 0], [word(key, 0), word(key, 1)]);
    expect(hex(words)).toBe(expected);
  });

  it('makes numbers strictly between 0 and 1', () => {
    expect(uniform(0)).toBeGreaterThan(0);
    expect(uniform(2 ** 32 - 1)).toBeLessThan(1);
  });
});

describe('streamOf', () => {
  // Test vectors of the FNV reference code, 32-bit FNV-1a.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('numbers %j', (name, expected) => expect(streamOf(name)).toBe(expected));

  it('tells the criteria of the catalogue apart', () => {
    const codes = haiDuong().document.criteria.map(({ code }) => code);
    expect(new Set(codes.map(streamOf)).size).toBe(codes.length);
  });
});

describe('samples', () => {
  const SHAPES = new Map([
    ['wage', 2],
    ['training', 0.4],
  ]);
  const column = (name: string, shapes = SHAPES, count = 500, seed = SEED) =>
    drawSamples(shapes, count, seed).columns.get(name);

  it('are these, on every machine', () => {
    const { factors, places } = column('training') ?? {};
    expect([...(factors ?? [])].slice(0, 3)).toEqual([
      0.017531171441078186, 1.038628101348877, 0.8689447641372681,
    ]);
    expect([...(places ?? [])].slice(0, 3)).toEqual([
      0.28106266260147095, 0.5751616358757019, 0.49582943320274353,
    ]);
  });

  it('depend on name, shape and seed alone, not on what else is drawn', () => {
    const one = column('wage');
    expect(column('wage')).toEqual(one);
    expect(column('wage', new Map([['wage', 2]]))).toEqual(one);
    expect(column('wage', new Map([...SHAPES].reverse()))).toEqual(one);
    expect(column('wage', SHAPES, 100)?.factors).toEqual(one?.factors.slice(0, 100));
    expect(column('wage', SHAPES, 500, SEED + 1)).not.toEqual(one);
    expect(column('training')?.places).not.toEqual(one?.places);
  });

  it('leave out what weighs nothing anywhere, and never weigh all of it away', () => {
    expect(column('none', new Map([['none', 0]]))).toBeUndefined();
    const { factors = new Float32Array() } = column('rare', new Map([['rare', 0.001]])) ?? {};
    expect(Math.min(...factors)).toBeGreaterThan(0);
  });

  it('are drawn once for a catalogue, around its mean weights', () => {
    const { document, samples } = haiDuong();
    expect(samples.count).toBe(SAMPLE_COUNT);
    expect([...samples.columns.keys()]).toEqual(document.criteria.map(({ code }) => code));
    expect(samples).toEqual(samplesOf(document));
    const mean = (code: string) =>
      document.sectors.reduce((sum, { weights }) => sum + (weights[code] ?? 0), 0) /
      document.sectors.length /
      100;
    const shapes = new Map(document.criteria.map(({ code }) => [code, DEFAULT_CONCENTRATION * mean(code)]));
    for (const [code, { factors }] of drawSamples(shapes, SAMPLE_COUNT, SEED).columns) {
      expect([code, samples.columns.get(code)?.factors]).toEqual([code, factors]);
    }
  });

  it('follow the concentration of the catalogue, which must be a positive number', () => {
    const { document } = haiDuong();
    const withConcentration = (concentration: number): CatalogueDocument => ({
      ...document,
      scoring: { ...document.scoring, robustness: { concentration } },
    });
    const spread = (catalogue: CatalogueDocument) => {
      const factors = samplesOf(catalogue).columns.get('wage')?.factors ?? [];
      return [...factors].reduce((sum, factor) => sum + (factor - 1) ** 2, 0);
    };
    expect(spread(withConcentration(DEFAULT_CONCENTRATION))).toBe(spread(document));
    expect(spread(withConcentration(500))).toBeLessThan(spread(document) / 5);
    expect(parseCatalogue(withConcentration(80)).scoring.robustness).toEqual({ concentration: 80 });
    expect(() => parseCatalogue(withConcentration(0))).toThrow(CatalogueError);
  });
});

/** A contender with these ranges of value, one for each of its criteria. */
const contender = (match: number, ...ranges: readonly (readonly [number, number])[]): Contender => ({
  match,
  parts: [
    { criterion: 'sector-match', weight: 5000, low: 10_000, high: 10_000 },
    ...ranges.map(([low, high], index) => ({
      criterion: `c${index}`,
      weight: Math.round(5000 / ranges.length),
      low,
      high,
    })),
  ],
});

const DRAWN = drawSamples(new Map([0, 1, 2].map((index) => [`c${index}`, 3])), 1000, SEED);
const ranks = (...contenders: readonly Contender[]) =>
  acceptabilities(contenders, SCORING, DRAWN).map(({ rank1, top3 }) => [rank1, top3]);

describe('acceptabilities', () => {
  it('give all samples to one alone', () => {
    expect(ranks(contender(3000, [0, 10_000]))).toEqual([[1000, 1000]]);
    expect(ranks()).toEqual([]);
  });

  it('give none to what is worse in everything, and the fourth no place among three', () => {
    const four = [9000, 7000, 5000, 3000].map((value) => contender(9000, [value, value], [value, value]));
    expect(ranks(...four)).toEqual([
      [1000, 1000],
      [0, 1000],
      [0, 1000],
      [0, 0],
    ]);
    expect(ranks(...four.reverse()).map(([rank1]) => rank1)).toEqual([0, 0, 0, 1000]);
  });

  it('share one draw of what is unknown: the same gap leaves the same order', () => {
    const [low, high] = [contender(9000, [0, 8000]), contender(9000, [1, 8002])];
    expect(ranks(low, high)).toEqual([
      [0, 1000],
      [1000, 1000],
    ]);
  });

  it('put the first of equals first', () => {
    const [one, other] = [contender(9000, [0, 10_000]), contender(9000, [0, 10_000])];
    expect(ranks(one, other).map(([rank1]) => rank1)).toEqual([1000, 0]);
    // What is known to be the same in everything is the same in every sample, however it is weighed.
    const weighed = (...weights: readonly number[]): Contender => ({
      match: 9000,
      parts: weights.map((weight, index) => ({ criterion: `c${index}`, weight, low: 7777, high: 7777 })),
    });
    const three = [weighed(1000, 4000, 5000), weighed(3000, 3000, 4000), weighed(7000, 1000, 2000)];
    expect(ranks(...three).map(([rank1]) => rank1)).toEqual([1000, 0, 0]);
  });

  it('grade a sample as a report grades its rounded score', () => {
    const grades = (match: number) =>
      acceptabilities([contender(match, [10_000, 10_000])], SCORING, DRAWN)[0]?.grades;
    // 100 · 0.7495 is 74.95, which rounds to 75.0.
    expect(grades(7495)).toEqual({ A: 1000, B: 0, C: 0, D: 0 });
    expect(grades(7494)).toEqual({ A: 0, B: 1000, C: 0, D: 0 });
    expect(grades(0)).toEqual({ A: 0, B: 0, C: 0, D: 1000 });
    for (const { from } of SCORING.grades.slice(0, -1)) {
      const least = lowestExact(from);
      expect([oneDecimal(least) >= from, oneDecimal(least - 1) >= from]).toEqual([true, false]);
    }
    expect(gradeOf(SCORING, oneDecimal(lowestExact(74.95)))).toBe('A');
  });

  it('take a part without samples as fixed, even where there is no other', () => {
    const fixed = { match: 8000, parts: contender(8000).parts };
    expect(acceptabilities([fixed], SCORING, DRAWN)[0]?.grades.C).toBe(1000);
  });
});

describe('a label', () => {
  it.each([
    [1, 'robust'],
    [0.8, 'robust'],
    [0.799, 'contested'],
    [0.5, 'contested'],
    [0.499, 'open'],
    [0, 'open'],
  ])('of %d is %s', (rank1, label) => expect(labelOf(rank1)).toBe(label));
});

const lead = (segments: readonly string[], rest: Partial<Profile> = {}): Profile => ({
  company: { name: 'Sao Mai' },
  activity: { segments },
  ...rest,
});
const fitOf = (profile: Profile, robustness?: boolean, catalogue = haiDuong()): Fit =>
  fitTo(catalogue, profile, { asOf: AS_OF, ...(robustness === undefined ? {} : { robustness }) });

function sectorOf({ sectors }: Fit, code: string): FitSector {
  const found = sectors.find((candidate) => candidate.sector === code);
  if (found === undefined) throw new Error(`no sector ${code}`);
  return found;
}

const CONTESTED = ['home-appliances', 'precision-products'];

describe('the robustness of a sector', () => {
  it('is told of those that compete and of no other', () => {
    const report = fitOf(lead(['sensors', 'textiles-garments'], { project: { type: 'greenfield' } }));
    expect(sectorOf(report, 'textiles-footwear')).toMatchObject({
      eligibility: 'excluded',
      robustness: null,
    });
    expect(sectorOf(report, 'evs')).toMatchObject({ matched: false, robustness: null });
    expect(sectorOf(report, 'electronics').robustness).toMatchObject({ rank1: 1, top3: 1, label: 'robust' });
  });

  it('sums to one over the sectors, and over the grades', () => {
    const report = fitOf(lead(CONTESTED));
    const told = report.sectors.flatMap(({ robustness }) => robustness ?? []);
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(told.reduce((sum, { rank1 }) => sum + Math.round(rank1 * 1000), 0)).toBe(1000);
    for (const { grades } of told) {
      const counts = Object.values(grades).map((share) => Math.round(share * 1000));
      expect(Object.values(grades)).toEqual(counts.map((count) => count / 1000));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000);
    }
  });

  it('is pinned to its seed', () => {
    expect(fitOf(lead(CONTESTED)).pins.seed).toBe(SEED);
    expect(canonicalJson(fitOf(lead(CONTESTED)))).toBe(canonicalJson(fitOf(lead(CONTESTED))));
  });

  it('changes nothing else of a report by being left out, but the notice that rests on it', () => {
    const [asked, left] = [fitOf(lead(CONTESTED), true), fitOf(lead(CONTESTED), false)];
    expect(fitOf(lead(CONTESTED))).toEqual(asked);
    expect(left.sectors.map(({ robustness }) => robustness)).toEqual(left.sectors.map(() => null));
    expect(left).toEqual({
      ...asked,
      sectors: asked.sectors.map((found) => ({ ...found, robustness: null })),
      notices: asked.notices.filter(({ code }) => code !== 'order_not_robust'),
    });
    expect(asked.notices).toHaveLength(left.notices.length + 1);
  });

  it('does not depend on the order of the criteria in the catalogue', () => {
    const { document } = haiDuong();
    const turned = compile({ ...document, vocabulary: {}, criteria: [...document.criteria].reverse() });
    const shares = (report: Fit) =>
      new Map(report.sectors.map(({ sector, robustness }) => [sector, robustness]));
    expect(shares(fitOf(lead(CONTESTED), true, turned))).toEqual(shares(fitOf(lead(CONTESTED))));
  });

  it('breaks ties as the order of the report does, but for the score, which is the sample’s own', () => {
    const reading = {
      kind: 'category',
      fact: '/project/productGrade',
      table: { high_end: 1 },
      share: 100,
      assumed: 1,
      notApplicable: 1,
    } as const;
    const equal = compile(
      synthetic({
        sectors: ['b', 'a', 'c'].map((code) => sector(code, { quality: 100 })),
        segments: ['b', 'a', 'c'].map((code) => segment(`${code}-goods`, code)),
        criteria: [criterion('quality', [reading])],
      }),
    );
    const profile = lead(['c-goods', 'b-goods', 'a-goods']);
    const known = facts(profile, [], { asOf: AS_OF, includeEstimates: true });
    const scored = match(equal, profile).sectors.map((found) => scoreSector(equal, found, known));
    const winner = (changed: Readonly<Record<string, Partial<SectorFit>>>) => {
      const sectors = scored.map((one) => ({ ...one, ...changed[one.sector] }));
      return [...robustnessOf(equal, sectors)].filter(([, { rank1 }]) => rank1 === 1).map(([code]) => code);
    };
    expect(scored).toHaveLength(3);
    expect(winner({})).toEqual(['a']);
    expect(winner({ c: { exact: 999_999 } })).toEqual(['a']);
    expect(winner({ b: { completeness: 10_001 } })).toEqual(['b']);
  });

  it('is told in a notice where the first sector is not sure to stay first', () => {
    const told = (profile: Profile) => {
      const { sectors, notices } = fitOf(profile);
      const values = notices.filter(({ code }) => code === 'order_not_robust').map((notice) => notice.values);
      return { label: sectors[0]?.robustness?.label, rank1: sectors[0]?.robustness?.rank1, values };
    };
    const { label, rank1, values } = told(lead(CONTESTED));
    expect([label, values]).toEqual(['contested', [[rank1]]]);
    expect(told(lead(['sensors']))).toEqual({ label: 'robust', rank1: 1, values: [] });
    expect(told(lead(['leather-footwear'], { project: { type: 'greenfield' } })).values).toEqual([]);
  });

  it('is rendered member by member, and null for a report of an engine that did not know it', () => {
    const report = fitOf(lead(CONTESTED));
    const rendered = (fit: Fit) => render(fit, haiDuong(), 'en').sectors.map(({ robustness }) => robustness);
    expect(rendered(report)).toEqual(report.sectors.map(({ robustness }) => robustness));
    const old = report.sectors.map(({ robustness: _unknown, ...rest }) => rest) as unknown as Fit['sectors'];
    expect(rendered({ ...report, sectors: old })).toEqual(report.sectors.map(() => null));
  });
});
