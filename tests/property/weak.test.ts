import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { compile } from '../../src/core/compile.ts';
import type { Evidence } from '../../src/core/match/evidence.ts';
import { joined } from '../../src/core/match/evidence.ts';
import { match } from '../../src/core/match/match.ts';
import { isSlip } from '../../src/core/match/weak/slip.ts';
import { haiDuong, RUNS, sector, segment, synthetic } from '../support/catalogue.ts';

const LEVELS = ['names', 'related', 'hints'] as const;
const WORDS: Readonly<Record<string, readonly string[]>> = {
  g: [
    'hydraulic press',
    'hydraulic cylinder',
    'hydraulic pump',
    'pneumatic valve',
    'valve block',
    'oil cooler',
  ],
  h: ['cotton shirt', 'cotton trousers', 'silk shirt', 'linen dress', 'school uniform', 'wool coat'],
  i: ['clay brick', 'roof tile', 'cement mortar', 'glazed tile', 'concrete block', 'paving stone'],
};
const CODES = Object.keys(WORDS);

/** Three segments of two sectors with six terms each, two of each level; reversed they say the same. */
function small(isReversed: boolean): CompiledCatalogue {
  const turned = <T>(list: readonly T[]): T[] => (isReversed ? [...list].reverse() : [...list]);
  const document = synthetic({
    sectors: [sector('one', {}), sector('two', {})],
    segments: [segment('g', 'one'), segment('h', 'one'), segment('i', 'two')],
    vocabulary: Object.fromEntries(
      turned(CODES).map((code) => [
        code,
        {
          en: Object.fromEntries(
            LEVELS.map((level, at) => [level, turned((WORDS[code] ?? []).slice(at * 2, at * 2 + 2))]),
          ),
        },
      ]),
    ),
    cues: {
      making: ['make'],
      activities: { trade: ['trader'] },
      application: { before: ['for'], after: [] },
    },
  });
  const food = turned(['wheat bread', 'butter biscuit', 'rice noodle']);
  return compile({ ...document, outside: { ...document.outside, en: { food } } });
}

const catalogue = small(false);

/** Words that no term covers and that sound like some: "hydraulics cylindrical pumping". */
const unknown = fc
  .array(
    fc.constantFrom(
      ...[
        'hydraulics',
        'cylindrical',
        'pumping',
        'valved',
        'pneumatics',
        'coolers',
        'shirting',
        'cottons',
        'linens',
      ],
      ...[
        'trousered',
        'bricks',
        'tiling',
        'cementing',
        'glazing',
        'paving',
        'breads',
        'noodles',
        'alpha',
        'omega',
      ],
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => words.join(' '));
const terms = fc.constantFrom(...Object.values(WORDS).flat());
const texts = fc.oneof(
  { arbitrary: unknown, weight: 3 },
  terms,
  terms.map((term) => `made for ${term}`),
);
const activities = fc.record({
  products: fc.array(texts, { maxLength: 5 }),
  description: fc.array(texts, { maxLength: 5 }).map((parts) => parts.join(', ')),
});
type Activity = typeof activities extends fc.Arbitrary<infer T> ? T : never;

function evidenceOf(activity: Partial<Activity>, of = catalogue): readonly Evidence[] {
  const { sectors } = match(of, { company: { name: 'x' }, activity });
  return [...new Set(sectors.flatMap(({ evidence }) => evidence))];
}

const isWeak = ({ kind }: Evidence) => kind === 'weak';
/** In ten-thousandths, as matches are. */
const levelOf = (evidence: readonly Evidence[], code: string) =>
  Math.round(
    joined(
      evidence.filter((item) => item.segment === code && item.counted),
      catalogue.document.matching,
    ) * 10_000,
  );

describe('weak evidence', () => {
  it('comes about in these cases, with known words and without', () => {
    const all = fc.sample(activities, { ...RUNS, numRuns: 300 }).map((activity) => evidenceOf(activity));
    expect(all.filter((evidence) => evidence.some(isWeak)).length).toBeGreaterThan(30);
    expect(all.filter((evidence) => evidence.some(isWeak) && !evidence.every(isWeak)).length).toBeGreaterThan(
      5,
    );
  });

  it.each(LEVELS)('is never missed by a segment for one more product from its %s', (level) => {
    const more = fc.tuple(fc.constantFrom(...CODES), fc.constantFrom(0, 1));
    fc.assert(
      fc.property(activities, more, (activity, [code, at]) => {
        const term = WORDS[code]?.[LEVELS.indexOf(level) * 2 + at] ?? '';
        const [before, after] = [activity, { ...activity, products: [...activity.products, term] }].map(
          (one) => levelOf(evidenceOf(one), code),
        );
        expect(after).toBeGreaterThanOrEqual(before ?? Number.NaN);
      }),
      { ...RUNS, numRuns: 500 },
    );
  });

  it('claims half at most by itself, is one item for each segment, and shows the words as they were received', () => {
    fc.assert(
      fc.property(activities, (activity) => {
        const weak = evidenceOf(activity).filter((item) => item.kind === 'weak');
        expect(new Set(weak.map(({ segment: code }) => code)).size).toBe(weak.length);
        for (const { strength, text, field, start, end, grams } of weak) {
          expect(strength).toBeGreaterThan(0);
          expect(strength).toBeLessThanOrEqual(0.5);
          const received =
            field === '/activity/description'
              ? activity.description
              : activity.products[Number(field.split('/')[3])];
          expect(received?.slice(start, end)).toBe(text);
          for (const { gram } of grams) expect(` ${text} `).toContain(gram);
        }
      }),
      { ...RUNS, numRuns: 300 },
    );
  });

  it('does not hang on the order of products, nor on that of the vocabulary', () => {
    const other = small(true);
    fc.assert(
      fc.property(activities, (activity) => {
        const values = (one: Partial<Activity>, of: CompiledCatalogue) =>
          match(of, { company: { name: 'x' }, activity: one }).sectors.map(
            ({ sector: code, segment: best, value }) => [code, best, value],
          );
        const expected = values(activity, catalogue);
        expect(values({ ...activity, products: [...activity.products].reverse() }, catalogue)).toEqual(
          expected,
        );
        expect(values(activity, other)).toEqual(expected);
      }),
      { ...RUNS, numRuns: 300 },
    );
  });

  it('is nothing in texts without letters', () => {
    const noise = fc.string({
      unit: fc.constantFrom(...' .,;:!?0123456789-+/()\u200B\u3000・、。'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(noise, noise, (description, product) => {
        expect(evidenceOf({ description, products: [product] }, haiDuong())).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a slip of the pen', () => {
  const real = haiDuong();
  /** Long English names with a word of ten letters or more. */
  const names = [
    ...new Set(Object.values(real.document.vocabulary).flatMap(({ en }) => en?.names ?? [])),
  ].filter((name) => /^[a-z]+(?: [a-z]+)*$/.test(name) && name.split(' ').some((word) => word.length >= 10));

  it('in a long word leaves the segments that the name has', () => {
    expect(names.length).toBeGreaterThan(300);
    const cases = fc.record({
      name: fc.constantFrom(...names),
      at: fc.integer({ min: 1, max: 8 }),
      kind: fc.constantFrom('swap', 'drop', 'double'),
    });
    let respelt = 0;
    fc.assert(
      fc.property(cases, ({ name, at, kind }) => {
        const word = name.split(' ').find(({ length }) => length >= 10) ?? '';
        const [head, letter, next, tail] = [
          word.slice(0, at),
          word.charAt(at),
          word.charAt(at + 1),
          word.slice(at + 2),
        ];
        const wrong = {
          swap: head + next + letter + tail,
          drop: head + next + tail,
          double: head + letter + letter + next + tail,
        }[kind];
        const product = name.replace(word, wrong);
        const items = evidenceOf({ products: [product] }, real).filter((item) => item.kind === 'term');
        for (const { text, start, end, readAs, concept } of items) {
          expect(product.slice(start, end)).toBe(text);
          expect(readAs === undefined || readAs.term === concept).toBe(true);
        }
        if (!items.some(({ readAs }) => readAs !== undefined)) return;
        respelt++;
        expect(isSlip(wrong, word) || wrong === word).toBe(true);
        const segments = (all: readonly Evidence[]) =>
          [...new Set(all.map(({ segment: code }) => code))].sort();
        const meant = segments(evidenceOf({ products: [name] }, real));
        expect(meant).toEqual(expect.arrayContaining(segments(items)));
      }),
      { ...RUNS, numRuns: 300 },
    );
    expect(respelt).toBeGreaterThan(200);
  });
});

describe('long hostile texts', () => {
  it.each([
    ['letters', 'x'],
    ['ideographs', '半導'],
    ['slips', 'semicondutor '],
    ['words of no meaning', 'qwertyuiopas '],
    ['commas', 'hydraulics, '],
    ['Hangul', '감속끼'],
  ])('of %s end soon', (_, pattern) => {
    const description = pattern.repeat(20_000 / pattern.length);
    const started = performance.now();
    const evidence = evidenceOf({ description }, haiDuong());
    expect(performance.now() - started).toBeLessThan(2000);
    for (const { strength } of evidence) expect(strength).toBeLessThanOrEqual(1);
  });
});
