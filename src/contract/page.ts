import { z } from 'zod';
import { fitReportSummary } from './fit-report.ts';
import { investor } from './investor.ts';
import { rankedLead } from './sector.ts';

const pageInfo = z
  .object({
    limit: z.int().min(1).max(200),
    nextCursor: z
      .string()
      .max(1000)
      .nullable()
      .meta({ description: 'Pass it as `cursor`; null on the last page.' }),
    total: z.int().min(0).optional().meta({ description: 'Only with `total=true`.' }),
  })
  .meta({ id: 'Page' });

export const investorPage = z
  .object({ data: z.array(investor).max(200), page: pageInfo })
  .meta({ id: 'InvestorPage' });
export const rankedLeadPage = z
  .object({ data: z.array(rankedLead).max(200), page: pageInfo })
  .meta({ id: 'RankedLeadPage' });
export const fitReportPage = z
  .object({ data: z.array(fitReportSummary).max(200), page: pageInfo })
  .meta({ id: 'FitReportPage' });

/** A page of rows with the position behind its last row, if more follow. */
export type Slice<Row, Position> = {
  readonly rows: readonly Row[];
  readonly next: Position | null;
  readonly total?: number;
};
