import { describe, expect, it } from '@jest/globals';
import { readCatalogue } from '../../src/catalogue/read.ts';
import type { Language, Texts } from '../../src/core/catalogue.ts';
import { compile } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Fit, FitContribution, FitSector, Notice } from '../../src/core/fit-types.ts';
import type { GateOutcome } from '../../src/core/gates.ts';
import type { Evidence } from '../../src/core/match/evidence.ts';
import type { Why } from '../../src/core/match/mention.ts';
import type { Profile } from '../../src/core/profile.ts';
import type { Quantity } from '../../src/core/reading.ts';
import { render } from '../../src/core/render.ts';
import { ACTIVITIES, MATCH_REASONS, NOTICES, WHYS } from '../../src/core/texts.ts';
import { AS_OF } from '../support/catalogue.ts';

// Words are not what is rendered: without them the catalogue compiles at once.
const catalogue = compile({ ...readCatalogue(), vocabulary: {} });
const { document } = catalogue;

/** Every reason that the matcher can give; the compiler keeps it complete. */
const ALL_WHYS = {
  excluded_reading: true,
  negated: true,
  former: true,
  application: true,
  customer: true,
  wanted: true,
  modifier: true,
  material: true,
  other_activity: true,
  out_of_focus: true,
  repeated: true,
  weaker_code: true,
  disputed: true,
  resemblance: true,
} as const satisfies Record<Why, true>;

const base = fitTo(
  catalogue,
  { company: { name: 'Sao Mai' }, activity: { segments: ['sensors'] } },
  { asOf: AS_OF },
);

/** The report with one sector of these parts alone. */
function reportOf(parts: Partial<FitSector>, notices: readonly Notice[] = []): Fit {
  const [sector] = base.sectors;
  if (sector === undefined) throw new Error('no sector');
  return { ...base, sectors: [{ ...sector, ...parts }], notices, reasons: [] };
}

/** Every sentence of every criterion, once with all its quantities and once with none known. */
function contributions(): readonly FitContribution[] {
  const [some] = base.sectors[0]?.contributions ?? [];
  if (some === undefined) throw new Error('no contribution');
  const all = document.criteria.flatMap(({ code, reasons, unknown, readings }) =>
    [...reasons, unknown].flatMap((band) => [
      { criterion: code, code: band.code, quantities: readings.map((): Quantity => 12.5) },
      { criterion: code, code: band.code, quantities: readings.map((): Quantity => null) },
      { criterion: code, code: band.code, quantities: readings.map((): Quantity => true) },
    ]),
  );
  const match = Object.keys(MATCH_REASONS).map((code) => ({
    criterion: 'sector-match',
    code,
    quantities: ['sensors', 0.9],
  }));
  return [...all, ...match].map(({ criterion, code, quantities }) => ({
    ...some,
    criterion,
    reason: { code, quantities },
  }));
}

const gates: readonly GateOutcome[] = document.gates.flatMap(({ code, citation, needs, conditions }) =>
  (['pass', 'conditional', 'excluded'] as const).map((outcome) => ({
    code,
    outcome,
    citation,
    missing: [...needs, ...conditions.map(({ fact }) => fact)],
  })),
);

const evidence = Object.keys(ALL_WHYS).map(
  (why): Evidence => ({
    kind: 'declared',
    field: '/activity/segments/0',
    segment: 'sensors',
    strength: 0.9,
    counted: false,
    why: why as Why,
  }),
);

const notices: readonly Notice[] = [
  { code: 'territory_succeeded', values: ['2025-07-01'] },
  { code: 'citation_not_in_force', values: ['PARK2025'] },
  { code: 'words_outside', values: ['bakery'] },
  { code: 'code_cut', values: ['HS2022', '854231'] },
  { code: 'code_outside', values: ['ISIC4', '0111'] },
  { code: 'code_text_conflict', values: ['HS2022', '854231', 'integrated-circuits', 'building-materials'] },
  { code: 'localisation_falls', values: [0.5, 0.25] },
  { code: 'order_not_robust', values: [0.582] },
  ...document.facts.flatMap(({ pointer }) => [
    { code: 'fact_aged', values: [pointer] },
    { code: 'fact_estimated', values: [pointer] },
  ]),
  ...Object.keys(document.matching.activities).map((activity) => ({
    code: 'other_activity',
    values: [activity],
  })),
];

/** All sentences and names of a rendered report. */
function sentences(language: Language): readonly string[] {
  const rendered = render(
    reportOf(
      {
        contributions: contributions(),
        gates,
        match: { value: 0.9, weighing: { joined: 0.9, prominence: 1, inside: 1 }, evidence },
      },
      notices,
    ),
    catalogue,
    language,
  );
  const [sector] = rendered.sectors;
  return [
    ...rendered.sectors.map(({ name }) => name),
    ...(sector?.contributions ?? []).map(({ reason }) => reason.text),
    ...(sector?.gates ?? []).map(({ text }) => text),
    ...(sector?.match.evidence ?? []).flatMap(({ why }) => why ?? []),
    ...rendered.notices.map(({ text }) => text),
  ];
}

const ENGLISH =
  /\b(?:the|of|and|is|are|was|were|not|with|from|for|by|unknown|known|yes|region|share|project|trade|only|less|more|services?|logistics|education|telecom|media|sports|public|other|professional)\b/i;
const MARKED = /[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i;

describe('render', () => {
  it('covers every notice, and every activity of the catalogue by name', () => {
    expect([...new Set(notices.map(({ code }) => code))].sort()).toEqual(Object.keys(NOTICES).sort());
    expect(Object.keys(WHYS).sort()).toEqual(Object.keys(ALL_WHYS).sort());
    const cues = Object.values(document.cues).flatMap(({ activities }) => Object.keys(activities));
    const named = new Set([...Object.keys(document.matching.activities), ...cues]);
    expect([...named].filter((activity) => !Object.hasOwn(ACTIVITIES, activity))).toEqual([]);
  });

  it.each(['vi', 'en'] as const)('leaves no place open and no code bare in %s', (language) => {
    for (const text of sentences(language)) {
      expect(text).not.toMatch(/[{}]|\bundefined\b|\bnull\b|NaN|\/(?:project|company|activity)\//);
      // A sentence may begin with its quantity.
      expect(text).toMatch(/^(?:[\p{Lu}\d]|unknown|chưa rõ|yes|có)/u);
      expect(text).not.toMatch(/_/);
    }
  });

  it('writes Vietnamese without English words, and English without Vietnamese ones', () => {
    for (const text of sentences('vi')) {
      expect(text).not.toMatch(ENGLISH);
      expect(text).toMatch(MARKED);
    }
    for (const text of sentences('en').filter((sentence) => !sentence.includes('Hải'))) {
      expect(text).not.toMatch(MARKED);
    }
  });

  it('says something else in each language', () => {
    const [vi, en] = [sentences('vi'), sentences('en')];
    expect(vi).toHaveLength(en.length);
    expect(vi.filter((text, index) => text === en[index])).toEqual([]);
  });

  it('says the same of names and questions of the catalogue', () => {
    const all: readonly Texts[] = [
      document.title,
      ...document.pillars.map(({ name }) => name),
      ...document.facts.flatMap(({ name, question }) => [name, question]),
      ...document.criteria.map(({ name }) => name),
      ...document.sectors.map(({ name }) => name),
      ...document.segments.map(({ name }) => name),
      ...Object.values(document.citations).map(({ text }) => text),
    ];
    for (const { vi, en } of all) {
      expect(vi).toMatch(MARKED);
      expect(vi).not.toMatch(ENGLISH);
      expect(en).not.toBe(vi);
    }
  });

  it('fills numbers in as each language writes them', () => {
    const [part] = contributions();
    if (part === undefined) throw new Error('no contribution');
    const say = (code: string, quantities: readonly Quantity[], language: Language) =>
      render(reportOf({ contributions: [{ ...part, reason: { code, quantities } }] }), catalogue, language)
        .sectors[0]?.contributions[0]?.reason.text;
    expect(say('capital-per-hectare.above', [12_900_000], 'en')).toContain('USD 12,900,000');
    expect(say('capital-per-hectare.above', [12_900_000], 'vi')).toContain('12.900.000 USD');
    expect(say('demanding-markets.strong', [0.805], 'vi')).toContain('80,5%');
    expect(say('research-and-development.fair', [0.02, false], 'en')).toContain('2%');
    expect(say('research-and-development.fair', [0.02, false], 'vi')).toContain('không');
    expect(say('sector-match.sure', ['sensors', 0.9], 'vi')).toContain('Cảm biến');
    expect(say('wage.high', [null], 'vi')).toContain('chưa rõ');
  });

  it.each<[string, Profile['project'], Profile['facts']]>([
    ['engineers-and-it', { engineerShare: 0.5 }, {}],
    ['demanding-markets', { salesShareByMarket: { EU: 0.5, JP: 0.3 } }, {}],
    ['capital-per-hectare', { capexUsd: 5_000_000, landHa: 0 }, {}],
    ['wage', {}, { '/project/averageMonthlyWageUsd': { status: 'not_applicable' } }],
  ])('never calls unknown what %s counts as known', (code, project, notes) => {
    const report = fitTo(
      catalogue,
      { company: { name: 'Sao Mai' }, activity: { segments: ['sensors'] }, project, facts: notes },
      { asOf: AS_OF },
    );
    for (const language of ['vi', 'en'] as const) {
      const [sector] = render(report, catalogue, language).sectors;
      const part = sector?.contributions.find(({ criterion }) => criterion === code);
      expect(part?.assumed).toBe(false);
      expect(part?.reason.text).not.toMatch(/unknown|chưa rõ/);
    }
  });

  it('dates the succession and names what is missing', () => {
    const rendered = (language: Language) =>
      render(reportOf({ gates }, notices.slice(0, 1)), catalogue, language);
    expect(rendered('vi').notices[0]?.text).toContain('01/07/2025');
    expect(rendered('en').notices[0]?.text).toContain('1 July 2025');
    const conditional = rendered('vi').sectors[0]?.gates.find(({ outcome }) => outcome === 'conditional');
    expect(conditional?.text).toContain('loại dự án, đã có nhà máy trong tỉnh');
  });

  it('changes no number and no order', () => {
    const rendered = render(base, catalogue, 'vi');
    expect(rendered.sectors.map(({ sector, exactScore, rank }) => [sector, exactScore, rank])).toEqual(
      base.sectors.map(({ sector, exactScore, rank }) => [sector, exactScore, rank]),
    );
    expect(render(base, catalogue, 'vi')).toEqual(rendered);
  });
});
