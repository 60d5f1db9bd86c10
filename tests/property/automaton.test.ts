import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { automaton } from '../../src/core/match/automaton.ts';
import { RUNS } from '../support/catalogue.ts';

type Hit = readonly [pattern: number, start: number, end: number];

function scanned(patterns: readonly string[], text: string): readonly Hit[] {
  const hits: Hit[] = [];
  automaton(patterns).scan(text, (...hit) => hits.push(hit));
  return sorted(hits);
}

/** Every pattern at every place. */
function naive(patterns: readonly string[], text: string): readonly Hit[] {
  return sorted(
    patterns.flatMap((pattern, number) =>
      Array.from({ length: text.length }, (_, start): Hit => [number, start, start + pattern.length]).filter(
        ([, start]) => text.startsWith(pattern, start),
      ),
    ),
  );
}

function sorted(hits: readonly Hit[]): readonly Hit[] {
  return [...hits].sort((a, b) => a[1] - b[1] || a[2] - b[2] || a[0] - b[0]);
}

/** Few letters make many overlaps; the last one is two UTF-16 units. */
const letters = (alphabet: readonly string[], maxLength: number, minLength = 0) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((units) => units.join(''));

describe('automaton', () => {
  it.each([[['a', 'b']], [['a', 'b', 'c', 'ス', '💡']]])(
    'finds what a search at every place finds, over %j',
    (alphabet) => {
      fc.assert(
        fc.property(
          fc.uniqueArray(letters(alphabet, 6, 1), { maxLength: 12 }),
          letters(alphabet, 60),
          (patterns, text) => {
            expect(scanned(patterns, text)).toEqual(naive(patterns, text));
          },
        ),
        { ...RUNS, numRuns: 500 },
      );
    },
  );

  it('reports a phrase inside another, and one that only its suffix is', () => {
    const patterns = ['he', 'she', 'his', 'hers'];
    expect(scanned(patterns, 'ushers')).toEqual([
      [1, 1, 4],
      [0, 2, 4],
      [3, 2, 6],
    ]);
  });

  it('forgets one text before the next', () => {
    const { scan } = automaton(['ab']);
    const hits: Hit[] = [];
    for (const text of ['a', 'b', 'ab']) scan(text, (...hit) => hits.push(hit));
    expect(hits).toEqual([[0, 0, 2]]);
  });

  it('without patterns finds nothing', () => {
    expect(scanned([], 'anything')).toEqual([]);
  });
});
