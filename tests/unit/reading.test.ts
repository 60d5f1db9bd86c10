import { describe, expect, it } from '@jest/globals';
import type { Curve, Reading } from '../../src/core/catalogue.ts';
import { facts } from '../../src/core/facts.ts';
import type { FactNote } from '../../src/core/profile.ts';
import type { CriterionValue } from '../../src/core/reading.ts';
import { readCriterion } from '../../src/core/reading.ts';
import { criterion, READ_FACTS, segment } from '../support/catalogue.ts';

const COMMON = { share: 100, assumed: 0.4, notApplicable: 0.6 };
const CAPEX = '/project/capexUsd';
const LAND = '/project/landHa';
const MARKETS = '/project/salesShareByMarket';
const RANGES = new Map(READ_FACTS.map((fact) => [fact.pointer, fact]));
const RISING: Curve = [
  [0, 0],
  [100, 1],
];

type Stated = {
  readonly project?: Readonly<Record<string, unknown>>;
  readonly notes?: Readonly<Record<string, FactNote>>;
};

function read(
  readings: Reading | readonly Reading[],
  project: Stated['project'] = {},
  notes: Stated['notes'] = {},
) {
  const known = facts({ company: { name: 'x' }, project, facts: notes }, READ_FACTS, {
    asOf: '2026-01-15',
    includeEstimates: true,
  });
  const list = 'kind' in readings ? [readings] : readings;
  return readCriterion(criterion('c', list), known, segment('g', 's'), RANGES);
}

/** Low, value and high in ten-thousandths, and whether the value is assumed. */
function numbers({ low, value, high, assumed }: CriterionValue) {
  return [low, value, high, assumed];
}

describe('a number', () => {
  const number: Reading = { ...COMMON, kind: 'number', fact: CAPEX, curve: RISING };

  it('is its value on the curve', () => {
    expect(read(number, { capexUsd: 25 })).toEqual({
      value: 2500,
      low: 2500,
      high: 2500,
      assumed: false,
      known: 100,
      quantities: [25],
    });
  });

  it('is open while unknown and assumes what the catalogue says', () => {
    expect(read(number)).toEqual({
      value: 4000,
      low: 0,
      high: 10_000,
      assumed: true,
      known: 0,
      quantities: [null],
    });
  });

  it('takes the declared value where it does not apply, and counts as known', () => {
    expect(read(number, {}, { [CAPEX]: { status: 'not_applicable' } })).toEqual({
      value: 6000,
      low: 6000,
      high: 6000,
      assumed: false,
      known: 100,
      quantities: ['not_applicable'],
    });
  });

  it('scores what cannot be provided as unknown', () => {
    expect(read(number, {}, { [CAPEX]: { status: 'cannot_provide' } })).toEqual(read(number));
  });

  it('opens to the value of not applying when the curve does not reach it', () => {
    const low: Reading = {
      ...number,
      curve: [
        [0, 0.1],
        [100, 0.3],
      ],
    };
    expect(numbers(read(low))).toEqual([1000, 4000, 6000, true]);
  });

  it('opens over the declared range of the fact only', () => {
    const wide: Reading = {
      ...number,
      curve: [
        [0, 0],
        [200, 1],
      ],
      notApplicable: 0,
    };
    expect(numbers(read(wide))).toEqual([0, 4000, 5000, true]);
  });
});

describe('a count', () => {
  const count: Reading = {
    ...COMMON,
    kind: 'count',
    fact: '/project/customersInVietnam',
    curve: [
      [0, 0],
      [1, 0.6],
      [3, 1],
    ],
  };

  it('counts the items of a list; an empty list is known to be empty', () => {
    expect(numbers(read(count, { customersInVietnam: [] }))).toEqual([0, 0, 0, false]);
    expect(read(count, { customersInVietnam: ['a', 'b'] })).toMatchObject({ value: 8000, quantities: [2] });
    expect(numbers(read(count))).toEqual([0, 4000, 10_000, true]);
  });
});

describe('a category', () => {
  const grade: Reading = {
    ...COMMON,
    kind: 'category',
    fact: '/project/productGrade',
    table: { commodity: 0, standard: 0.5, high_end: 0.9 },
  };
  const centre: Reading = {
    ...COMMON,
    kind: 'category',
    fact: '/project/rndCentrePlanned',
    table: { false: 0, true: 1 },
  };

  it('is what the table says', () => {
    expect(read(grade, { productGrade: 'high_end' })).toMatchObject({
      value: 9000,
      assumed: false,
      quantities: ['high_end'],
    });
    expect(read(centre, { rndCentrePlanned: false })).toMatchObject({
      value: 0,
      assumed: false,
      quantities: [false],
    });
  });

  it('is open while unknown, and where the table has no such entry', () => {
    expect(numbers(read(grade))).toEqual([0, 4000, 9000, true]);
    expect(numbers(read(grade, { productGrade: 'luxury' }))).toEqual([0, 4000, 9000, true]);
  });

  it('never reads a prototype', () => {
    expect(numbers(read(grade, { productGrade: 'toString' }))).toEqual([0, 4000, 9000, true]);
  });
});

describe('a sum', () => {
  const staff: Reading = {
    ...COMMON,
    kind: 'sum',
    facts: ['/project/engineerShare', '/project/itShare'],
    notApplicable: 0,
    curve: [
      [0, 0],
      [0.5, 1],
    ],
  };

  it('adds up and may gain while one part is unknown', () => {
    expect(read(staff, { engineerShare: 0.2, itShare: 0.1 })).toMatchObject({
      value: 6000,
      assumed: false,
    });
    expect(numbers(read(staff, { engineerShare: 0.2 }))).toEqual([4000, 4000, 10_000, true]);
    expect(numbers(read(staff, { engineerShare: 0.1 }))).toEqual([2000, 4000, 10_000, true]);
    expect(numbers(read(staff, { engineerShare: 0.3 }))).toEqual([6000, 6000, 10_000, true]);
  });

  it('counts a part that does not apply as nothing, and all of them as not applicable', () => {
    const it = { '/project/itShare': { status: 'not_applicable' as const } };
    const both = { ...it, '/project/engineerShare': { status: 'not_applicable' as const } };
    expect(numbers(read(staff, { engineerShare: 0.2 }, it))).toEqual([4000, 4000, 4000, false]);
    expect(numbers(read({ ...staff, notApplicable: 0.7 }, {}, both))).toEqual([7000, 7000, 7000, false]);
  });
});

describe('a ratio', () => {
  const density: Reading = { ...COMMON, kind: 'ratio', fact: CAPEX, per: LAND, curve: RISING };

  it('divides, and is known only when both are', () => {
    expect(read(density, { capexUsd: 50, landHa: 2 })).toMatchObject({
      value: 2500,
      known: 100,
      quantities: [25],
    });
    expect(read(density, { capexUsd: 50 })).toMatchObject({ known: 0, quantities: [null] });
  });

  it('narrows with one half known', () => {
    // Land is at most 100: USD 50 are at least 0.5 a hectare.
    expect(numbers(read(density, { capexUsd: 50 }))).toEqual([50, 4000, 10_000, true]);
    // Capital is at most 100: on 4 hectares at most 25 each, or it does not apply (0.6).
    expect(numbers(read(density, { landHa: 4 }))).toEqual([0, 4000, 6000, true]);
    expect(numbers(read({ ...density, notApplicable: 0 }, { landHa: 4 }))).toEqual([0, 2500, 2500, true]);
  });

  it('to nothing is no ratio and does not apply', () => {
    expect(numbers(read(density, { capexUsd: 50, landHa: 0 }))).toEqual([6000, 6000, 6000, false]);
    expect(numbers(read(density, { landHa: 0 }))).toEqual([6000, 6000, 6000, false]);
    expect(numbers(read(density, { capexUsd: 0, landHa: 0 }))).toEqual([6000, 6000, 6000, false]);
  });

  it('of nothing is zero, or does not apply while the land is unknown', () => {
    expect(numbers(read(density, { capexUsd: 0, landHa: 3 }))).toEqual([0, 0, 0, false]);
    expect(numbers(read(density, { capexUsd: 0 }))).toEqual([0, 4000, 6000, true]);
  });

  it('does not apply when one half does not', () => {
    const notes = { [LAND]: { status: 'not_applicable' as const } };
    expect(numbers(read(density, { capexUsd: 50 }, notes))).toEqual([6000, 6000, 6000, false]);
  });
});

describe('sales by market', () => {
  const demanding: Reading = {
    ...COMMON,
    kind: 'markets',
    fact: MARKETS,
    markets: ['EU', 'US', 'JP'],
    notApplicable: 0,
    curve: [
      [0, 0],
      [0.5, 1],
    ],
  };
  const sales = (shares: Readonly<Record<string, number>>, notes: Stated['notes'] = {}) =>
    numbers(read(demanding, { salesShareByMarket: shares }, notes));

  it('leaves what is not named to the markets that are not named', () => {
    expect(numbers(read(demanding))).toEqual([0, 4000, 10_000, true]);
    expect(sales({})).toEqual([0, 4000, 10_000, true]);
    expect(sales({ EU: 0.1 })).toEqual([2000, 4000, 10_000, true]);
    expect(sales({ EU: 0.1, VN: 0.7 })).toEqual([2000, 4000, 6000, true]);
    expect(sales({ EU: 0.1, VN: 0.7, other: 0.1 })).toEqual([2000, 4000, 4000, true]);
  });

  it('is known once all is named, or nothing is left', () => {
    expect(sales({ EU: 0.1, US: 0, JP: 0.1 })).toEqual([4000, 4000, 4000, false]);
    expect(sales({ EU: 0.1, VN: 0.9 })).toEqual([2000, 2000, 2000, false]);
    // Binary fractions: these sum to 0.9999999999999999.
    expect(sales({ EU: 0.3, VN: 0.2, KR: 0.3, CN: 0.1, other: 0.1 })).toEqual([6000, 6000, 6000, false]);
  });

  it('takes a market that does not apply for nothing, and one that is withheld for open', () => {
    const us = `${MARKETS}/US`;
    const jp = `${MARKETS}/JP`;
    expect(
      sales({ EU: 0.1 }, { [us]: { status: 'not_applicable' }, [jp]: { status: 'not_applicable' } }),
    ).toEqual([2000, 2000, 2000, false]);
    expect(sales({ EU: 0.1, US: 0.1 }, { [jp]: { status: 'cannot_provide' } })).toEqual([
      4000,
      4000,
      10_000,
      true,
    ]);
  });

  it('does not apply as a whole where a note says so', () => {
    const notes = { [MARKETS]: { status: 'not_applicable' as const } };
    expect(numbers(read({ ...demanding, notApplicable: 0.25 }, {}, notes))).toEqual([
      2500,
      2500,
      2500,
      false,
    ]);
  });
});

describe('a property of the segment', () => {
  it('is always known', () => {
    const stage: Reading = { ...COMMON, kind: 'segment', attribute: 'stage', table: { now: 0.8, next: 1 } };
    expect(numbers(read(stage))).toEqual([8000, 8000, 8000, false]);
  });
});

describe('a criterion of two readings', () => {
  const two: readonly Reading[] = [
    { ...COMMON, share: 60, kind: 'number', fact: CAPEX, curve: RISING },
    {
      ...COMMON,
      share: 40,
      kind: 'category',
      fact: '/project/productGrade',
      table: { low: 0, high: 1 },
      assumed: 0.1,
    },
  ];

  it('joins them by their shares; half known is that share known', () => {
    expect(read(two, { capexUsd: 50, productGrade: 'high' })).toEqual({
      value: 7000,
      low: 7000,
      high: 7000,
      assumed: false,
      known: 100,
      quantities: [50, 'high'],
    });
    expect(read(two, { capexUsd: 50 })).toEqual({
      value: 3400,
      low: 3000,
      high: 7000,
      assumed: true,
      known: 60,
      quantities: [50, null],
    });
  });
});
