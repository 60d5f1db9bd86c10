import { z } from 'zod';
import type { CatalogueDocument } from '../core/catalogue.ts';
import { GRADES, TERM_LANGUAGES } from '../core/catalogue.ts';
import { CODE_SCHEMES } from '../core/match/code-scheme.ts';
import { code, isoDate, share, text } from './common.ts';
import { PROFILE_FACTS } from './profile-facts.ts';

/** Names as citations, pillars and reason bands bear them: `S11`, `PARK2025`, `wage.high`. */
const label = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/, {
    error: 'must be letters and digits joined by dots or hyphens',
  });
const citationCode = label.max(40);
const citations = z.array(citationCode).min(1).max(20);

const texts = (maxLength: number) => z.strictObject({ vi: text(maxLength), en: text(maxLength) });
const name = texts(300);
const sentence = { vi: text(1000), en: text(1000) };

/** How sure something makes us: nothing at all would not be listed. */
const strength = z.number().gt(0).max(1);
const percent = z.int().min(0).max(100);
const pointer = z
  .string()
  .max(200)
  .refine((value) => PROFILE_FACTS.has(value), { error: 'unknown_fact' });

const citation = z.strictObject({
  text: texts(2000),
  source: texts(500),
  validFrom: isoDate.nullable(),
  validTo: isoDate.nullable(),
});

const territory = z.strictObject({
  name,
  timeZone: z.string().max(60).refine(isTimeZone, { error: 'is no time zone of the IANA database' }),
  successor: z.strictObject({ name, from: isoDate }).nullable(),
});

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}

const scoring = z.strictObject({
  base: percent,
  grades: z
    .array(z.strictObject({ grade: z.enum(GRADES), from: z.number().min(0).max(100) }))
    .min(1)
    .max(GRADES.length),
  robustness: z.strictObject({ concentration: z.number().min(1).max(10_000) }).optional(),
});

const curve = z
  .array(z.tuple([z.number(), share]))
  .min(2)
  .max(50);
const table = z.record(z.string().min(1).max(64), share);
const market = z.string().regex(/^(?:EU|other|[A-Z]{2})$/, { error: 'not_a_market' });
const common = { share: z.int().min(1).max(100), assumed: share, notApplicable: share };

const matching = z.strictObject({
  floor: share,
  ceiling: strength,
  secondaryFactor: share,
  strengths: z.strictObject({
    names: strength,
    related: strength,
    hints: strength,
    declared: strength,
    words: share.optional(),
    misspelt: share.optional(),
    weak: share.optional(),
  }),
  certainty: curve.optional(),
  fields: z.strictObject({ product: share, description: share, name: share }),
  weighing: z.strictObject({
    outsideTerm: share,
    outsideCode: share,
    unknownProducts: share,
    onlyApplication: share,
    notMaking: share,
    makingToo: share,
    prominence: share,
    doubtFrom: share,
    doubtSlope: z.number().min(0).max(100),
    doubtLeast: share,
  }),
  contexts: z.strictObject({
    negated: share,
    former: share,
    application: share,
    customer: share,
    wanted: share,
    modifier: share,
    unknownHead: share,
    material: share,
    outOfFocus: share,
  }),
  activities: z.record(code, share),
});

const fact = z.strictObject({
  pointer,
  name,
  question: texts(500),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.enum(['usd', 'usd_per_month', 'ha', 'jobs', 'share', 'count', 'mw', 'm3_per_day', 'none']),
  actor: z.enum(['investor', 'agency', 'fixed']),
  maxAgeMonths: z.int().min(1).max(600).optional(),
});

const reading = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('number'), fact: pointer, curve }),
  z.strictObject({ ...common, kind: z.literal('ratio'), fact: pointer, per: pointer, curve }),
  z.strictObject({ ...common, kind: z.literal('sum'), facts: z.array(pointer).min(2).max(10), curve }),
  z.strictObject({
    ...common,
    kind: z.literal('markets'),
    fact: pointer,
    markets: z.array(market).min(1).max(30),
    curve,
  }),
  z.strictObject({ ...common, kind: z.literal('count'), fact: pointer, curve }),
  z.strictObject({ ...common, kind: z.literal('category'), fact: pointer, table }),
  z.strictObject({
    ...common,
    kind: z.literal('segment'),
    attribute: z.enum(['stage', 'technology']),
    table,
  }),
]);

const criterion = z.strictObject({
  code,
  name,
  pillar: label,
  citation: citationCode.nullable(),
  directions: z.record(pointer, z.enum(['+', '-', 'none'])),
  readings: z.array(reading).min(1).max(10),
  reasons: z
    .array(z.strictObject({ code: label, from: share, ...sentence }))
    .min(1)
    .max(10),
  unknown: z.strictObject({ code: label, ...sentence }),
});

const gateTest = z.strictObject({
  fact: pointer,
  is: z
    .array(z.union([z.string(), z.boolean()]))
    .min(1)
    .max(50)
    .optional(),
  isNot: z
    .array(z.union([z.string(), z.boolean()]))
    .min(1)
    .max(50)
    .optional(),
  includes: z.array(z.string()).min(1).max(50).optional(),
});

const gate = z.strictObject({
  code,
  citation: citationCode.nullable(),
  excludes: z.array(gateTest).max(20),
  conditions: z.array(gateTest).max(20),
  needs: z.array(pointer).max(20),
  texts: z.strictObject({ pass: texts(1000), conditional: texts(1000), excluded: texts(1000) }),
});

const sector = z.strictObject({
  code,
  name,
  tier: z.enum(['core', 'future', 'efficiency_only']),
  citations,
  gates: z.array(code).max(20),
  weights: z.record(code, percent),
});

/** Product groups' own attributes, which a criterion may read: its table names each of them. */
export const SEGMENT_ATTRIBUTES = {
  stage: ['now', 'next', 'existing'],
  technology: ['high', 'medium_high', 'medium', 'medium_low', 'low'],
} as const;

const segment = z.strictObject({
  code,
  sector: code,
  secondarySector: code.optional(),
  name,
  wording: text(500),
  citation: citationCode,
  tier: z.enum(['core', 'core_next', 'future', 'efficiency_only']),
  stage: z.enum(SEGMENT_ATTRIBUTES.stage),
  technology: z.enum(SEGMENT_ATTRIBUTES.technology),
  note: texts(500).optional(),
  parts: code.optional(),
  equipment: code.optional(),
});

const phrase = text(200);
const terms = z.strictObject({
  names: z.array(phrase).max(3000).optional(),
  related: z.array(phrase).max(3000).optional(),
  hints: z.array(phrase).max(3000).optional(),
  also: z.array(phrase).max(3000).optional(),
});

const phrases = z.array(phrase).max(3000);
const cue = z.strictObject({ before: phrases, after: phrases });
const cues = z.strictObject({
  making: phrases,
  places: phrases.optional(),
  neutral: phrases.optional(),
  activities: z.record(code, phrases),
  negation: cue,
  former: cue,
  application: cue,
  customers: cue,
  focus: cue,
  intent: cue,
  heads: z.strictObject({
    part: phrases,
    equipment: phrases,
    material: phrases,
    line: phrases.optional(),
  }),
});

/**
 * The form of a catalogue. What its parts say of each other (sums, references, curves, terms) is checked by
 * CATALOGUE_CHECKS.
 */
export const catalogueDocument = z.strictObject({
  code,
  version: z.int().min(1),
  title: name,
  validFrom: isoDate,
  validTo: isoDate,
  territory,
  pillars: z
    .array(z.strictObject({ code: label.max(40), name, citations }))
    .min(1)
    .max(20),
  citations: z.record(citationCode, citation),
  scoring,
  matching,
  facts: z.array(fact).max(100),
  criteria: z.array(criterion).min(1).max(50),
  gates: z.array(gate).max(50),
  sectors: z.array(sector).min(1).max(100),
  segments: z.array(segment).min(1).max(200),
  codes: z.record(
    z.enum(CODE_SCHEMES),
    z.record(z.string().regex(/^\d{2,6}$/, { error: 'must be two to six digits' }), z.record(code, strength)),
  ),
  vocabulary: z.record(code, z.partialRecord(z.enum(TERM_LANGUAGES), terms)),
  cues: z.record(z.enum(TERM_LANGUAGES), cues),
  outside: z.record(z.enum(TERM_LANGUAGES), z.record(code, phrases)),
});

type Parsed = z.infer<typeof catalogueDocument>;
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** The compiler's proof that schema and core type say the same, in both directions. */
export const asCatalogue = (parsed: Parsed): CatalogueDocument => parsed;
export const asParsed = (document: CatalogueDocument): DeepReadonly<Parsed> => document;
