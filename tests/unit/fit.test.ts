import { describe, expect, it } from '@jest/globals';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit, FitSector } from '../../src/core/fit-types.ts';
import type { Profile } from '../../src/core/profile.ts';
import { NOTICES } from '../../src/core/texts.ts';
import { AS_OF, haiDuong } from '../support/catalogue.ts';

const catalogue = haiDuong();

type Options = { readonly asOf?: string; readonly includeEstimates?: boolean };

const fitOf = (profile: Profile, options: Options = {}): Fit =>
  fitTo(catalogue, profile, { asOf: AS_OF, ...options });

/** A company without a telling name. */
const lead = (activity: Profile['activity'], rest: Partial<Profile> = {}): Profile => ({
  company: { name: 'Sao Mai' },
  ...rest,
  activity,
});

function sectorOf({ sectors }: Fit, code: string): FitSector {
  const found = sectors.find(({ sector }) => sector === code);
  if (found === undefined) throw new Error(`no sector ${code}`);
  return found;
}

const noticesOf = ({ notices }: Fit, code: string) =>
  notices.filter((notice) => notice.code === code).map(({ values }) => values);

describe('a stationery plant', () => {
  it.each([0, 270_000_000, 20_000_000_000])('fits no sector with USD %d', (capexUsd) => {
    for (const activity of [
      { description: 'Manufacture of stationery and office supplies', products: ['pens', 'notebooks'] },
      { description: 'Nhà máy sản xuất văn phòng phẩm', products: ['văn phòng phẩm', 'bút bi'] },
    ]) {
      const report = fitOf({
        company: { name: 'Deli' },
        activity,
        project: { type: 'greenfield', capexUsd, landHa: 20 },
      });
      expect(report).toMatchObject({ status: 'no_priority_fit', best: null, completeness: 0, reasons: [] });
      expect(report.sectors.map(({ matched, score, grade }) => [matched, score, grade])).toEqual(
        report.sectors.map(() => [false, 0, null]),
      );
    }
  });
});

describe('a maker of phone cover glass under the class of glass', () => {
  it('belongs to supporting industry or electronics, not to building materials', () => {
    const report = fitOf(
      lead({
        description: 'Cover glass for smartphones and watches',
        products: ['phone cover glass'],
        codes: [{ scheme: 'ISIC4', code: '2310' }],
      }),
    );
    expect(report.status).toBe('ranked');
    expect(['supporting-industry', 'electronics']).toContain(report.best?.sector);
    expect(sectorOf(report, 'building-materials').matched).toBe(false);
  });
});

describe('a garment factory', () => {
  const garments = (project: Profile['project'], existingInProvince?: boolean) =>
    fitOf(
      lead(
        { description: 'Garment factory', products: ['garments'] },
        { company: { name: 'Sao Mai', existingInProvince }, project },
      ),
    );

  it('is excluded by S11 when it is new, keeps its score and gets no grade', () => {
    const report = garments({ type: 'greenfield' });
    expect(report).toMatchObject({ status: 'excluded', best: null });
    const sector = sectorOf(report, 'textiles-footwear');
    expect(sector).toMatchObject({
      rank: 1,
      matched: true,
      eligibility: 'excluded',
      grade: null,
      gradeBest: null,
      gradeWorst: null,
    });
    expect(sector.score).toBeGreaterThan(0);
    expect(sector.gates[0]).toMatchObject({
      code: 'existing-projects-only',
      outcome: 'excluded',
      citation: 'S11',
    });
    expect(report.citations).toContain('S11');
  });

  it('is conditional as an expansion until its site is shown, and eligible then, at the same score', () => {
    const [open, shown, silent] = [
      garments({ type: 'expansion' }),
      garments({ type: 'expansion' }, true),
      garments({}),
    ];
    expect(sectorOf(open, 'textiles-footwear')).toMatchObject({
      eligibility: 'conditional',
      gates: [{ missing: ['/company/existingInProvince'] }, { outcome: 'pass' }],
    });
    expect(sectorOf(silent, 'textiles-footwear').gates[0]?.missing).toEqual([
      '/project/type',
      '/company/existingInProvince',
    ]);
    expect(sectorOf(shown, 'textiles-footwear').eligibility).toBe('eligible');
    for (const report of [open, shown, silent]) {
      expect(report.status).toBe('ranked');
      expect(report.best?.score).toBe(sectorOf(garments({ type: 'greenfield' }), 'textiles-footwear').score);
    }
  });
});

describe('a bare class that joins chips, boards, displays and parts', () => {
  it('is possible for several sectors and certain of none', () => {
    const report = fitOf(lead({ codes: [{ scheme: 'VSIC2025', code: '2619' }] }));
    const matched = report.sectors.filter((sector) => sector.matched);
    expect(report.status).toBe('ranked');
    expect(matched.length).toBeGreaterThanOrEqual(2);
    for (const { match, contributions } of matched) {
      expect(match.value).toBeGreaterThanOrEqual(0.3);
      expect(match.value).toBeLessThan(0.5);
      expect(contributions[0]?.reason.code).toBe('sector-match.possible');
    }
  });
});

describe('the status', () => {
  it.each<[string, Profile['activity']]>([
    ['no_priority_fit', { codes: [{ scheme: 'ISIC4', code: '0111' }] }],
    ['no_priority_fit', { description: 'We offer IT consulting services' }],
    ['no_priority_fit', { products: ['ballpoint pens'] }],
    ['insufficient_data', {}],
    ['insufficient_data', { description: '???' }],
    ['insufficient_data', { description: 'We do not produce sensors.' }],
    ['ranked', { segments: ['sensors'] }],
    ['excluded', { segments: ['leather-footwear'] }],
  ])('is %s for %j', (status, activity) => {
    const project = { type: 'greenfield' };
    expect(fitOf(lead(activity, { project })).status).toBe(status);
  });

  it('does not turn on facts of the project', () => {
    const bare = fitOf(lead({ segments: ['sensors'] }));
    expect(bare).toMatchObject({ status: 'ranked', best: { sector: 'electronics', segment: 'sensors' } });
    expect(bare.completeness).toBe(sectorOf(bare, 'electronics').completeness);
  });
});

describe('a declared segment', () => {
  it('counts once however often, and for the second sector that it serves less', () => {
    const once = fitOf(lead({ segments: ['circuit-boards'] }));
    const twice = fitOf(lead({ segments: ['circuit-boards', 'circuit-boards'] }));
    expect(sectorOf(once, 'supporting-industry').match.value).toBe(0.9);
    expect(sectorOf(twice, 'supporting-industry').match.value).toBe(0.9);
    expect(sectorOf(once, 'electronics').match.value).toBeLessThan(0.9);
    expect(sectorOf(once, 'electronics')).toMatchObject({ matched: true, segment: 'circuit-boards' });
  });
});

describe('a reason', () => {
  const codeOf = (project: Profile['project']) =>
    sectorOf(fitOf(lead({ segments: ['sensors'] }, { project })), 'electronics').contributions.find(
      ({ criterion }) => criterion === 'localisation',
    )?.reason;

  it('is that nothing is known only while nothing is', () => {
    expect(codeOf({})).toEqual({ code: 'localisation.unknown', quantities: [null, null] });
    expect(codeOf({ localisationShareCommitted: 0.7 })).toEqual({
      code: 'localisation.partly_known',
      quantities: [0.7, null],
    });
  });

  it('follows the value', () => {
    const rates = (today: number, committed: number) =>
      codeOf({ localisationShare: today, localisationShareCommitted: committed })?.code;
    expect([rates(0.7, 0.7), rates(0.4, 0.3), rates(0, 0)]).toEqual([
      'localisation.strong',
      'localisation.fair',
      'localisation.weak',
    ]);
  });
});

describe('the order of the report', () => {
  it('puts eligible sectors first, then excluded ones, then those that are not matched', () => {
    const report = fitOf(
      lead({ segments: ['textiles-garments', 'sensors'] }, { project: { type: 'greenfield' } }),
    );
    expect(report.status).toBe('ranked');
    expect(report.sectors.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(
      report.sectors.slice(0, 3).map(({ sector, eligibility, matched }) => [sector, eligibility, matched]),
    ).toEqual([
      ['electronics', 'eligible', true],
      ['textiles-footwear', 'excluded', true],
      [expect.any(String), expect.any(String), false],
    ]);
    for (const { score, low, high, contributions } of report.sectors.slice(2)) {
      expect([score, low, high, contributions]).toEqual([0, 0, 0, []]);
    }
  });
});

describe('notices', () => {
  const SENSORS = { segments: ['sensors'] };
  const seen = new Set<string>();
  const told = (profile: Profile, code: string, options?: Options) => {
    const report = fitOf(profile, options);
    for (const notice of report.notices) seen.add(notice.code);
    return noticesOf(report, code);
  };

  it('tell of the succession of the territory from its day on', () => {
    expect(told(lead(SENSORS), 'territory_succeeded', { asOf: '2025-06-30' })).toEqual([]);
    expect(told(lead(SENSORS), 'territory_succeeded', { asOf: '2025-07-01' })).toEqual([['2025-07-01']]);
  });

  it('tell of a national line that was cut, and of a code of no sector', () => {
    expect(told(lead({ codes: [{ scheme: 'HS2022', code: '8542.31.90' }] }), 'code_cut')).toEqual([
      ['HS2022', '854231'],
    ]);
    expect(told(lead({ codes: [{ scheme: 'HS2022', code: '8542.31' }] }), 'code_cut')).toEqual([]);
    expect(told(lead({ codes: [{ scheme: 'ISIC4', code: 'A0111' }] }), 'code_outside')).toEqual([
      ['ISIC4', '0111'],
    ]);
  });

  it('tell of a precise code that the words contradict, and only then', () => {
    const codes = [{ scheme: 'HS2022' as const, code: '854231' }];
    expect(told(lead({ products: ['cement'], codes }), 'code_text_conflict')).toEqual([
      ['HS2022', '854231', 'integrated-circuits', 'building-materials'],
    ]);
    expect(told(lead({ products: ['integrated circuits'], codes }), 'code_text_conflict')).toEqual([]);
    expect(told(lead({ codes }), 'code_text_conflict')).toEqual([]);
  });

  it('tell of facts that are too old, and of estimates that were left out', () => {
    const capexUsd = '/project/capexUsd';
    const aged = lead(SENSORS, { project: { capexUsd: 5 }, facts: { [capexUsd]: { asOf: '2024-01-14' } } });
    expect(told(aged, 'fact_aged', { asOf: '2026-01-14' })).toEqual([]);
    expect(told(aged, 'fact_aged', { asOf: '2026-01-15' })).toEqual([[capexUsd]]);
    const guess = lead(SENSORS, { project: { capexUsd: 5 }, facts: { [capexUsd]: { method: 'estimated' } } });
    expect(told(guess, 'fact_estimated')).toEqual([]);
    expect(told(guess, 'fact_estimated', { includeEstimates: false })).toEqual([[capexUsd]]);
  });

  it('tell of a localisation rate that is to fall', () => {
    const rates = (today: number, committed: number) =>
      told(
        lead(SENSORS, { project: { localisationShare: today, localisationShareCommitted: committed } }),
        'localisation_falls',
      );
    expect(rates(0.5, 0.3)).toEqual([[0.5, 0.3]]);
    expect(rates(0.5, 0.5)).toEqual([]);
  });

  it('tell of an activity that is not making', () => {
    expect(told(lead({ description: 'Wholesale trading of furniture' }), 'other_activity')).toEqual([
      ['trade'],
    ]);
  });

  it('tell of words that name an industry outside every sector', () => {
    expect(told(lead({ products: ['ballpoint pen', 'bakery products'] }), 'words_outside')).toContainEqual([
      'bakery products',
    ]);
  });

  it('tell of documents that were not in force on the as-of date', () => {
    const at = (asOf: string) => told(lead({ segments: ['sensors'] }), 'citation_not_in_force', { asOf });
    expect(at('2022-01-01')).toEqual([['PARK2025']]);
    expect(at('2026-01-01')).toEqual([]);
  });

  it('tell of an order that weights and unknown facts may turn', () => {
    const rival = ['home-appliances', 'precision-products'];
    expect(told(lead({ segments: rival }), 'order_not_robust')).toEqual([[expect.any(Number)]]);
    expect(told(lead(SENSORS), 'order_not_robust')).toEqual([]);
  });

  it('are all of these', () => {
    expect([...seen].sort()).toEqual(Object.keys(NOTICES).sort());
  });
});
