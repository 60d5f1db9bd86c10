import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compile } from '../../src/core/compile.ts';
import type { Evidence } from '../../src/core/match/evidence.ts';
import { noisyOr, strongest } from '../../src/core/match/evidence.ts';
import type { Match } from '../../src/core/match/match.ts';
import { match } from '../../src/core/match/match.ts';
import { RUNS, sector, segment, synthetic } from '../support/catalogue.ts';

const LEVELS = ['names', 'related', 'hints'] as const;
const SEGMENTS = ['g', 'h', 'i', 'j'];

/** Three words of each level in four segments of three sectors: "gnamesa" is a name of g. */
const catalogue = compile(
  synthetic({
    sectors: [sector('one', {}), sector('two', {}), sector('three', {})],
    segments: [segment('g', 'one'), segment('h', 'one'), segment('i', 'two', 'one'), segment('j', 'three')],
    vocabulary: Object.fromEntries(
      SEGMENTS.map((code) => [
        code,
        {
          en: Object.fromEntries(
            LEVELS.map((level) => [level, ['a', 'b', 'c'].map((end) => code + level + end)]),
          ),
        },
      ]),
    ),
    cues: { application: { before: ['for'], after: [] } },
    codes: { ISIC4: { '26': { g: 0.4, h: 0.4 }, '27': { i: 0.9, h: 0.2 } } },
  }),
);

const words = fc
  .tuple(fc.constantFrom(...SEGMENTS), fc.constantFrom(...LEVELS), fc.constantFrom('a', 'b', 'c'))
  .map((parts) => parts.join(''));
const activities = fc.record({
  products: fc.array(words, { maxLength: 8 }),
  description: fc
    .array(
      words.map((word) => `made for ${word}`),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(', ')),
  codes: fc.subarray([
    { scheme: 'ISIC4' as const, code: '26' },
    { scheme: 'ISIC4' as const, code: '27' },
    { scheme: 'ISIC4' as const, code: '01' },
  ]),
  segments: fc.subarray(SEGMENTS),
});

type Activity = typeof activities extends fc.Arbitrary<infer T> ? T : never;

const matched = (activity: Partial<Activity>): Match =>
  match(catalogue, { company: { name: 'x' }, activity });

const values = ({ sectors }: Match) => sectors.map(({ sector, segment, value }) => [sector, segment, value]);
const sureness = ({ sectors }: Match, code: string) =>
  sectors.find(({ sector }) => sector === code)?.value ?? Number.NaN;

/** What all counted evidence of one segment comes to. */
function levelOf({ sectors }: Match, segment: string): number {
  const items = new Set(sectors.flatMap(({ evidence }) => evidence));
  return noisyOr(
    [...items].filter((item) => item.segment === segment && item.counted).map(({ strength }) => strength),
  );
}

describe('match', () => {
  it('finds each plain product in its segment, the surer the more the word says', () => {
    const [name, related, hint] = LEVELS.map((level) => matched({ products: [`g${level}a`] }));
    expect(name?.sectors[0]).toMatchObject({ sector: 'one', segment: 'g', value: 8500 });
    expect(sureness(related ?? matched({}), 'one')).toBeLessThan(8500);
    expect(sureness(hint ?? matched({}), 'one')).toBeLessThan(sureness(related ?? matched({}), 'one'));
    expect(sureness(hint ?? matched({}), 'one')).toBeGreaterThan(0);
  });

  it('counts a segment less in the second sector that it serves', () => {
    const { sectors } = matched({ products: ['inamesa'] });
    expect(sectors.map(({ sector, segment }) => [sector, segment])).toEqual([
      ['one', 'i'],
      ['two', 'i'],
      ['three', null],
    ]);
    expect(sectors[0]?.value).toBeGreaterThan(0);
    expect(sectors[0]?.value).toBeLessThan(sectors[1]?.value ?? 0);
  });

  it('is the same whatever the order of products, codes and segments', () => {
    const orders = activities.chain((activity) => {
      const whole = <T>(list: readonly T[]) =>
        fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
      return fc.tuple(
        fc.constant(activity),
        fc.record({
          description: fc.constant(activity.description),
          products: whole(activity.products),
          codes: whole(activity.codes),
          segments: whole(activity.segments),
        }),
      );
    });
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(values(matched(other))).toEqual(values(matched(one)));
      }),
      { ...RUNS, numRuns: 400 },
    );
  });

  it('names the same segment of two equally strong ones whatever the order of codes', () => {
    // 0.58 · 0.2 · 0.3 and 0.58 · 0.3 · 0.2 differ in their last binary place.
    const tied = compile(
      synthetic({
        sectors: [sector('one', {})],
        segments: [segment('g', 'one'), segment('h', 'one')],
        codes: {
          ISIC4: { '26': { g: 0.42, h: 0.42 } },
          NACE2: { '26': { g: 0.8, h: 0.7 } },
          NAICS2022: { '33': { g: 0.7, h: 0.8 } },
        },
      }),
    );
    const isic = { scheme: 'ISIC4' as const, code: '26' };
    const nace = { scheme: 'NACE2' as const, code: '26' };
    const naics = { scheme: 'NAICS2022' as const, code: '33' };
    const orders = [
      [isic, nace, naics],
      [isic, naics, nace],
      [naics, nace, isic],
    ];
    const found = orders.map((codes) => values(match(tied, { company: { name: 'x' }, activity: { codes } })));
    expect(new Set(found.map((value) => JSON.stringify(value))).size).toBe(1);
  });

  it.each(LEVELS)('never lowers a segment by one more product from its %s', (level) => {
    const more = fc.tuple(fc.constantFrom(...SEGMENTS), fc.constantFrom('a', 'b', 'c'));
    fc.assert(
      fc.property(activities, more, (activity, [code, end]) => {
        const products = [...activity.products, `${code}${level}${end}`];
        const [before, after] = [matched(activity), matched({ ...activity, products })];
        expect(levelOf(after, code)).toBeGreaterThanOrEqual(levelOf(before, code));
      }),
      { ...RUNS, numRuns: 400 },
    );
  });

  it('never exceeds the ceiling', () => {
    fc.assert(
      fc.property(activities, (activity) => {
        for (const { value } of matched(activity).sectors) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(9700);
        }
      }),
      RUNS,
    );
  });

  it('shows the words of every item as they stand in the received text', () => {
    fc.assert(
      fc.property(activities, (activity) => {
        const texts: Readonly<Record<string, string>> = {
          '/activity/description': activity.description,
          ...Object.fromEntries(
            activity.products.map((text, index) => [`/activity/products/${index}`, text]),
          ),
        };
        for (const item of matched(activity).sectors.flatMap(({ evidence }) => evidence)) {
          if (item.kind !== 'term') continue;
          expect(texts[item.field]?.slice(item.start, item.end)).toBe(item.text);
          expect(item.text).toBe(item.concept);
        }
      }),
      RUNS,
    );
  });
});

const strengths = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });

describe('noisyOr', () => {
  it.each([
    [[], 0],
    [[0.5], 0.5],
    [[0.5, 0.5], 0.75],
    [[0.9, 0.5, 0.2], 0.96],
    [[1, 0.3], 1],
  ])('joins %j to %d', (items, joined) => {
    expect(noisyOr(items)).toBeCloseTo(joined, 12);
  });

  it('never falls by one more item and stays between 0 and 1', () => {
    fc.assert(
      fc.property(strengths, fc.double({ min: 0, max: 1, noNaN: true }), (items, one) => {
        expect(noisyOr([...items, one])).toBeGreaterThanOrEqual(noisyOr(items));
        expect(noisyOr(items)).toBeGreaterThanOrEqual(0);
        expect(noisyOr(items)).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });
});

describe('strongest', () => {
  const item = (segment: string, scheme: 'ISIC4' | 'HS2022', strength: number): Evidence => ({
    kind: 'code',
    scheme,
    code: '1',
    segment,
    strength,
    counted: true,
    why: null,
    left: 1,
  });

  it('counts one item for each segment and concept, the strongest', () => {
    const counted = strongest([
      item('g', 'ISIC4', 0.3),
      item('g', 'ISIC4', 0.6),
      item('g', 'HS2022', 0.2),
      item('h', 'ISIC4', 0.1),
      item('g', 'ISIC4', 0.6),
    ]);
    expect(counted.map((one) => [one.counted, one.why])).toEqual([
      [false, 'weaker_code'],
      [true, null],
      [true, null],
      [true, null],
      [false, 'weaker_code'],
    ]);
  });

  it('leaves what was never counted with the reason that it has', () => {
    const negated: Evidence = { ...item('g', 'ISIC4', 0), counted: false, why: 'negated' };
    const twice = strongest([negated, { ...negated }, { ...negated, why: null }]);
    expect(twice.map(({ counted, why }) => [counted, why])).toEqual([
      [false, 'negated'],
      [false, 'negated'],
      [false, null],
    ]);
  });
});
