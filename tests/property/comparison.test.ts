import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeBetween, exactOf, gapBetween, sectorOf } from '../../src/core/comparison/comparison.ts';
import { factChanges } from '../../src/core/comparison/fact-changes.ts';
import { renderChange, renderGap } from '../../src/core/comparison/render.ts';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import { E4 } from '../../src/core/reading.ts';
import { haiDuong, profiles, RUNS } from '../support/catalogue.ts';

/** The catalogue as it comes, and as another version that weighs and codes otherwise. */
let catalogues: readonly CompiledCatalogue[];
beforeAll(() => {
  const compiled = haiDuong();
  const { document } = compiled;
  const [first, ...others] = document.sectors;
  if (first === undefined) throw new Error('a catalogue without sectors');
  const scoring = { ...document.scoring, base: 30 };
  catalogues = [
    compiled,
    // The vocabulary stays as it is, so that nothing has to be compiled again.
    {
      ...compiled,
      document: { ...document, version: 99, scoring, sectors: [...others, { ...first, code: 'other' }] },
    },
  ];
}, 60_000);

/** A report as kept by whatever engine: its numbers need not be those of today's. */
const kept = fc.record({
  profile: profiles,
  version: fc.constantFrom(0, 1),
  asOf: fc.constantFrom('2025-06-01', '2026-01-15', '2028-01-15'),
  more: fc.constantFrom(0, 0, 0.0001, 1.2345),
});

function reportOf({ profile, version, asOf, more }: typeof kept extends fc.Arbitrary<infer T> ? T : never) {
  const catalogue = catalogues[version] ?? haiDuong();
  const report = fitTo(catalogue, profile, { asOf, robustness: false });
  const sectors = report.sectors.map((found) => ({
    ...found,
    exactScore: found.exactScore + (found.matched ? more : 0),
    contributions: found.contributions.map((part, index) =>
      index === 0 ? { ...part, points: part.points + more } : part,
    ),
  }));
  return { profile, catalogue, report: { ...report, sectors } };
}

/** Of one version or both, or of none. */
const sectors = fc.constantFrom('electronics', 'chips', 'supporting-industry', 'textiles-footwear', 'other');

/** Ten-thousandths of the numbers of an answer. */
const sum = (numbers: readonly number[]): number =>
  numbers.reduce((all, number) => all + Math.round(number * E4), 0);

describe('two reports', () => {
  it('differ by parts that sum exactly to the difference, in any sector', () => {
    fc.assert(
      fc.property(kept, kept, sectors, (a, b, code) => {
        const [first, second] = [reportOf(a), reportOf(b)];
        const [from, to] = [first, second].map(({ report }) => exactOf(sectorOf(report, code)));
        const change = changeBetween(first, second, code);
        const { parts, difference, criteria } = renderChange(change, { first, second, sector: code }, 'vi');
        expect(Math.round(difference * E4)).toBe((to ?? 0) - (from ?? 0));
        expect(sum(parts.map(({ points }) => points))).toBe((to ?? 0) - (from ?? 0));
        expect(sum(criteria.map((part) => part.difference))).toBe(change.parts.facts);
      }),
      { ...RUNS, numRuns: 40 },
    );
  });

  it('stand apart by criteria that sum exactly to the gap, and by its opposite the other way round', () => {
    fc.assert(
      fc.property(kept, kept, sectors, (a, b, code) => {
        const [first, second] = [reportOf(a), reportOf(b)];
        const compared = { first, second, sector: code };
        const { difference, criteria } = renderGap(gapBetween(first, second, code), compared, 'en');
        expect(sum(criteria.map((part) => part.difference))).toBe(Math.round(difference * E4));
        const back = gapBetween(second, first, code);
        expect(
          sum(criteria.map((part) => part.difference)) +
            sum(back.map((part) => (part.first - part.second) / E4)),
        ).toBe(0);
      }),
      { ...RUNS, numRuns: 40 },
    );
  });

  it('with the same facts, catalogue and day differ by nothing', () => {
    fc.assert(
      fc.property(kept, sectors, (made, code) => {
        const report = reportOf(made);
        expect(Object.values(changeBetween(report, report, code).parts)).toEqual([0, 0, 0, 0]);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });
});

describe('changed facts', () => {
  it('are the same both ways, with from and to exchanged', () => {
    fc.assert(
      fc.property(profiles, profiles, (a, b) => {
        const turned = factChanges(b, a).map(({ pointer, from, to }) => ({ pointer, from: to, to: from }));
        expect(turned).toEqual(factChanges(a, b));
        expect(factChanges(a, a)).toEqual([]);
      }),
      RUNS,
    );
  });
});
