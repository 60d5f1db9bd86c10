import { describe, expect, it } from '@jest/globals';
import { bm25, tokens } from '../../scripts/eval/baselines/bm25.ts';
import { sectorClaims } from '../../scripts/eval/baselines/segments.ts';
import { atBestThreshold } from '../../scripts/eval/baselines/threshold.ts';
import { titlesOnly } from '../../scripts/eval/baselines/titles.ts';
import { sector, segment, synthetic } from '../support/catalogue.ts';
import { labelled } from '../support/labelled.ts';

const named = (en: string, vi: string) => ({ name: { en, vi } });

const document = synthetic({
  sectors: [
    { ...sector('devices', {}), ...named('Devices and gauges', 'Thiết bị') },
    { ...sector('parts', {}), ...named('Parts', 'Linh kiện') },
  ],
  segments: [
    {
      ...segment('sensors', 'devices'),
      ...named('Temperature sensors', 'Cảm biến nhiệt độ'),
      wording: 'cảm biến',
    },
    { ...segment('boards', 'parts', 'devices'), ...named('Boards', 'Bo mạch'), wording: 'bo mạch, sensors' },
  ],
  vocabulary: {
    sensors: { en: { names: ['sensor'], related: ['sensor board'] } },
    boards: { en: { hints: ['circuit'] }, vi: { also: ['board'] } },
  },
});

const scores = (claims: readonly { readonly sector: string; readonly value: number }[]) =>
  Object.fromEntries(claims.map(({ sector: code, value }) => [code, value]));

describe('titles only', () => {
  const read = titlesOnly(document);
  const claimed = (text: string) => scores(read(text));

  it('scores the characters that titles cover, in the singular and without marks too', () => {
    expect(claimed('One temperature sensor')).toEqual({ devices: 'temperature sensor'.length });
    expect(claimed('cam bien nhiet do')).toEqual({ devices: 'cam bien nhiet do'.length });
    expect(claimed('Gauges; gauges, devices')).toEqual({ devices: 'gaugesgaugesdevices'.length });
  });

  it('lets the longest title win and reads whole words', () => {
    expect(claimed('Temperature sensors')).toEqual({ devices: 'temperature sensors'.length });
    expect(claimed('Sensors')).toEqual({ parts: 7, devices: expect.closeTo(4.9, 12) });
    expect(claimed('biosensors and dashboards')).toEqual({});
  });

  it('gives the second sector of a segment its part', () => {
    expect(claimed('bo mạch')).toEqual({ parts: 7, devices: expect.closeTo(4.9, 12) });
  });
});

describe('BM25', () => {
  const read = bm25(document);

  it('cuts words, and every two characters of scripts without spaces', () => {
    expect(tokens('Bo mạch LEDモジュール, 水')).toEqual([
      'bo',
      'mach',
      'led',
      'モジ',
      'ジュ',
      'ュー',
      'ール',
      '水',
    ]);
  });

  it('scores as worked by hand', () => {
    // Documents: sensor ×2, board (3 words) and circuit, board (2 words); 2.5 on average.
    const sensor = (Math.log(2) * 2 * 2.2) / (2 + 1.2 * (0.25 + (0.75 * 3) / 2.5));
    expect(scores(read('a sensor'))).toEqual({ devices: expect.closeTo(sensor, 12) });
    const inSensors = (Math.log(1.2) * 2.2) / (1 + 1.2 * (0.25 + (0.75 * 3) / 2.5));
    const inBoards = (Math.log(1.2) * 2.2) / (1 + 1.2 * (0.25 + (0.75 * 2) / 2.5));
    expect(scores(read('board'))).toEqual({
      parts: expect.closeTo(inBoards, 12),
      devices: expect.closeTo(Math.max(inSensors, 0.7 * inBoards), 12),
    });
  });

  it('counts every occurrence in the text', () => {
    expect(scores(read('sensor sensor')).devices).toBeCloseTo(2 * (scores(read('sensor')).devices ?? 0), 12);
  });

  it('claims nothing of words that no segment has', () => {
    expect(read('biscuits 비스킷')).toEqual([]);
  });
});

describe('the claims of a baseline', () => {
  it('take the best segment of each sector, the second one at its part', () => {
    const claims = sectorClaims(
      document,
      new Map([
        ['sensors', 0.5],
        ['boards', 1],
      ]),
    );
    expect(scores(claims)).toEqual({ devices: 0.7, parts: 1 });
  });

  const scored = (sectorCode: string, ...values: readonly (readonly [string, number])[]) => ({
    row: labelled(`${sectorCode}-${values.join('-')}`, sectorCode),
    claims: values.map(([code, value]) => ({ sector: code, value })),
  });

  it('stand above the threshold at which most rows are right, the lowest such one', () => {
    // Right above 0: two rows; above 1 and above 3: three; above 2 and above 4: two.
    const rows = [
      scored('none', ['a', 1]),
      scored('a', ['a', 2], ['b', 0.5]),
      scored('none', ['b', 3]),
      scored('a', ['b', 1], ['a', 4]),
    ];
    const { threshold, judged } = atBestThreshold(rows);
    expect(threshold).toBe(1);
    expect(judged.map(({ got }) => got)).toEqual(['none', 'a', 'b', 'a']);
  });

  it('may all be given up', () => {
    const rows = [scored('none', ['a', 1]), scored('none', ['a', 7]), scored('a', ['b', 3])];
    expect(atBestThreshold(rows).judged.map(({ got }) => got)).toEqual(['none', 'none', 'none']);
  });

  it('keep only what lies above it in the first three', () => {
    const rows = [
      scored('none', ['a', 2]),
      scored('none', ['a', 2]),
      scored('a', ['b', 3], ['a', 2]),
      scored('b', ['b', 3]),
    ];
    const { threshold, judged } = atBestThreshold(rows);
    expect(threshold).toBe(2);
    expect(judged.map(({ inTop3 }) => inTop3)).toEqual([true, true, false, true]);
  });
});
