import { z } from 'zod';
import { code, isoDate } from '../../contract/common.ts';
import { fitReport } from '../../contract/fit-report.ts';
import { investorProfile } from '../../contract/profile.ts';
import { callerOf } from '../access.ts';
import type { Services } from '../deps.ts';
import { idParams } from '../ids.ts';
import { flag, languageQuery } from '../query.ts';
import type { Routes } from '../routes.ts';

/** How a report is to be made; every item of a batch takes the same. */
export const createQuery = z.strictObject({
  asOf: isoDate.optional().meta({
    description: 'Day for which the report holds; today where the catalogue is in force if it is left out.',
    example: '2026-11-23',
  }),
  catalogue: code.optional().meta({
    description: 'Catalogue to score against; the active one if it is left out.',
    example: 'hai-duong-2021-2030',
  }),
  language: languageQuery,
  includeEstimates: flag
    .optional()
    .meta({ description: 'Whether facts marked as estimated count.', default: true }),
  robustness: flag.optional().meta({
    description:
      'Whether to report how stable the order is; without it `robustness` is null everywhere, and no other number changes.',
    default: true,
  }),
});

/** Reports by themselves: made from a profile without being kept, and read back by id. */
export const fitReportRoutes: Routes<Pick<Services, 'fitReports'>> = (app, { fitReports }, done) => {
  app.route({
    method: 'POST',
    url: '/v1/fit-reports',
    config: { access: 'fit-reports:create', isTranslated: true, examples: true },
    schema: {
      operationId: 'createFitReport',
      tags: ['Fit reports'],
      summary: 'Score an investor profile against every sector',
      description:
        'The main job: a profile in, a ranked and explained report out. Nothing is stored, `id` is null. A poor fit is a normal answer.',
      querystring: createQuery,
      body: investorProfile,
      response: { 200: fitReport },
    },
    handler: ({ body, query: { language: _asked, ...options }, language }) =>
      fitReports.create(body, options, language),
  });

  app.route({
    method: 'GET',
    url: '/v1/fit-reports/:id',
    config: { access: 'investors:read', isTranslated: true },
    schema: {
      operationId: 'getFitReport',
      tags: ['Fit reports'],
      summary: 'Read a kept report',
      description:
        'Reports of stored investors are kept as they were made; only their texts follow the language.',
      params: idParams,
      querystring: z.strictObject({ language: languageQuery }),
      response: { 200: fitReport },
    },
    handler: (request) => fitReports.read(callerOf(request), request.params.id, request.language),
  });
  done();
};
