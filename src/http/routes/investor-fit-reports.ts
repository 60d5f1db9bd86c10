import { z } from 'zod';
import { fitReport } from '../../contract/fit-report.ts';
import { fitReportPage } from '../../contract/page.ts';
import { callerOf } from '../access.ts';
import type { HttpDeps, Services } from '../deps.ts';
import { idParams } from '../ids.ts';
import { paging } from '../page.ts';
import { languageQuery, pageQuery } from '../query.ts';
import type { Routes } from '../routes.ts';

type Options = Pick<Services, 'fitReports'> & Pick<HttpDeps, 'cursorKey'>;

const position = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });

/** The reports of one investor: the latest, and all of them. */
export const investorFitReportRoutes: Routes<Options> = (app, { fitReports, cursorKey }, done) => {
  app.route({
    method: 'GET',
    url: '/v1/investors/:id/fit-report',
    config: { access: 'investors:read', isTranslated: true },
    schema: {
      operationId: 'getInvestorFitReport',
      tags: ['Fit reports'],
      summary: 'Read the latest report of an investor',
      params: idParams,
      querystring: z.strictObject({ language: languageQuery }),
      response: { 200: fitReport },
    },
    handler: (request) => fitReports.latest(callerOf(request), request.params.id, request.language),
  });

  app.route({
    method: 'GET',
    url: '/v1/investors/:id/fit-reports',
    config: { access: 'investors:read', headers: ['Link'] },
    schema: {
      operationId: 'listInvestorFitReports',
      tags: ['Fit reports'],
      summary: 'List the reports of an investor, newest first',
      description: 'Every creation and change of an investor adds one; none is ever changed.',
      params: idParams,
      querystring: z.strictObject(pageQuery),
      response: { 200: fitReportPage },
    },
    handler: async (request, reply) => {
      const { asked, answer } = paging({ request, query: request.query, filter: {}, position, cursorKey });
      return answer(reply, await fitReports.history(callerOf(request), request.params.id, asked));
    },
  });
  done();
};
