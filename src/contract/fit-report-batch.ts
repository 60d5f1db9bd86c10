import { z } from 'zod';
import { text } from './common.ts';
import { fitReport } from './fit-report.ts';
import { problem } from './problem.ts';
import { investorProfile } from './profile.ts';

/** Most profiles of one batch. */
export const BATCH_LIMIT = 200;

const CLIENT_REF = 'The caller’s own name for the item, given back with its result. It need not be unique.';

const clientRef = text(200);

/** One item of a batch; each is held to this by itself. */
export const fitReportBatchItem = z
  .strictObject({
    clientRef: clientRef.optional().meta({ description: CLIENT_REF, example: 'row-17' }),
    profile: investorProfile,
  })
  .meta({ id: 'FitReportBatchItem' });

/** Many profiles to be scored with the same options. */
export const fitReportBatch = z
  .strictObject({ items: z.array(fitReportBatchItem).min(1).max(BATCH_LIMIT) })
  .meta({
    id: 'FitReportBatch',
    example: {
      items: [
        { clientRef: 'row-17', profile: { company: { name: 'Sao Mai Precision Co., Ltd' } } },
        {
          profile: {
            company: { name: 'Công ty TNHH Điện tử Sao Mai' },
            activity: { description: 'Sản xuất bảng mạch in nhiều lớp' },
          },
        },
      ],
    },
  });

/** What must be right for any item to be scored: the batch around them. */
export const fitReportBatchFrame = fitReportBatch.extend({
  items: z.array(z.unknown()).min(1).max(BATCH_LIMIT),
});

const fitReportBatchResult = z
  .object({
    index: z
      .int()
      .min(0)
      .max(BATCH_LIMIT - 1)
      .meta({ description: 'Place of the item in `items`, from 0.' }),
    clientRef: clientRef.nullable().meta({ description: 'As given; null where none was, or no valid one.' }),
    status: z
      .int()
      .min(200)
      .max(599)
      .meta({ description: 'What the item would have been answered by itself; 200 with a report.' }),
    report: fitReport.optional(),
    problem: problem.optional(),
  })
  .meta({
    id: 'FitReportBatchResult',
    description:
      'Either `report` or `problem`. Pointers of a problem lead into the body of the batch: `#/items/3/profile/company/name`.',
  });

/** One result for each item, in the order of the items. */
export const fitReportBatchResults = z
  .object({ results: z.array(fitReportBatchResult).max(BATCH_LIMIT) })
  .meta({ id: 'FitReportBatchResults', description: 'One result for each item, in the same order.' });
