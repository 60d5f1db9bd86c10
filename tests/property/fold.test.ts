import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, foldTerm } from '../../src/core/match/fold.ts';
import { RUNS } from '../support/catalogue.ts';

const WORDS = [
  'cảm biến nhiệt độ',
  'đường ống',
  'ガラス',
  'センサー',
  'バッテリー',
  '半導体',
  '반도체',
  '인쇄회로기판',
  '传感器',
  'Wärmetauscher',
  'Ångström',
  'straße',
  'łożysko',
  'PCB',
  'ＰＣＢ',
  'ﾊﾟﾜｰ',
  'motor đồng bộ, kW',
  '① ﬁlm',
  '𠮷野',
  '🤖 robot',
];
/** Zero width, bidirectional and other controls without a shape of their own. */
const INVISIBLE = [
  '\u200B',
  '\u200C',
  '\u200D',
  '\u2060',
  '\uFEFF',
  '\u00AD',
  '\u202E',
  '\u202C',
  '\u2066',
  '\u2069',
  '\u061C',
];

const words = fc.constantFrom(...WORDS);
/** Anything at all: texts of our languages, any unit of UTF-16, marks and invisible characters. */
const texts = fc
  .array(
    fc.oneof(
      words,
      fc.constantFrom(
        ...INVISIBLE,
        ' ',
        '\n',
        ',',
        '、',
        '。',
        '.',
        '\u0301',
        '\u0323',
        '\u3099',
        'ﾞ',
        '\u1161',
        '\0',
      ),
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** A word and the same with invisible characters between its characters, each with its marks. */
const disguised = fc
  .tuple(words, fc.array(fc.constantFrom(...INVISIBLE), { minLength: 1, maxLength: 40 }))
  .map(([word, invisible]) => ({
    word,
    disguise: [...new Intl.Segmenter().segment(word)]
      .map(({ segment }, index) => segment + (invisible[index % invisible.length] ?? ''))
      .join(''),
  }));

describe('fold', () => {
  it.each([
    ['Cảm biến ĐỘ ẨM', 'cam bien do am'],
    ['ガラス', 'ガラス'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['ﾊﾟﾜｰ半導体', 'パワ半導体'],
    ['センサー', 'センサ'],
    ['キー', 'キー'],
    ['ＰＣＢ　ｂｏａｒｄ', 'pcb board'],
    ['printed-circuit  board', 'printed circuit board'],
    ['Straße, Łódź, Ærø', 'strasse,lodz,aero'],
    ['半 導 体', '半導体'],
    ['반도체 장비', '반도체장비'],
    ['3.5 kW. Fast', '3 5 kw.fast'],
    ['  a ,, b .  ', 'a,b.'],
    ['', ''],
  ])('reads "%s" as "%s"', (received, folded) => {
    expect(fold(received).text).toBe(folded);
  });

  it('keeps glass and crow apart', () => {
    expect(fold('ガラス').text).not.toBe(fold('カラス').text);
    expect(fold('バス').text).not.toBe(fold('パス').text);
  });

  it('reads decomposed text as composed text', () => {
    fc.assert(
      fc.property(words, (word) => {
        expect(fold(word.normalize('NFD')).text).toBe(fold(word).text);
        expect(fold(word.normalize('NFC')).text).toBe(fold(word).text);
      }),
      RUNS,
    );
  });

  it('reads Vietnamese typed without marks as Vietnamese', () => {
    const bare = 'dong bo, cam bien nhiet do, duong ong';
    expect(fold('đồng bộ, cảm biến nhiệt độ, đường ống').text).toBe(fold(bare).text);
  });

  it('sees through invisible characters inside a word', () => {
    fc.assert(
      fc.property(disguised, ({ word, disguise }) => {
        expect(fold(disguise).text).toBe(fold(word).text);
      }),
      RUNS,
    );
  });

  it('sees through invisible characters inside a number', () => {
    expect(fold('3\u200B.\u200B5 kW').text).toBe(fold('3.5 kW').text);
  });

  it('sees through an invisible character between a letter and its mark', () => {
    for (const word of ['cảm biến', 'センサ', 'ガラス', '반도체']) {
      const hidden = [...word.normalize('NFD')].join('\u200B');
      expect(fold(hidden).text).toBe(fold(word).text);
    }
  });

  it('points every unit of its text into the received text, never backwards', () => {
    fc.assert(
      fc.property(texts, (received) => {
        const { text, offsets } = fold(received);
        expect(offsets).toHaveLength(text.length + 1);
        expect(offsets.at(-1)).toBe(received.length);
        for (const [index, offset] of offsets.entries()) {
          expect(Number.isInteger(offset)).toBe(true);
          expect(offset).toBeGreaterThanOrEqual(offsets[index - 1] ?? 0);
          expect(offset).toBeLessThanOrEqual(received.length);
        }
      }),
      { ...RUNS, numRuns: 500 },
    );
  });

  it('points at the character that a folded one came from', () => {
    const received = 'センサー、Ô tô điện: ＥＶ, ｶﾞﾗｽ';
    const { text, offsets } = fold(received);
    const from = (piece: string) => {
      const start = text.indexOf(piece);
      return received.slice(offsets[start], offsets[start + piece.length]);
    };
    expect(['センサ', 'dien', 'ev', 'ガラス'].map(from)).toEqual(['センサー', 'điện', 'ＥＶ', 'ｶﾞﾗｽ']);
  });

  it('leaves lower-case letters and digits with single separators, and folds no further', () => {
    fc.assert(
      fc.property(texts, (received) => {
        const { text } = fold(received);
        expect(text).toMatch(/^(?:[\p{L}\p{N}]|[ ,.](?![ ,.]))*$/u);
        expect(text).not.toMatch(/^[ ,.]/);
        expect(text.toLowerCase()).toBe(text);
      }),
      { ...RUNS, numRuns: 500 },
    );
  });
});

describe('foldTerm', () => {
  it('has no separators at its ends', () => {
    expect(foldTerm(' (Rev.4), "sensor". ')).toBe('rev 4.sensor');
    expect(foldTerm('...')).toBe('');
  });
});
