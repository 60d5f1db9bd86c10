import { describe, expect, it } from '@jest/globals';
import type { Contender } from '../../bench/measure.ts';
import { contender, measure, median } from '../../bench/measure.ts';
import { against, informing } from '../../bench/row.ts';
import { kilobyteTexts } from '../../bench/texts.ts';
import { haiDuong } from '../support/catalogue.ts';

describe('measuring', () => {
  it('runs all side by side, each first in turn, and counts no warm-up', async () => {
    const order: string[] = [];
    const named = (name: string): Contender => contender(() => order.push(name));
    const [a, b] = [named('a'), named('b')];
    await measure([a, b], { rounds: 2, warmUp: 1 });
    expect(order.join('')).toBe('abbaab');
    expect([a.times, b.times]).toEqual([
      [4, 5],
      [3, 6],
    ]);
  });

  it('takes the middle of the rounds', () => {
    const run = () => 0;
    expect(median({ run, times: [9, 1, 5] })).toBe(5);
    expect(median({ run, times: [9, 1, 5, 6] })).toBe(5.5);
    expect(median({ run, times: [] })).toBeNaN();
  });
});

describe('a row', () => {
  const row = informing('row', 12.34567, 'us');

  it('informs, to four digits', () => {
    expect(row).toEqual({
      name: 'row',
      value: 12.35,
      unit: 'us',
      reference: null,
      ratio: null,
      target: null,
      holds: true,
    });
  });

  it('holds where the reference takes as many times longer as the target says', () => {
    const ten = informing('row', 10, 'us');
    expect(against(ten, 100, 10)).toMatchObject({ reference: 100, ratio: 10, target: 10, holds: true });
    expect(against(ten, 99, 10)).toMatchObject({ ratio: 9.9, holds: false });
    expect(against(ten, 5, null)).toMatchObject({ ratio: 0.5, target: null, holds: true });
  });
});

describe('texts of 1 KB', () => {
  it('are as many in every language, full, and break no character', () => {
    const texts = kilobyteTexts(haiDuong().document, 3);
    expect(texts).toHaveLength(15);
    expect(new Set(texts).size).toBe(15);
    for (const text of texts) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024);
      expect(Buffer.byteLength(text)).toBeGreaterThan(1020);
      expect(text).not.toContain('\uFFFD');
    }
  });

  it('are asked for in vain where the leads do not suffice', () => {
    expect(() => kilobyteTexts(haiDuong().document, 1000)).toThrow('too few leads in "en"');
  });
});
