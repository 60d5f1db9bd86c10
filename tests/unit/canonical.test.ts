import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../src/core/canonical.ts';
import { RUNS } from '../support/catalogue.ts';

describe('canonicalJson', () => {
  it('sorts keys at every depth, keeps the order of lists and leaves undefined members out', () => {
    expect(canonicalJson({ b: [3, 1, { z: 1, a: 'ế' }], a: null, c: undefined })).toBe(
      '{"a":null,"b":[3,1,{"a":"ế","z":1}]}',
    );
    expect(canonicalJson([undefined, 1])).toBe('[null,1]');
  });

  it('is read back by JSON as what went in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      RUNS,
    );
  });

  it('gives equal bytes whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
      RUNS,
    );
  });
});
