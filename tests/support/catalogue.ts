import fc from 'fast-check';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { HAZARDOUS_PROCESSES } from '../../src/contract/profile.ts';
import type {
  CatalogueDocument,
  Criterion,
  Cues,
  Curve,
  Fact,
  Reading,
  Sector,
  Segment,
  TermLanguage,
  Terms,
} from '../../src/core/catalogue.ts';
import { TERM_LANGUAGES } from '../../src/core/catalogue.ts';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { compile } from '../../src/core/compile.ts';
import type { CodeScheme } from '../../src/core/match/code-scheme.ts';
import { CODE_SCHEMES } from '../../src/core/match/code-scheme.ts';
import type { Profile } from '../../src/core/profile.ts';
import { PRODUCT_GRADES, PROJECT_TYPES, SUPPLY_CHAIN_ROLES } from '../../src/core/profile.ts';

/** Property tests draw the same cases on every run; a failure is repeated by running it again. */
export const RUNS = { seed: 20_250_701, numRuns: 80 };

export const AS_OF = '2026-01-15';

let read: CompiledCatalogue | undefined;

/** The catalogue that comes with the project; reading it takes seconds, so a test file shares one. */
export function haiDuong(): CompiledCatalogue {
  read ??= compile(readCatalogue());
  return read;
}

// Synthetic catalogues

const NOTHING = { before: [], after: [] };
const NO_CUES: Cues = {
  making: [],
  activities: {},
  negation: NOTHING,
  former: NOTHING,
  application: NOTHING,
  customers: NOTHING,
  focus: NOTHING,
  intent: NOTHING,
  heads: { part: [], equipment: [], material: [] },
};

function forEach<K extends string, V>(keys: readonly K[], value: V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Readonly<Record<K, V>>;
}

const texts = (text: string) => ({ vi: text, en: text });

/** A sector without gates. */
export function sector(code: string, weights: Readonly<Record<string, number>>): Sector {
  return { code, name: texts(code), tier: 'core', citations: [], gates: [], weights };
}

/** A segment of high technology with priority now. */
export function segment(code: string, sectorCode: string, secondarySector?: string): Segment {
  return {
    code,
    sector: sectorCode,
    secondarySector,
    name: texts(code),
    wording: code,
    citation: 'S1',
    tier: 'core',
    stage: 'now',
    technology: 'high',
  };
}

export function criterion(code: string, readings: readonly Reading[]): Criterion {
  return {
    code,
    name: texts(code),
    pillar: 'P1',
    citation: null,
    directions: {},
    readings,
    reasons: [{ code: `${code}.any`, from: 0, ...texts('{1}') }],
    unknown: { code: `${code}.unknown`, ...texts('?') },
  };
}

/** What a synthetic catalogue is made of; everything else in it is empty. */
export type Parts = {
  readonly sectors: readonly Sector[];
  readonly segments: readonly Segment[];
  readonly criteria?: readonly Criterion[];
  readonly facts?: readonly Fact[];
  readonly base?: number;
  readonly vocabulary?: Readonly<Record<string, Readonly<Partial<Record<TermLanguage, Terms>>>>>;
  readonly cues?: Partial<Cues>;
  readonly codes?: Partial<CatalogueDocument['codes']>;
};

/** A small catalogue in the shape of a real one; English is the only language with cues. */
export function synthetic(parts: Parts): CatalogueDocument {
  return {
    code: 'synthetic',
    version: 1,
    title: texts('Synthetic'),
    validFrom: '2021-01-01',
    validTo: '2030-12-31',
    territory: { name: texts('province'), timeZone: 'Asia/Ho_Chi_Minh', successor: null },
    pillars: [],
    citations: {},
    scoring: {
      base: parts.base ?? 50,
      grades: [
        { grade: 'A', from: 75 },
        { grade: 'B', from: 60 },
        { grade: 'C', from: 40 },
        { grade: 'D', from: 0 },
      ],
    },
    matching: {
      floor: 0.3,
      ceiling: 0.97,
      secondaryFactor: 0.7,
      strengths: { names: 0.85, related: 0.55, hints: 0.25, declared: 0.9 },
      fields: { product: 1, description: 0.9, name: 0.5 },
      contexts: {
        negated: 0,
        former: 0,
        application: 0.3,
        customer: 0.1,
        wanted: 0.15,
        modifier: 0.3,
        unknownHead: 0.6,
        material: 0.4,
        outOfFocus: 0.35,
      },
      weighing: {
        outsideTerm: 0.6,
        outsideCode: 0.65,
        unknownProducts: 0.5,
        onlyApplication: 0.6,
        notMaking: 0.3,
        makingToo: 0.9,
        prominence: 0.5,
        doubtFrom: 0.35,
        doubtSlope: 2.5,
        doubtLeast: 0.1,
      },
      activities: { trade: 0.3 },
    },
    facts: parts.facts ?? [],
    criteria: parts.criteria ?? [],
    gates: [],
    sectors: parts.sectors,
    segments: parts.segments,
    codes: { ...forEach(CODE_SCHEMES, {}), ...parts.codes },
    vocabulary: parts.vocabulary ?? {},
    cues: { ...forEach(TERM_LANGUAGES, NO_CUES), en: { ...NO_CUES, ...parts.cues } },
    outside: forEach(TERM_LANGUAGES, {}),
  };
}

// Arbitrary value models

/** Facts that arbitrary readings read; land may be nothing. */
export const READ_FACTS: readonly Fact[] = [
  fact('/project/capexUsd', 'usd', 100),
  fact('/project/landHa', 'ha', 100),
  fact('/project/engineerShare', 'share', 1),
  fact('/project/itShare', 'share', 1),
  fact('/project/productGrade', 'none'),
  fact('/project/customersInVietnam', 'count', 10),
  fact('/project/salesShareByMarket', 'share', 1),
];

function fact(pointer: string, unit: Fact['unit'], max?: number): Fact {
  const range = max === undefined ? {} : { min: 0, max };
  return { pointer, name: texts(pointer), question: texts(pointer), unit, actor: 'investor', ...range };
}

const hundredth = fc.integer({ min: 0, max: 100 }).map((value) => value / 100);

/** Any curve over 0 to `max`, falling and rising as it likes. */
function curves(max: number): fc.Arbitrary<Curve> {
  const x = fc.integer({ min: -10, max: 110 }).map((percent) => (percent * max) / 100);
  return fc
    .uniqueArray(fc.tuple(x, hundredth), { minLength: 1, maxLength: 5, selector: ([at]) => at })
    .map((points) => [...points].sort(([a], [b]) => a - b));
}

const common = { share: fc.constant(100), assumed: hundredth, notApplicable: hundredth };

/** A reading of any kind, with any curve or table. */
export const readings: fc.Arbitrary<Reading> = fc.oneof(
  fc.record({
    ...common,
    kind: fc.constant('number' as const),
    fact: fc.constant('/project/capexUsd'),
    curve: curves(100),
  }),
  fc.record({
    ...common,
    kind: fc.constant('ratio' as const),
    fact: fc.constant('/project/capexUsd'),
    per: fc.constant('/project/landHa'),
    curve: curves(20),
  }),
  fc.record({
    ...common,
    kind: fc.constant('sum' as const),
    facts: fc.constant(['/project/engineerShare', '/project/itShare']),
    curve: curves(2),
  }),
  fc.record({
    ...common,
    kind: fc.constant('markets' as const),
    fact: fc.constant('/project/salesShareByMarket'),
    markets: fc.subarray(['EU', 'US', 'JP', 'VN'], { minLength: 1 }),
    curve: curves(1),
  }),
  fc.record({
    ...common,
    kind: fc.constant('count' as const),
    fact: fc.constant('/project/customersInVietnam'),
    curve: curves(10),
  }),
  fc.record({
    ...common,
    kind: fc.constant('category' as const),
    fact: fc.constant('/project/productGrade'),
    table: fc.record({ commodity: hundredth, standard: hundredth, high_end: hundredth }),
  }),
  fc.record({
    ...common,
    kind: fc.constant('segment' as const),
    attribute: fc.constantFrom('stage' as const, 'technology' as const),
    table: fc.record({ now: hundredth, high: hundredth }),
  }),
);

/** Up to six criteria of one or two readings, with whole weights that sum to 100. */
export const models = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), readings, fc.option(readings)), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((criteria) =>
    fc.record({
      base: fc.integer({ min: 0, max: 100 }),
      match: fc.integer({ min: 0, max: 10_000 }),
      shares: fc.constant(criteria),
    }),
  )
  .map(({ base, match, shares }) => {
    const criteria = shares.map(([, first, second], index) =>
      criterion(
        `c${index}`,
        second === null
          ? [first]
          : [
              { ...first, share: 60 },
              { ...second, share: 40 },
            ],
      ),
    );
    const total = shares.reduce((sum, [weight]) => sum + weight, 0);
    const weights = shares.map(([weight]) => Math.floor((weight * 100) / total));
    const left = 100 - weights.reduce((sum, weight) => sum + weight, 0);
    const entries = weights.map((weight, index) => [`c${index}`, index === 0 ? weight + left : weight]);
    return {
      base,
      match,
      criteria,
      sector: sector('s', Object.fromEntries(entries)),
      segment: segment('g', 's'),
    };
  });

// Arbitrary profiles

/** Four decimals, so that shares add up as people mean them. */
const share = fc.integer({ min: 0, max: 10_000 }).map((value) => value / 10_000);

/** Parts of 100 %, some of it unnamed. */
const salesShareByMarket = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }),
    fc.subarray(['EU', 'US', 'JP', 'VN', 'other']),
  )
  .map(([parts, named]) => {
    const total = Math.max(
      1,
      parts.reduce((sum, part) => sum + part, 0),
    );
    const shares = parts.map((part) => Math.floor((part * 1000) / total) / 1000);
    return Object.fromEntries(named.map((market, index) => [market, shares[index] ?? 0]));
  });

/** What every scored fact of a project may be, zero above all. */
export const PROJECT_FACTS = {
  type: fc.constantFrom(...PROJECT_TYPES),
  capexUsd: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 500_000_000 })),
  landHa: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 600 }).map((value) => value / 10),
  ),
  jobs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
  engineerShare: share,
  itShare: share,
  averageMonthlyWageUsd: fc.integer({ min: 0, max: 2_000 }),
  rndShareOfRevenue: fc.oneof(
    share,
    fc.integer({ min: 0, max: 100 }).map((value) => value / 1000),
  ),
  rndCentrePlanned: fc.boolean(),
  productGrade: fc.constantFrom(...PRODUCT_GRADES),
  localisationShare: share,
  localisationShareCommitted: share,
  salesShareByMarket,
  plannedLocalSuppliers: fc.integer({ min: 0, max: 60 }),
  customersInVietnam: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 5 }),
  trainingCommitment: fc.boolean(),
  waterM3PerDay: fc.integer({ min: 0, max: 20_000 }),
  hazardousProcesses: fc.subarray([...HAZARDOUS_PROCESSES]),
};

export type ProjectFact = keyof typeof PROJECT_FACTS;
export const PROJECT_FACT_NAMES = Object.keys(PROJECT_FACTS) as readonly ProjectFact[];

const projects = fc.record(PROJECT_FACTS, { requiredKeys: [] });

/** Notes that fit any project: on what it states a method or a date, on the rest why it is missing. */
function notesFor(project: Readonly<Record<string, unknown>>): fc.Arbitrary<Profile['facts']> {
  const stated = fc.oneof(
    fc.record({ method: fc.constantFrom('stated' as const, 'public' as const, 'estimated' as const) }),
    fc.record({ asOf: fc.constantFrom('2023-05-01', '2025-05-01') }),
  );
  const missing = fc.record({
    status: fc.constantFrom('unknown' as const, 'cannot_provide' as const, 'not_applicable' as const),
  });
  const notes = PROJECT_FACT_NAMES.map((name) => [
    `/project/${name}`,
    Object.hasOwn(project, name) ? stated : missing,
  ]);
  return fc
    .record(Object.fromEntries(notes), { requiredKeys: [] })
    .map((found) => found as NonNullable<Profile['facts']>);
}

const CODES: readonly (readonly [CodeScheme, string])[] = [
  ['HS2022', '8534'],
  ['HS2022', '8542.31'],
  ['VSIC2025', '2619'],
  ['ISIC4', 'C1410'],
  ['NAICS2022', '334413'],
  ['ISIC5', '0111'],
];

const WORDS = [
  'temperature sensor',
  'PCB',
  'giày da',
  'xi măng',
  '半導体',
  'ガラス',
  '반도체',
  '汽车零部件',
  'retailer of furniture',
  'not a trader',
  'for cars',
  'rice',
  'machine',
  '🤖',
];

/** Profiles as people send them: little or much of everything, in several languages. */
export const profiles: fc.Arbitrary<Profile> = projects.chain((project) =>
  fc.record(
    {
      company: fc.record(
        {
          name: fc.constantFrom('Sao Mai', 'Dệt may Hoà Bình', '日本電子株式会社', 'Acme Trading'),
          existingInProvince: fc.boolean(),
        },
        { requiredKeys: ['name'] },
      ),
      activity: fc.record(
        {
          description: fc
            .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
            .map((words) => words.join(', ')),
          products: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }),
          codes: fc.array(
            fc.constantFrom(...CODES).map(([scheme, code]) => ({ scheme, code })),
            { maxLength: 3 },
          ),
          segments: fc.subarray(['sensors', 'circuit-boards', 'textiles-garments', 'robots'], {
            maxLength: 2,
          }),
          supplyChainRole: fc.constantFrom(...SUPPLY_CHAIN_ROLES),
        },
        { requiredKeys: [] },
      ),
      project: fc.constant(project),
      facts: notesFor(project),
    },
    { requiredKeys: ['company', 'activity', 'project'] },
  ),
);
