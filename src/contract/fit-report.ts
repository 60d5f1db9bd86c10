import { z } from 'zod';
import { TERM_LANGUAGES } from '../core/catalogue.ts';
import { CODE_SCHEMES } from '../core/match/code-scheme.ts';
import { code, eligibility, grade, isoDate, share } from './common.ts';
import { fitAdvice } from './fit-advice.ts';
import { bestFit, fitStatus } from './investor.ts';

/** Score points. */
export const points = z.number().min(0).max(100);
/** JSON pointer into a profile. */
export const pointer = z.string().max(200);
/** A text that people read. */
export const sentence = z.string().max(2000);
/** What something rests on. */
export const citationCode = z
  .string()
  .max(40)
  .nullable()
  .meta({ description: 'Key of `citations`; null means expert judgement.' });
/** Hash of a canonical JSON text. */
export const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
/** A stable code; the list of them grows. */
export const openCode = z.string().max(100);

const evidenceFields = {
  segment: code,
  strength: share.meta({ description: 'What counts after its context.' }),
  counted: z.boolean(),
  why: sentence.nullable().meta({ description: 'What was held against it; null where nothing was.' }),
  whyCode: openCode.nullable().meta({ description: 'The stable code of `why`.' }),
};

const codeEvidence = z
  .object({
    kind: z.literal('code'),
    scheme: z.enum(CODE_SCHEMES),
    code: z.string().max(12),
    ...evidenceFields,
  })
  .meta({ id: 'CodeEvidence' });

const readAs = z.object({ term: z.string().max(200), edits: z.int().min(1) }).meta({
  id: 'ReadAs',
  description: 'The term that misspelt words were read as, and by how many slips of the pen they differ.',
});

const termEvidence = z
  .object({
    kind: z.literal('term'),
    text: z.string().max(20_000),
    field: pointer,
    start: z.int().min(0).max(20_000),
    end: z.int().min(0).max(20_000),
    language: z.enum(TERM_LANGUAGES),
    role: z.enum(['makes', 'uses', 'not']),
    readAs: readAs.nullable(),
    ...evidenceFields,
  })
  .meta({
    id: 'TermEvidence',
    description: 'Words of the profile. Offsets count UTF-16 units of the received field.',
  });

const declaredEvidence = z
  .object({ kind: z.literal('declared'), field: pointer, ...evidenceFields })
  .meta({ id: 'DeclaredEvidence', description: 'A segment that an officer named in `activity.segments`.' });

const weakEvidence = z
  .object({
    kind: z.literal('weak'),
    text: z.string().max(20_000),
    field: pointer,
    start: z.int().min(0).max(20_000),
    end: z.int().min(0).max(20_000),
    grams: z
      .array(
        z.object({ gram: z.string().max(20_000), weight: z.number().min(0).max(1000) }).meta({ id: 'Gram' }),
      )
      .max(10)
      .meta({ description: 'Pieces of the text that say most, in nats; a space is the border of a word.' }),
    ...evidenceFields,
  })
  .meta({
    id: 'WeakEvidence',
    description: 'Words that hold no known term and only resemble the terms of a segment.',
  });

const evidence = z
  .discriminatedUnion('kind', [codeEvidence, termEvidence, declaredEvidence, weakEvidence])
  .meta({ id: 'Evidence' });

const weighing = z.object({ joined: share, prominence: share, inside: share }).meta({
  id: 'Weighing',
  description:
    '`value = joined · prominence · inside`, never above the ceiling of the catalogue. `joined`: the counted evidence of the best segment, `1 − Π(1 − strength)`, by its place in the sector. `prominence`: its part of all that was found. `inside`: what signs of an industry outside every sector leave.',
});

const sectorMatch = z.object({ value: share, weighing, evidence: z.array(evidence).max(100) }).meta({
  id: 'SectorMatch',
  description: 'How certain it is that the investor belongs here, and what says so.',
});

/** A stable code with its sentence. */
export const reasonText = z.object({ code: openCode, text: sentence }).meta({ id: 'ReasonText' });

const contribution = z
  .object({
    criterion: openCode,
    points,
    weight: share,
    value: share,
    valueLow: share,
    valueHigh: share,
    assumed: z
      .boolean()
      .meta({ description: 'Whether `value` rests on the catalogue’s assumption for an unknown fact.' }),
    reason: reasonText,
    citation: citationCode,
  })
  .meta({
    id: 'Contribution',
    description: '`points = 100 · match · weight · value`; the points of a sector sum to its `exactScore`.',
  });

const gate = z
  .object({
    code: openCode,
    outcome: z.enum(['pass', 'conditional', 'excluded']),
    missing: z.array(pointer).max(50),
    text: sentence,
    citation: citationCode,
  })
  .meta({ id: 'Gate', description: 'A condition of the policy. Gates change eligibility, never a number.' });

const robustness = z
  .object({
    rank1: share.meta({ description: 'Share of the samples in which the sector comes first.' }),
    top3: share.meta({ description: 'Share in which it is among the first three.' }),
    grades: z
      .object({ A: share, B: share, C: share, D: share })
      .meta({ id: 'GradeShares', description: 'Share in which it has each grade; they sum to 1.' }),
    label: z.enum(['robust', 'contested', 'open']).meta({
      id: 'RobustnessLabel',
      description: '`robust` from a `rank1` of 0.8 on, `contested` from 0.5 on.',
    }),
  })
  .meta({
    id: 'Robustness',
    description:
      'How stable place and grade are when the weights and all that is unknown vary: counted in 1,000 fixed samples, among the sectors that are matched and not excluded.',
  });

const fitSector = z
  .object({
    rank: z.int().min(1).max(100),
    sector: code,
    name: z.string().max(300),
    segment: code.nullable(),
    matched: z.boolean(),
    eligibility,
    score: points,
    exactScore: points,
    low: points,
    high: points,
    grade: grade.nullable(),
    gradeBest: grade.nullable(),
    gradeWorst: grade.nullable(),
    completeness: share,
    match: sectorMatch,
    contributions: z.array(contribution).max(100),
    gates: z.array(gate).max(20),
    robustness: robustness
      .nullable()
      .meta({ description: 'Null where the sector does not compete, or where it was not asked for.' }),
  })
  .meta({ id: 'FitSector' });

/** Everything that a report follows from. */
export const pins = z
  .object({
    catalogue: z.object({ code, version: z.int().min(1) }).meta({ id: 'CataloguePin' }),
    engineVersion: z.string().max(40),
    profileHash: hash,
    seed: z.int().min(0),
    asOf: isoDate,
  })
  .meta({ id: 'Pins', description: 'Everything that the report follows from.' });

const reason = z
  .object({ code: openCode, sector: code, text: sentence, points, citation: citationCode })
  .meta({ id: 'Reason' });

/** Something that a reader should know. */
export const notice = z.object({ code: openCode, text: sentence }).meta({ id: 'Notice' });

export const citation = z
  .object({
    text: sentence,
    source: z.string().max(500),
    validFrom: isoDate.nullable(),
    validTo: isoDate.nullable(),
  })
  .meta({ id: 'Citation' });

export const citations = z
  .record(z.string().max(40), citation)
  .meta({ id: 'Citations', description: 'What the codes of citations stand for.' });

export const language = z.enum(['vi', 'en']).meta({ id: 'Language', description: 'Vietnamese or English.' });

/** The answer to the main question: which sectors fit this investor, how well, why, and how sure that is. */
export const fitReport = z
  .object({
    id: z.uuid().nullable(),
    investorId: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    language,
    pins,
    reportHash: hash,
    status: fitStatus,
    best: bestFit.nullable(),
    completeness: share,
    sectors: z.array(fitSector).max(100),
    reasons: z.array(reason).max(100),
    ...fitAdvice,
    notices: z.array(notice).max(200),
    citations,
  })
  .meta({ id: 'FitReport', description: 'Every sector of the catalogue in rank order, with its parts.' });

export type FitReport = z.infer<typeof fitReport>;

/** The short form that a history lists. */
export const fitReportSummary = z
  .object({
    id: z.uuid(),
    investorId: z.uuid(),
    createdAt: z.iso.datetime(),
    pins,
    reportHash: hash,
    status: fitStatus,
    best: bestFit.nullable(),
    completeness: share,
  })
  .meta({ id: 'FitReportSummary' });

export type FitReportSummary = z.infer<typeof fitReportSummary>;
