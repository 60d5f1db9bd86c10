import { describe, expect, it } from '@jest/globals';
import { catalogueWarnings } from '../../src/catalogue/warnings.ts';
import type { CatalogueDocument } from '../../src/core/catalogue.ts';

const warnings = (vocabulary: CatalogueDocument['vocabulary']): readonly string[] =>
  catalogueWarnings({ vocabulary }).map(({ path, message }) => `${path.join('/')}: ${message}`);

describe('warnings about a vocabulary', () => {
  it('says nothing of terms that mean one thing', () =>
    expect(
      warnings({
        sensors: {
          en: { names: ['temperature sensor'] },
          vi: { names: ['cảm biến'] },
          ja: { names: ['光電センサー'] },
        },
      }),
    ).toEqual([]));

  it('names a term that folds to an everyday word of another language', () =>
    expect(warnings({ lamps: { ko: { names: ['LED'] }, en: { names: ['van'] } } })).toEqual([
      'vocabulary/lamps/en/names/0: "van" (en) reads as the common word "van" in vi',
      'vocabulary/lamps/ko/names/0: "LED" (ko) reads as the common word "led" in en',
    ]));

  it('names short Latin terms and single Vietnamese syllables, and no foreign word or CJK term', () =>
    expect(
      warnings({
        chips: {
          en: { names: ['IC'] },
          vi: { names: ['chíp', 'transistor', 'vi mạch'] },
          zh: { names: ['芯片'] },
        },
      }),
    ).toEqual([
      'vocabulary/chips/en/names/0: "IC" (en) has fewer than three letters',
      'vocabulary/chips/vi/names/0: "chíp" (vi) is one syllable',
    ]));

  it('names one spelling that speaks for different segments in two languages', () =>
    expect(
      warnings({
        'textiles-garments': { ja: { names: ['手袋'] } },
        'leather-footwear': { zh: { names: ['手袋'] }, ja: { also: ['手袋'] } },
      }),
    ).toEqual([
      'vocabulary/leather-footwear/zh/names/0: "手袋" is a term of textiles-garments (ja) and of leather-footwear (zh)',
    ]));
});
