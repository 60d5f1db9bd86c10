import { describe, expect, it } from '@jest/globals';
import type { CodeScheme } from '../../src/core/match/code-scheme.ts';
import { CODE_SCHEMES, normaliseCode } from '../../src/core/match/code-scheme.ts';

const read = (scheme: CodeScheme, text: string) => {
  const result = normaliseCode(scheme, text);
  return 'fault' in result ? result.fault : result.code;
};

describe('normaliseCode', () => {
  it.each<[CodeScheme, string, string]>([
    ['HS2022', '8542.31', '854231'],
    ['HS2022', 'HS 8542.31', '854231'],
    ['HS2022', 'HS code: 8542 31', '854231'],
    ['HS2022', 'HS 2022 8542', '8542'],
    ['HS2022', 'mã HS 8542', '8542'],
    ['HS2022', 'HS코드 8542', '8542'],
    ['HS2022', 'HSコード８５４２．３１', '854231'],
    ['HS2022', 'HS编码：8542-31', '854231'],
    ['ISIC4', 'C2610', '2610'],
    ['ISIC4', 'c 26.10 ', '2610'],
    ['ISIC4', 'ISIC Rev.4: C2610', '2610'],
    ['ISIC4', 'ISIC Rev. 4 2610', '2610'],
    ['ISIC4', 'ISIC4 26', '26'],
    ['ISIC4', 'mã ngành 2610', '2610'],
    ['ISIC5', 'V9900', '9900'],
    ['VSIC2018', 'VSIC 2018 26100', '26100'],
    ['VSIC2025', 'Mã ngành VSIC 2025: C2619', '2619'],
    ['NACE2', 'NACE 26.11', '2611'],
    ['NACE2.1', 'NACE Rev. 2.1 26.11', '2611'],
    ['NAICS2017', 'NAICS 334413', '334413'],
    ['NAICS2022', 'NAICS 2022: 334413', '334413'],
  ])('reads %s "%s" as %s', (scheme, text, code) => {
    expect(normaliseCode(scheme, text)).toEqual({ code, cut: false });
  });

  it.each(['85423190', '8542.31.900', '8542.31.00.10', '854231001012'])(
    'cuts the national HS line %s to six digits and says so',
    (text) => {
      expect(normaliseCode('HS2022', text)).toEqual({ code: '854231', cut: true });
    },
  );

  it.each<[CodeScheme, string]>([
    ['HS2022', '9'],
    ['HS2022', '854'],
    ['HS2022', '85423'],
    ['HS2022', '8542319'],
    ['HS2022', '8542310010123'],
    ['ISIC4', '2'],
    ['ISIC4', 'C'],
    ['ISIC4', '26100'],
    ['NACE2', '26111'],
    ['VSIC2018', '261001'],
    ['NAICS2022', '3344131'],
  ])('refuses %s "%s" for its length', (scheme, text) => {
    expect(read(scheme, text)).toBe('wrong_length');
  });

  it('never takes a code that lost its leading zero for another one', () => {
    expect(read('NACE2', '1.11')).toBe('wrong_length');
    expect(read('HS2022', '101.21')).toBe('wrong_length');
  });

  it('never takes a run of divisions for a code', () => {
    expect(read('NAICS2022', '31-33')).toBe('wrong_length');
    expect(read('ISIC4', 'C10-33')).toBe('wrong_length');
  });

  it('refuses divisions and chapters that the scheme does not have', () => {
    expect(read('ISIC4', '4510')).toBe('4510');
    expect(read('ISIC5', '4510')).toBe('impossible');
    expect(read('NACE2.1', '45.10')).toBe('impossible');
    expect(read('ISIC4', '0410')).toBe('impossible');
    expect(read('HS2022', '7701')).toBe('impossible');
    expect(read('HS2022', '98')).toBe('impossible');
    expect(read('HS2022', '00')).toBe('impossible');
    expect(read('NAICS2022', '3')).toBe('wrong_length');
    expect(read('NAICS2022', '573110')).toBe('impossible');
  });

  it('holds a section letter to its division, version by version', () => {
    expect(read('ISIC4', 'D2610')).toBe('impossible');
    expect(read('ISIC4', 'J6110')).toBe('6110');
    expect(read('ISIC5', 'J6110')).toBe('impossible');
    expect(read('VSIC2025', 'K6110')).toBe('6110');
  });

  it('refuses a label that names another scheme or version', () => {
    expect(read('ISIC4', 'NACE 26.11')).toBe('unreadable');
    expect(read('ISIC4', 'ISIC Rev. 5 2619')).toBe('unreadable');
    expect(read('NACE2', 'NACE Rev. 2.1 26.11')).toBe('unreadable');
    expect(read('NACE2.1', 'NACE Rev. 2 26.11')).toBe('unreadable');
    expect(read('VSIC2018', 'VSIC 2025 26')).toBe('unreadable');
    expect(read('HS2022', 'HS 2017 85')).toBe('unreadable');
  });

  it.each(['', '   ', 'HS', 'HS 2022', 'chips', 'C8542', '8542; 8541', '8542 (chips)', '8542٣١', '1e6'])(
    'finds no HS code in "%s"',
    (text) => {
      expect(read('HS2022', text)).toBe('unreadable');
    },
  );

  it('reads its own answer back unchanged', () => {
    const changed = CODE_SCHEMES.flatMap((scheme) =>
      Array.from({ length: 10_000 }, (_, number) => read(scheme, String(number).padStart(4, '0')))
        .filter((code) => /^\d/.test(code))
        .filter((code) => read(scheme, code) !== code),
    );
    expect(changed).toEqual([]);
  });

  it('answers at once however long or strange the text is', () => {
    const texts = ['8', ' ', '.', '-', 'code', 'C ', '26.', '\uFDFA', '1e'].flatMap((part) => [
      part.repeat(40).slice(0, 40),
      part.repeat(50_000),
    ]);
    const started = process.hrtime.bigint();
    for (const scheme of CODE_SCHEMES)
      for (const text of texts) expect(read(scheme, text)).not.toMatch(/^\d/);
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(500);
  });
});
