import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fit as fitTo } from '../../src/core/fit.ts';
import { render } from '../../src/core/render.ts';
import { AS_OF, haiDuong, RUNS } from '../support/catalogue.ts';

const catalogue = haiDuong();
/** The longest description, product and name that the contract takes. */
const [DESCRIPTION, PRODUCT, NAME] = [20_000, 500, 300];

const filled = (pattern: string, length: number) =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

const PATTERNS = [
  'a',
  ' ',
  '.',
  ', ',
  '\u200B',
  'e\u0301',
  '\u0301',
  'ﾞ',
  'ー',
  'アアアー',
  '\u1100',
  '🤖',
  '\uD800',
  'sensor ',
  'sensors for cars ',
  'not a trader, ',
  'no manufacturing of sensors, ',
  'formerly made sensors and ',
  'machine for making chips for ',
  'nhà máy sản xuất linh kiện ',
  'センサー製造',
  'ガラスではない',
  '半导体设备零部件',
  '반도체 장비 부품 ',
  '1,2.3,4.',
  '((((',
  '8542.31 ',
];

describe('the longest texts that are taken', () => {
  it.each(PATTERNS)('end with a sound report when they repeat %j', (pattern) => {
    const profile = {
      company: { name: filled(pattern, NAME) },
      activity: {
        description: filled(pattern, DESCRIPTION),
        products: [filled(pattern, PRODUCT)],
      },
    };
    const report = fitTo(catalogue, profile, { asOf: AS_OF });
    expect(report.sectors).toHaveLength(catalogue.document.sectors.length);
    for (const { match, score } of report.sectors) {
      expect(match.value).toBeGreaterThanOrEqual(0);
      expect(match.value).toBeLessThanOrEqual(1);
      expect(score).toBeLessThanOrEqual(100);
      expect(match.evidence.length).toBeLessThanOrEqual(100);
    }
    expect(render(report, catalogue, 'vi').sectors).toHaveLength(report.sectors.length);
  });

  it('end when 200 products of 500 characters come at once', () => {
    const products = Array.from({ length: 200 }, (_, index) => filled(`sensor ${index} for cars, `, PRODUCT));
    const report = fitTo(catalogue, { company: { name: 'x' }, activity: { products } }, { asOf: AS_OF });
    expect(report.status).toBe('ranked');
  });
});

describe('evidence', () => {
  it('points at its words in what was received, whatever stands around and inside them', () => {
    const pieces = fc.constantFrom(
      'temperature sensor',
      'sen\u200Bsor',
      'cảm biến',
      'ca\u0309m bie\u0302\u0301n',
      'bo mạch',
      'ｾﾝｻｰ',
      '半\u2060導体',
      'ＰＣＢ',
      '반도체',
      '🤖',
      ' ',
      ', ',
      '。',
      '\u202E',
      'ß',
    );
    const texts = fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const report = fitTo(
          catalogue,
          { company: { name: 'x' }, activity: { description: text } },
          { asOf: AS_OF },
        );
        for (const item of report.sectors.flatMap(({ match }) => match.evidence)) {
          if (item.kind !== 'term') continue;
          expect(item.start).toBeLessThan(item.end);
          expect(item.end).toBeLessThanOrEqual(text.length);
          expect(text.slice(item.start, item.end).replace(/\p{Cf}/gu, '')).toBe(item.text);
          expect(item.text).toBe(item.text.trim());
        }
      }),
      RUNS,
    );
  });

  it.each([
    ['temp\u200Berature sen\u00ADsors', 'temperature sensors'],
    ['\u202Etemperature\u202C sensors', 'temperature sensors'],
    ['ca\u0309m bie\u0302\u0301n', 'cảm biến'],
    ['半\u200B導\uFEFF体', '半導体'],
    ['반\u2060도체', '반도체'],
    ['ｾﾝｻｰ', 'センサー'],
    ['传\u200D感器', '传感器'],
  ])('is found in %j as in %j', (disguised, plain) => {
    const values = (description: string) =>
      fitTo(catalogue, { company: { name: 'x' }, activity: { description } }, { asOf: AS_OF }).sectors.map(
        ({ sector, match }) => [sector, match.value],
      );
    expect(values(disguised)).toEqual(values(plain));
    expect(values(plain).some(([, value]) => Number(value) > 0.3)).toBe(true);
  });

  it.each([
    ['nha may san xuat cam bien nhiet do', 'nhà máy sản xuất cảm biến nhiệt độ'],
    ['cong ty san xuat bo mach dien tu', 'công ty sản xuất bo mạch điện tử'],
    ['cong ty det may va giay da', 'công ty dệt may và giày da'],
  ])('reads "%s" as "%s"', (unmarked, marked) => {
    const best = (description: string) =>
      fitTo(catalogue, { company: { name: 'x' }, activity: { description } }, { asOf: AS_OF }).sectors[0];
    expect(best(unmarked)?.match.value).toBeGreaterThan(0.5);
    expect(best(unmarked)?.sector).toBe(best(marked)?.sector);
  });
});
