import { z } from 'zod';
import { code, eligibility, grade, share } from './common.ts';
import {
  citationCode,
  citations,
  language,
  notice,
  openCode,
  pins,
  pointer,
  points,
  reasonText,
  sentence,
} from './fit-report.ts';

const name = z.string().max(300);
/** Of points. */
const difference = z.number().min(-100).max(100);

const comparedReport = z
  .object({
    id: z.uuid(),
    investorId: z.uuid(),
    investorName: name,
    createdAt: z.iso.datetime(),
    pins,
    matched: z.boolean(),
    match: share,
    segment: code.nullable(),
    eligibility: eligibility
      .nullable()
      .meta({ description: 'Null where the catalogue of the report does not have the sector.' }),
    score: points,
    exactScore: points,
    grade: grade.nullable(),
  })
  .meta({ id: 'ComparedReport', description: 'One of two compared reports and where it puts the sector.' });

const head = {
  language,
  sector: code,
  name,
  report: comparedReport.meta({ description: 'The report of the address.' }),
  with: comparedReport.meta({ description: 'The report of the parameter `with`.' }),
  text: sentence,
};
const foot = { notices: z.array(notice).max(20), citations };

const criterionFields = {
  criterion: openCode,
  name,
  points,
  withPoints: points,
  difference,
  text: sentence,
  citation: citationCode,
};

const changePart = z
  .object({
    part: openCode.meta({
      description:
        '`engine`, `catalogue`, `as_of` or `facts`, in this order: each is replaced after those before it.',
    }),
    points: difference,
    text: sentence,
  })
  .meta({ id: 'ChangePart', description: 'What one cause did to the score; 0 where it did nothing.' });

const factValue = z
  .union([
    z.string().max(20_000),
    z.number().min(0).max(1e13),
    z.boolean(),
    z.array(z.string().max(500)).max(200),
    z.null(),
  ])
  .meta({
    id: 'FactValue',
    description:
      'As stated; null where nothing was. Of a list its texts, a classification code as `HS2022 8542.31`.',
  });

const factChange = z
  .object({ pointer, name: z.string().max(500), from: factValue, to: factValue, text: sentence })
  .meta({
    id: 'FactChange',
    description:
      'What the second profile states differently, by its pointer; a note on a fact is under `/facts`.',
  });

const criterionChange = z
  .object({
    ...criterionFields,
    facts: z
      .array(pointer)
      .max(200)
      .meta({ description: 'The changed facts that it reads; without one it changed by the match.' }),
  })
  .meta({
    id: 'CriterionChange',
    description:
      'A criterion under the catalogue and on the day of the second report: `points` with the facts of the first, `withPoints` with those of the second. The differences sum to the part `facts`.',
  });

/** Two reports of one investor. */
export const fitReportChange = z
  .object({
    kind: z.literal('change'),
    ...head,
    difference: difference.meta({ description: 'Score of `with` minus score of `report`.' }),
    parts: z
      .array(changePart)
      .max(10)
      .meta({ description: 'All parts; their points sum exactly to `difference`.' }),
    facts: z.array(factChange).max(1000),
    criteria: z.array(criterionChange).max(100),
    ...foot,
  })
  .meta({
    id: 'FitReportChange',
    description: 'Why the score of an investor changed from one report to another.',
  });

const criterionGap = z
  .object({ ...criterionFields, reason: reasonText.nullable(), withReason: reasonText.nullable() })
  .meta({
    id: 'CriterionGap',
    description: 'Points of a criterion in both reports, with what each says of it; null where it has none.',
  });

/** Reports of two investors. */
export const fitReportGap = z
  .object({
    kind: z.literal('gap'),
    ...head,
    difference: difference.meta({ description: 'Score of `report` minus score of `with`.' }),
    criteria: z
      .array(criterionGap)
      .max(100)
      .meta({ description: 'Largest gap first; the differences sum exactly to `difference`.' }),
    ...foot,
  })
  .meta({ id: 'FitReportGap', description: 'Why one investor stands above another in a sector.' });

/** The answer to why two reports differ. */
export const fitReportComparison = z.discriminatedUnion('kind', [fitReportChange, fitReportGap]).meta({
  id: 'FitReportComparison',
  description: 'A `change` between two reports of one investor, or the `gap` between two investors.',
});

export type FitReportComparison = z.infer<typeof fitReportComparison>;
