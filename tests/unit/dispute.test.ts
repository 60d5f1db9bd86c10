import { describe, expect, it } from '@jest/globals';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Profile } from '../../src/core/profile.ts';
import { haiDuong } from '../support/catalogue.ts';

const catalogue = haiDuong();
const CERAMIC_TILES = { scheme: 'HS2022', code: '690721' } as const;

function sectorsOf(activity: NonNullable<Profile['activity']>) {
  const { sectors } = fitTo(catalogue, { company: { name: 'Sao Mai' }, activity }, { asOf: '2026-11-23' });
  return new Map(sectors.map(({ sector, match }) => [sector, match]));
}

function codeOf(activity: NonNullable<Profile['activity']>) {
  const { evidence = [] } = sectorsOf(activity).get('building-materials') ?? {};
  return evidence.find(({ kind }) => kind === 'code');
}

describe('a code that no word supports', () => {
  it('yields to products of another sector, and says so', () => {
    const activity = { products: ['knitted gloves'], codes: [CERAMIC_TILES] };
    const found = sectorsOf(activity);
    expect(found.get('textiles-footwear')?.value).toBeGreaterThan(
      found.get('building-materials')?.value ?? 1,
    );
    expect(codeOf(activity)).toMatchObject({ counted: true, why: 'disputed' });
  });

  it('stands as it is where a word supports it or no product is named', () => {
    const alone = codeOf({ codes: [CERAMIC_TILES] });
    const supported = codeOf({ products: ['knitted gloves', 'ceramic floor tiles'], codes: [CERAMIC_TILES] });
    expect(alone?.why).toBeNull();
    expect(supported?.why).toBeNull();
    expect(supported?.strength).toBe(alone?.strength);
  });
});

describe('a match of 0.95 or more', () => {
  it('needs a precise code beside the words, and no other sector that disputes it', () => {
    const words = { products: ['ceramic floor tiles', 'porcelain tiles', 'roof tiles'] };
    const value = (activity: NonNullable<Profile['activity']>): number =>
      sectorsOf(activity).get('building-materials')?.value ?? 0;
    expect(value(words)).toBeLessThanOrEqual(0.94);
    expect(value({ ...words, codes: [CERAMIC_TILES] })).toBeGreaterThanOrEqual(0.95);
    const contested = { products: [...words.products, 'knitted gloves'], codes: [CERAMIC_TILES] };
    expect(value(contested)).toBeLessThanOrEqual(0.94);
  });
});
