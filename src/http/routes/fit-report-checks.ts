import { z } from 'zod';
import { code } from '../../contract/common.ts';
import { fitReportComparison } from '../../contract/comparison.ts';
import { verification } from '../../contract/verification.ts';
import { callerOf } from '../access.ts';
import type { Services } from '../deps.ts';
import { idParams } from '../ids.ts';
import { languageQuery } from '../query.ts';
import type { Routes } from '../routes.ts';

const comparisonQuery = z.strictObject({
  with: z
    .uuid()
    .meta({ description: 'Id of the other kept report: the later one of an investor, or that of another.' }),
  sector: code.optional().meta({
    description:
      'Sector to compare in; needed for two investors. Else the best sector of the other report, or of this one.',
    example: 'chips',
  }),
  language: languageQuery,
});

/** What can be asked of kept reports: whether one still holds, and why two differ. */
export const fitReportCheckRoutes: Routes<Pick<Services, 'verifications' | 'comparisons'>> = (
  app,
  { verifications, comparisons },
  done,
) => {
  app.route({
    method: 'GET',
    url: '/v1/fit-reports/:id/verification',
    config: { access: 'investors:read', isTranslated: true },
    schema: {
      operationId: 'verifyFitReport',
      tags: ['Fit reports'],
      summary: 'Make a kept report again from its pins and compare',
      description:
        'The kept profile is scored with the kept catalogue version, for the same day, by the engine of today; the two canonical reports are compared by their hashes.',
      params: idParams,
      querystring: z.strictObject({ language: languageQuery }),
      response: { 200: verification },
    },
    handler: (request) => verifications.verify(callerOf(request), request.params.id, request.language),
  });

  app.route({
    method: 'GET',
    url: '/v1/fit-reports/:id/comparison',
    config: { access: 'investors:read', isTranslated: true },
    schema: {
      operationId: 'compareFitReports',
      tags: ['Fit reports'],
      summary: 'Tell why two kept reports differ',
      description:
        'Two reports of one investor: what changed the score, by engine, catalogue, as-of date and facts. Two investors: why one stands above the other, criterion by criterion. The parts sum exactly to the difference. Reports of different catalogues can be compared; a sector that one of them does not have counts as 0 there.',
      params: idParams,
      querystring: comparisonQuery,
      response: { 200: fitReportComparison },
    },
    handler: (request) => {
      const { with: second, sector } = request.query;
      const ids = { first: request.params.id, second };
      return comparisons.compare(callerOf(request), ids, sector, request.language);
    },
  });
  done();
};
