import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  fitReportBatch,
  fitReportBatchFrame,
  fitReportBatchResults,
} from '../../contract/fit-report-batch.ts';
import type { BatchResult } from '../../services/fit-report-batch.ts';
import type { Services } from '../deps.ts';
import { asAppError } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { about, describe } from '../request-log.ts';
import type { Routes } from '../routes.ts';
import { createQuery } from './fit-reports.ts';

/** 20 KiB for each of 200 profiles: a description of several pages in any script. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

/** Many reports at once. */
export const fitReportBatchRoutes: Routes<Pick<Services, 'fitReports'>> = (app, { fitReports }, done) => {
  app.route({
    method: 'POST',
    url: '/v1/fit-reports/batch',
    bodyLimit: MAX_BATCH_BYTES,
    config: { access: 'fit-reports:create', isTranslated: true, bodyFrame: fitReportBatchFrame },
    schema: {
      operationId: 'createFitReports',
      tags: ['Fit reports'],
      summary: 'Score up to 200 investor profiles',
      description:
        'As `createFitReport` for each item, all with the same parameters. A faulty item gets a problem of its own and spoils no other; only what is wrong with the batch itself or with a parameter refuses the whole. The body may have 4 MiB. Nothing is stored.',
      querystring: createQuery,
      body: fitReportBatch,
      response: { 207: fitReportBatchResults },
    },
    handler: async (request, reply) => {
      const { language: _asked, ...options } = request.query;
      const results = await fitReports.createEach(request.body.items, options, request.language);
      reply.code(207);
      return { results: results.map((result) => shown(result, request)) };
    },
  });
  done();
};

type Shown = z.infer<typeof fitReportBatchResults>['results'][number];

function shown(result: BatchResult, request: FastifyRequest): Shown {
  const { index, clientRef } = result;
  if ('report' in result) return { index, clientRef, status: 200, report: result.report };
  const error = asAppError(result.error);
  if (error.code === 'internal')
    request.log.error({ ...about(request), error: describe(result.error) }, 'failed');
  const { body } = problemOf(error, request, request.language);
  return { index, clientRef, status: body.status, problem: body };
}
