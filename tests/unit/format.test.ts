import { describe, expect, it } from '@jest/globals';
import { fill, formatDate, formatNumber, formatQuantity } from '../../src/core/format.ts';

describe('formatNumber', () => {
  it.each([
    [0, 0, '0', '0'],
    [999, 0, '999', '999'],
    [1000, 0, '1,000', '1.000'],
    [12_900_000, 0, '12,900,000', '12.900.000'],
    [1234.56, 1, '1,234.6', '1.234,6'],
    [0.05, 1, '0.1', '0,1'],
    [1.005, 2, '1.01', '1,01'],
    [2.5, 0, '3', '3'],
    [7, 1, '7', '7'],
    [0.04, 1, '0', '0'],
    [-1234.5, 1, '−1,234.5', '−1.234,5'],
    [-0.01, 1, '0', '0'],
    [999_999.96, 1, '1,000,000', '1.000.000'],
  ])('writes %d with at most %d decimals as %s and %s', (number, decimals, en, vi) => {
    expect(formatNumber(number, decimals, 'en')).toBe(en);
    expect(formatNumber(number, decimals, 'vi')).toBe(vi);
  });
});

describe('formatQuantity', () => {
  it.each([
    [null, 'usd', 'unknown', 'chưa rõ'],
    [true, 'none', 'yes', 'có'],
    [false, 'none', 'no', 'không'],
    [8_000_000, 'usd', 'USD 8,000,000', '8.000.000 USD'],
    [450, 'usd_per_month', 'USD 450', '450 USD'],
    [0.125, 'share', '12.5%', '12,5%'],
    [0.9, 'percent', '90%', '90%'],
    [1, 'share', '100%', '100%'],
    [80, 'jobs', '80', '80'],
    [79.96, 'ha', '80', '80'],
    [1430.4, 'm3_per_day', '1,430', '1.430'],
    ['tier1', 'none', 'tier1', 'tier1'],
  ] as const)('shows %p in %s as %s and %s', (quantity, shown, en, vi) => {
    expect(formatQuantity(quantity, shown, 'en')).toBe(en);
    expect(formatQuantity(quantity, shown, 'vi')).toBe(vi);
  });
});

describe('formatDate', () => {
  it.each([
    ['2025-07-01', '1 July 2025', '01/07/2025'],
    ['2026-12-31', '31 December 2026', '31/12/2026'],
    ['2024-02-29', '29 February 2024', '29/02/2024'],
  ])('writes %s as %s and %s', (iso, en, vi) => {
    expect(formatDate(iso, 'en')).toBe(en);
    expect(formatDate(iso, 'vi')).toBe(vi);
  });
});

describe('fill', () => {
  it('fills places by number and name, and leaves unknown ones', () => {
    expect(fill('{1} and {missing}, {1}; {2}', { 1: 'a', missing: 'b' })).toBe('a and b, a; {2}');
  });

  it('takes what it fills in as it is', () => {
    expect(fill('{1}', { 1: '{2} $& $1', 2: 'x' })).toBe('{2} $& $1');
    expect(fill('{toString}', {})).toBe('{toString}');
  });
});
