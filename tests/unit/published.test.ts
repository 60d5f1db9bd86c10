import { describe, expect, it } from '@jest/globals';
import type { Acceptability, Contender } from '../../src/core/acceptability.ts';
import { acceptabilities } from '../../src/core/acceptability.ts';
import type { Curve, Reading, ScoringPolicy } from '../../src/core/catalogue.ts';
import { curveAt } from '../../src/core/curve.ts';
import { facts } from '../../src/core/facts.ts';
import { normal } from '../../src/core/gamma.ts';
import { philox, streamOf } from '../../src/core/random.ts';
import type { Samples } from '../../src/core/samples.ts';
import { drawSamples, SEED } from '../../src/core/samples.ts';
import { oneDecimal, score } from '../../src/core/score.ts';
import { criterion, sector, segment } from '../support/catalogue.ts';

// Our numbers against numbers that others have published, or that follow exactly from their definitions. The offices of
// Goodwin and Wright are in score.test.ts.

describe('a piecewise-linear value function', () => {
  // G. van Valkenhoef, smaa: Stochastic Multi-Criteria Acceptability Analysis, R package on CRAN: the example of the
  // help page of smaa.pvf (clipped outside, as ours), and the package's tests/pvf.R.
  const FALLING: Curve = [
    [50, 1],
    [75, 0.8],
    [90, 0.5],
    [100, 0],
  ];
  const RISING: Curve = [
    [-0.15, 0],
    [0, 0.1],
    [0.25, 0.9],
    [0.35, 1],
  ];

  it.each([
    [50, 1],
    [90, 0.5],
    [100, 0],
    [10, 1],
    [40, 1],
    [101, 0],
    [120, 0],
    [60, 0.92],
    [75, 0.8],
  ])('is at %d what the R package smaa has: %d', (x, value) => {
    expect(curveAt(FALLING, x)).toBeCloseTo(value, 12);
  });

  it.each([
    [-0.15, 0],
    [0, 0.1],
    [0.1, 0.42],
    [0.25, 0.9],
    [0.35, 1],
  ])('rises at %d to %d', (x, value) => {
    expect(curveAt(RISING, x)).toBeCloseTo(value, 12);
  });

  // US EPA, Air Quality Index Reporting, final rule, Federal Register 64(149), 4 August 1999: breakpoints of ozone
  // (8 hours, ppm) and fine particles (micrograms per cubic metre). The examples are those of Stevens Institute of
  // Technology, CIESE, "What's Your AQI?".
  const OZONE: Curve = [
    [0.085, 101],
    [0.104, 150],
  ];
  const PARTICLES: Curve = [
    [40.5, 101],
    [65.4, 150],
  ];

  it('is the air quality index of the examples', () => {
    expect(Math.round(curveAt(OZONE, 0.087))).toBe(106);
    expect(Math.round(curveAt(PARTICLES, 54.4))).toBe(128);
  });
});

/** The exact score of an alternative, one number each, without base or doubt, in ten-thousandths of a point. */
function exactScore(
  model: Readonly<Record<string, { readonly weight: number; readonly curve: Curve }>>,
  performance: Readonly<Record<string, number>>,
): number {
  const common = { share: 100, assumed: 0, notApplicable: 0, kind: 'number' } as const;
  const criteria = Object.entries(model).map(([name, { curve }]) => {
    const reading: Reading = { ...common, fact: `/project/${name}`, curve };
    return criterion(name, [reading]);
  });
  const weights = Object.fromEntries(Object.entries(model).map(([name, { weight }]) => [name, weight]));
  const known = facts({ company: { name: 'x' }, project: performance }, [], {
    asOf: '2026-01-15',
    includeEstimates: true,
  });
  const policy = { scoring: { base: 0, grades: [] }, criteria, ranges: new Map() };
  return score(policy, sector('s', weights), segment('g', 's'), 10_000, known).exact;
}

describe('an additive model', () => {
  // P. Meyer, S. Bigaret and others, MCDA: Support for the Multicriteria Decision Aiding Process, R package on CRAN,
  // tests/applyPiecewiseLinearValueFunctionsOnPerformanceTable.R: five ways to travel, after the example of UTA. Its
  // value functions contain the weights (875, 9000 and 125 ten-thousandths); the sums are those of its correctResult.
  const TRAVEL = {
    price: {
      weight: 875,
      curve: [
        [2, 1],
        [16, 0],
        [30, 0],
      ],
    },
    time: {
      weight: 9000,
      curve: [
        [10, 1],
        [20, 0.025 / 0.9],
        [30, 0],
        [40, 0],
      ],
    },
    comfort: {
      weight: 125,
      curve: [
        [0, 0],
        [1, 0],
        [2, 1],
        [3, 1],
      ],
    },
  } as const;

  it.each([
    ['RER', { price: 3, time: 10, comfort: 1 }, [0.08125, 0.9, 0]],
    ['METRO1', { price: 4, time: 20, comfort: 2 }, [0.075, 0.025, 0.0125]],
    ['METRO2', { price: 2, time: 20, comfort: 0 }, [0.0875, 0.025, 0]],
    ['BUS', { price: 6, time: 40, comfort: 0 }, [0.0625, 0, 0]],
    ['TAXI', { price: 30, time: 30, comfort: 3 }, [0, 0, 0.0125]],
  ])('values %s as the R package MCDA does', (_name, performance, values) => {
    const { price, time, comfort } = TRAVEL;
    expect([
      (price.weight / 10_000) * curveAt(price.curve, performance.price),
      (time.weight / 10_000) * curveAt(time.curve, performance.time),
      (comfort.weight / 10_000) * curveAt(comfort.curve, performance.comfort),
    ]).toEqual(values.map((value) => expect.closeTo(value, 12)));
    const sum = values.reduce((all, value) => all + value, 0);
    // A value is kept to four decimals, which of a weight of 0.9 is 0.0045 points.
    expect(Math.abs(exactScore(TRAVEL, performance) / 10_000 - 100 * sum)).toBeLessThanOrEqual(0.0051);
  });

  it('gives Brazil the human development index of 2006', () => {
    // UNDP, Human Development Report 2006, Technical note 1 (goalposts, weights) and table 1 (Brazil: life expectancy 70.8
    // years, literacy 88.6 %, enrolment 86 %, GDP 8,195 dollars a head; index 0.792). Income counts by its logarithm.
    const percent: Curve = [
      [0, 0],
      [100, 1],
    ];
    const model = {
      life: {
        weight: 3,
        curve: [
          [25, 0],
          [85, 1],
        ],
      },
      literacy: { weight: 2, curve: percent },
      enrolment: { weight: 1, curve: percent },
      income: {
        weight: 3,
        curve: [
          [Math.log(100), 0],
          [Math.log(40_000), 1],
        ],
      },
    } as const;
    const brazil = { life: 70.8, literacy: 88.6, enrolment: 86, income: Math.log(8195) };
    expect(oneDecimal(exactScore(model, brazil))).toBe(79.2);
  });
});

describe('the gamma distribution', () => {
  // M. Abramowitz and I. A. Stegun (eds), Handbook of Mathematical Functions, 1964, table 26.8: percentage points of
  // chi-square, which with n degrees of freedom is twice a gamma variable of shape n / 2.
  const BELOW = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
  it.each([
    [1, [0.00393, 0.01579, 0.10153, 0.45494, 1.3233, 2.70554, 3.84146]],
    [5, [1.14548, 1.61031, 2.6746, 4.35146, 6.62568, 9.23636, 11.0705]],
    [10, [3.9403, 4.86518, 6.7372, 9.34182, 12.5489, 15.9871, 18.307]],
  ])('has the percentage points of chi-square with %d degrees of freedom', (degrees, points) => {
    const shape = degrees / 2;
    const factors = drawSamples(new Map([['x', shape]]), 20_000, SEED).columns.get('x')?.factors ?? [];
    for (const [index, point] of points.entries()) {
      const share = BELOW[index] ?? 0;
      const below = [...factors].filter((factor) => 2 * shape * factor <= point).length / 20_000;
      expect([point, Math.abs(below - share) <= error(share, 20_000)]).toEqual([point, true]);
    }
  });

  it('of shape 1 makes the uniform distribution of weights, whose ordered means are the rank order centroid', () => {
    // F. H. Barron and B. E. Barrett, Decision quality using ranked attribute weights, Management Science 42(11), 1996:
    // w_i = (1/n) · Σ 1/k for k from i to n.
    const CENTROIDS = [
      [0.75, 0.25],
      [0.6111, 0.2778, 0.1111],
      [0.5208, 0.2708, 0.1458, 0.0625],
    ];
    for (const centroid of CENTROIDS) {
      const columns = [...uniformWeights(centroid.length, 10_000).columns.values()];
      const sums = centroid.map(() => 0);
      for (let i = 0; i < 10_000; i++) {
        const drawn = columns.map(({ factors }) => factors[i] ?? 0).sort((a, b) => b - a);
        const total = drawn.reduce((sum, factor) => sum + factor, 0);
        for (const [index, factor] of drawn.entries()) sums[index] = (sums[index] ?? 0) + factor / total;
      }
      expect(sums.map((sum) => sum / 10_000)).toEqual(centroid.map((weight) => expect.closeTo(weight, 2)));
    }
  });
});

/** Four standard errors of a share that is counted in so many samples. */
function error(share: number, count: number): number {
  return 4 * Math.sqrt((share * (1 - share)) / count);
}

/** Samples for criteria c0, c1 … whose weights are uniform on the simplex. */
function uniformWeights(criteria: number, count: number): Samples {
  return drawSamples(new Map(Array.from({ length: criteria }, (_, index) => [`c${index}`, 1])), count, SEED);
}

type Range = number | readonly [number, number];

/** An alternative by its values, 0 to 1, or their ranges, in c0, c1 …, of equal weight or as told. */
function alternative(values: readonly Range[], weights?: readonly number[]): Contender {
  const parts = values.map((value, index) => {
    const [low, high] = typeof value === 'number' ? [value, value] : value;
    return {
      criterion: `c${index}`,
      weight: weights?.[index] ?? 10_000 / values.length,
      low: low * 10_000,
      high: high * 10_000,
    };
  });
  return { match: 10_000, parts };
}

const SCORING: ScoringPolicy = { base: 0, grades: [{ grade: 'A', from: 0 }] };
const COUNT = 20_000;

function count(alternatives: readonly Contender[], samples: Samples): readonly Acceptability[] {
  return acceptabilities(alternatives, SCORING, samples);
}

/** Expects these shares of first places, each to its sampling error; 0 and 1 exactly. */
function expectFirst(
  alternatives: readonly Contender[],
  shares: readonly number[],
  samples: Samples,
  of: 'rank1' | 'top3' = 'rank1',
): void {
  const found = count(alternatives, samples).map((counts) => counts[of] / samples.count);
  for (const [index, share] of shares.entries()) {
    const apart = Math.abs((found[index] ?? -1) - share);
    expect([index, found[index], apart <= error(share, samples.count)]).toEqual([index, found[index], true]);
  }
}

// R. Lahdelma, J. Hokkanen and P. Salminen, SMAA - Stochastic multiobjective acceptability analysis, European Journal of
// Operational Research 106(1), 1998: the acceptability index is the share of the weight space that puts an alternative
// first. R. Lahdelma and P. Salminen, SMAA-2, Operations Research 49(3), 2001: the same for every rank. With uniform
// weights that share is a length in two criteria and an area in three, so it can be worked out.

describe('acceptability with two criteria and uniform weights', () => {
  const samples = uniformWeights(2, COUNT);
  // With w on c0: w for the first, 1 − w for the second, 0.6 and 0.3 for the others whatever w is.
  const four = [alternative([1, 0]), alternative([0, 1]), alternative([0.6, 0.6]), alternative([0.3, 0.3])];

  it('is the length of an interval of weights', () => {
    // First: w > 0.6, w < 0.4, and what is between.
    expectFirst(four, [0.4, 0.4, 0.2, 0], samples);
  });

  it('is exactly 0 for a dominated alternative', () => {
    expect(count(four, samples)[3]?.rank1).toBe(0);
  });

  it('gives the lengths of three ranks too', () => {
    // Last of four: the first where w < 0.3, the second where w > 0.7, the last where both have more than 0.3.
    expectFirst(four, [0.7, 0.7, 1, 0.6], samples, 'top3');
  });
});

describe('acceptability with three criteria and uniform weights', () => {
  const samples = uniformWeights(3, COUNT);
  const corners = [alternative([1, 0, 0]), alternative([0, 1, 0]), alternative([0, 0, 1])];

  it('is a third for each of three alternatives that are alike', () => {
    expectFirst(corners, [1 / 3, 1 / 3, 1 / 3], samples);
  });

  it.each([
    [0.4, 0.04],
    [0.5, 0.25],
    [0.6, 0.52],
  ])('is the area that three corners leave to a compromise of %d', (value, area) => {
    // A corner is first where its weight exceeds the value t: a triangle of area (1 − t)², three of them overlapping
    // where t < 1/2 in three of area (1 − 2t)². So 1 − 3 · (1 − t)² + 3 · (1 − 2t)² is left.
    expectFirst([...corners, alternative([value, value, value])], [...thirds(1 - area), area], samples);
  });

  it.each([
    [[1, 0, 0], [0, 1, 0.5], 1 / 3],
    [[1, 0, 0], [0.5, 0.5, 0.5], 1 / 4],
    [[0.9, 0.4, 0.2], [0.3, 0.6, 0.7], 36 / 88],
    [[0.2, 0.9, 0.4], [0.6, 0.1, 0.3], 1 - 16 / 60],
  ])('is the area on one side of a line: %j against %j', (one, other, area) => {
    // With the differences d of one alternative to the other, one of them of its own sign, the line Σ w·d = 0 cuts off the
    // corner of that one, at d1 / (d1 − dk) of each edge: an area of d1² / ((d1 − d2) · (d1 − d3)).
    expectFirst([alternative(one), alternative(other)], [area, 1 - area], samples);
  });
});

function thirds(whole: number): readonly number[] {
  return [whole / 3, whole / 3, whole / 3];
}

describe('acceptability with other weights', () => {
  it('is that of a beta distribution in two criteria', () => {
    // Weights of 1/4 and 3/4 in every sector and a concentration of 4: w ~ Beta(1, 3), P(w > t) = (1 − t)³.
    const samples = drawSamples(
      new Map([
        ['c0', 1],
        ['c1', 3],
      ]),
      COUNT,
      SEED,
    );
    const first = alternative([1, 0], [2500, 7500]);
    for (const t of [0.1, 0.3, 0.5])
      expectFirst([first, alternative([t, t], [2500, 7500])], [(1 - t) ** 3, 1 - (1 - t) ** 3], samples);
    // A sector that weighs both the same shares the draw: w' = 3w / (1 + 2w) > 1/2 where w > 1/4.
    const equal = [alternative([1, 0], [5000, 5000]), alternative([0.5, 0.5], [5000, 5000])];
    expectFirst(equal, [0.75 ** 3, 1 - 0.75 ** 3], samples);
  });
});

describe('acceptability with unknown values', () => {
  const samples = uniformWeights(1, COUNT);

  it.each<[Range, Range, number]>([
    [[0.2, 0.8], 0.5, 1 / 2],
    [[0, 1], 0.3, 0.7],
    // One draw u for both: u > 0.25 + 0.25 · u where u > 1/3.
    [[0, 1], [0.25, 0.5], 2 / 3],
    [[0, 0.3], 0.4, 0],
  ])('is the share of the values that put %j before %j', (one, other, share) => {
    expectFirst([alternative([one]), alternative([other])], [share, 1 - share], samples);
  });
});

describe('the antidepressants', () => {
  // T. Tervonen, G. van Valkenhoef, E. Buskens, H. L. Hillege and D. Postmus, A stochastic multicriteria model for
  // evidence-based decision making in drug benefit-risk analysis, Statistics in Medicine 30(12), 2011. Measurements (mean
  // and standard deviation; efficacy as a logarithm) and rank acceptabilities as in JSMAA (T. Tervonen, JSMAA: open source
  // software for SMAA computations, International Journal of Systems Science 45(1), 2014), SMAA2SimulationTest, with its
  // tolerance of 0.02. Four alternatives, six criteria, no preferences.
  const DRUGS = {
    fluoxetine: [
      [0, 0],
      [11.7, 2.5],
      [7.2, 1.45],
      [16.6, 3.27],
      [13.7, 1.89],
      [18.6, 1.79],
    ],
    paroxetine: [
      [0.086, 0.056],
      [9.2, 1.86],
      [10.6, 1.58],
      [21.2, 5.15],
      [14.3, 2.93],
      [18.3, 3.7],
    ],
    sertraline: [
      [0.095, 0.044],
      [15.4, 2.65],
      [7.5, 1.48],
      [20.2, 3.78],
      [15, 3.21],
      [19.5, 2.6],
    ],
    venlafaxine: [
      [0.113, 0.048],
      [5.5, 2.32],
      [15.7, 4.44],
      [12.8, 2.45],
      [11.2, 3.98],
      [31, 1.68],
    ],
  } as const;
  const FIRST = [0.2, 0.25, 0.17, 0.39];
  const LAST = [0.22, 0.19, 0.3, 0.29];
  const RUNS = 10_000;

  it('come first, and last, as often as published', () => {
    const drugs = Object.entries(DRUGS);
    // Linear from the least to the most that the 95 % intervals reach; efficacy is good, the other five are side effects.
    const scales = DRUGS.fluoxetine.map((_, index) => {
      const ends = drugs.flatMap(([, all]) => [-1.96, 1.96].map((z) => at(all[index] ?? [0, 0], index, z)));
      const [least, most] = [Math.min(...ends), Math.max(...ends)];
      return index === 0 ? [least, most] : [most, least];
    });
    const samples = uniformWeights(6, RUNS);
    const [first, last] = [drugs.map(() => 0), drugs.map(() => 0)];
    for (let run = 0; run < RUNS; run++) {
      const alternatives = drugs.map(([name, all]) =>
        alternative(
          all.map((measured, index) => {
            const [low = 0, high = 1] = scales[index] ?? [];
            return (at(measured, index, draw(name, index, run)) - low) / (high - low);
          }),
        ),
      );
      for (const [index, { rank1, top3 }] of count(alternatives, sampleOf(samples, run)).entries()) {
        first[index] = (first[index] ?? 0) + rank1 / RUNS;
        last[index] = (last[index] ?? 0) + (1 - top3) / RUNS;
      }
    }
    for (const [index, [name]] of drugs.entries()) {
      expect([name, Math.abs((first[index] ?? 0) - (FIRST[index] ?? 1)) <= 0.02]).toEqual([name, true]);
      expect([name, Math.abs((last[index] ?? 0) - (LAST[index] ?? 1)) <= 0.02]).toEqual([name, true]);
    }
  });

  function at([mean, deviation]: readonly [number, number], index: number, z: number): number {
    const value = mean + z * deviation;
    return index === 0 ? Math.exp(value) : value;
  }

  function draw(name: string, index: number, run: number): number {
    const [one, two] = philox([run, index, 0, 0], [SEED, streamOf(name)]);
    return normal(one, two);
  }

  function sampleOf({ columns }: Samples, run: number): Samples {
    const one = [...columns].map(([name, { factors, places }]) => {
      const column = { factors: factors.slice(run, run + 1), places: places.slice(run, run + 1) };
      return [name, column] as const;
    });
    return { count: 1, columns: new Map(one) };
  }
});
