import { describe, expect, it } from '@jest/globals';
import { at, facts } from '../../src/core/facts.ts';
import type { FactNote, Profile } from '../../src/core/profile.ts';
import { READ_FACTS } from '../support/catalogue.ts';

const CAPEX = '/project/capexUsd';
const DECLARED = READ_FACTS.map((fact) => ({ ...fact, maxAgeMonths: 24 }));

type Options = { readonly asOf?: string; readonly includeEstimates?: boolean };

function state(note: FactNote, { asOf = '2026-01-15', includeEstimates = true }: Options = {}) {
  const profile: Profile = { company: { name: 'x' }, project: { capexUsd: 5 }, facts: { [CAPEX]: note } };
  return facts(profile, DECLARED, { asOf, includeEstimates })(CAPEX);
}

const KNOWN = { state: 'known', value: 5 };
const AGED = { state: 'unknown', why: 'aged' };

describe('facts', () => {
  it('knows a plain value without a note, zero and false too', () => {
    const profile = { company: { name: 'x' }, project: { capexUsd: 0, rndCentrePlanned: false } };
    const known = facts(profile, DECLARED, { asOf: '2026-01-15', includeEstimates: true });
    expect(known(CAPEX)).toEqual({ state: 'known', value: 0 });
    expect(known('/project/rndCentrePlanned')).toEqual({ state: 'known', value: false });
    expect(known('/project/landHa')).toEqual({ state: 'unknown', why: 'absent' });
    expect(known('/activity/supplyChainRole')).toEqual({ state: 'unknown', why: 'absent' });
  });

  it.each([
    ['2024-01-15', '2026-01-15', KNOWN],
    ['2024-01-15', '2026-01-16', AGED],
    ['2024-01-14', '2026-01-15', AGED],
    ['2023-12-01', '2025-12-01', KNOWN],
    ['2023-12-01', '2025-12-02', AGED],
    ['2024-02-29', '2026-02-28', KNOWN],
    ['2024-02-29', '2026-03-01', AGED],
    ['2022-12-31', '2024-12-31', KNOWN],
    ['2022-12-31', '2025-01-01', AGED],
  ])('reads a fact of %s, good for 24 months, on %s', (noted, asOf, expected) => {
    expect(state({ asOf: noted }, { asOf })).toEqual(expected);
  });

  it('keeps a fact of a date that its month does not have to the end of that month', () => {
    const declared = [{ ...READ_FACTS[0], maxAgeMonths: 1 }] as typeof DECLARED;
    const profile = {
      company: { name: 'x' },
      project: { capexUsd: 5 },
      facts: { [CAPEX]: { asOf: '2025-01-31' } },
    };
    const on = (asOf: string) => facts(profile, declared, { asOf, includeEstimates: true })(CAPEX).state;
    expect([on('2025-02-28'), on('2025-03-01')]).toEqual(['known', 'unknown']);
  });

  it('never ages a fact without a date, or one that may be of any age', () => {
    expect(state({ method: 'stated' }, { asOf: '2999-01-01' })).toEqual(KNOWN);
    const profile = {
      company: { name: 'x' },
      project: { capexUsd: 5 },
      facts: { [CAPEX]: { asOf: '1999-01-01' } },
    };
    expect(facts(profile, READ_FACTS, { asOf: '2026-01-15', includeEstimates: true })(CAPEX)).toEqual(KNOWN);
  });

  it('leaves estimates out only where that is asked for', () => {
    expect(state({ method: 'estimated' })).toEqual(KNOWN);
    expect(state({ method: 'estimated' }, { includeEstimates: false })).toEqual({
      state: 'unknown',
      why: 'estimate',
    });
    expect(state({ method: 'judged' }, { includeEstimates: false })).toEqual(KNOWN);
  });

  it('tells what does not apply from what is not told', () => {
    expect(state({ status: 'not_applicable' })).toEqual({ state: 'not_applicable' });
    expect(state({ status: 'cannot_provide' })).toEqual({ state: 'unknown', why: 'cannot_provide' });
    expect(state({ status: 'unknown' })).toEqual({ state: 'unknown', why: 'absent' });
    expect(state({ status: 'known' })).toEqual(KNOWN);
  });

  it('holds a note on sales by market for every market without a note of its own', () => {
    const markets = '/project/salesShareByMarket';
    const profile: Profile = {
      company: { name: 'x' },
      project: { salesShareByMarket: { EU: 0.2, JP: 0.3 } },
      facts: { [markets]: { asOf: '2020-01-01' }, [`${markets}/JP`]: { asOf: '2025-12-01' } },
    };
    const known = facts(profile, DECLARED, { asOf: '2026-01-15', includeEstimates: true });
    expect(known(`${markets}/EU`)).toEqual(AGED);
    expect(known(`${markets}/JP`)).toEqual({ state: 'known', value: 0.3 });
  });

  it('takes no note on a fact that is not asked for', () => {
    const profile: Profile = {
      company: { name: 'x' },
      project: { capexUsd: 5 },
      facts: { '/project/nothing': { status: 'not_applicable' }, '/company/name': { asOf: '1999-01-01' } },
    };
    expect(facts(profile, DECLARED, { asOf: '2026-01-15', includeEstimates: true })(CAPEX)).toEqual(KNOWN);
  });
});

describe('at', () => {
  it('never reads a prototype', () => {
    const profile = { company: { name: 'x' }, list: [1] };
    for (const pointer of [
      '/__proto__',
      '/constructor',
      '/company/toString',
      '/company/name/length',
      '/list/map',
    ]) {
      expect(at(profile, pointer)).toBeUndefined();
    }
    expect(at(profile, '/list/0')).toBe(1);
  });
});
