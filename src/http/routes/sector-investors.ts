import { z } from 'zod';
import { code, eligibility, grade } from '../../contract/common.ts';
import { rankedLeadPage } from '../../contract/page.ts';
import { country } from '../../contract/profile.ts';
import { callerOf } from '../access.ts';
import type { HttpDeps, Services } from '../deps.ts';
import { codeParams } from '../ids.ts';
import { paging } from '../page.ts';
import { list, number, pageQuery, search, updatedSince } from '../query.ts';
import type { Routes } from '../routes.ts';

type Options = Pick<Services, 'sectors'> & Pick<HttpDeps, 'cursorKey'>;

const query = z.strictObject({
  grade: list(grade, 4).optional().meta({ description: 'One grade or several, repeated or with commas.' }),
  minScore: number(z.number().min(0).max(100)).optional().meta({ description: 'Lowest score.' }),
  country: country.optional(),
  minCapexUsd: number(z.number().min(0).max(2e10))
    .optional()
    .meta({ description: 'Smallest planned capital in US dollars.' }),
  segment: code.optional().meta({ description: 'Only leads whose best segment it is.' }),
  eligibility: eligibility
    .optional()
    .meta({ description: 'What the gates say; excluded leads are listed only when asked for.' }),
  updatedSince,
  q: search,
  ...pageQuery,
});
const position = z.strictObject({ scoreE4: z.int(), id: z.uuid() });

/** The ranking of a sector. */
export const sectorInvestorRoutes: Routes<Options> = (app, { sectors, cursorKey }, done) => {
  app.route({
    method: 'GET',
    url: '/v1/sectors/:code/investors',
    config: { access: 'investors:read', headers: ['Link'] },
    schema: {
      operationId: 'listSectorInvestors',
      tags: ['Sectors'],
      summary: 'List the leads of a sector, best fit first',
      params: codeParams,
      querystring: query,
      response: { 200: rankedLeadPage },
    },
    handler: async (request, reply) => {
      const { limit: _limit, cursor: _cursor, total: _total, updatedSince: since, ...rest } = request.query;
      const filter = { ...rest, updatedSince: since === undefined ? undefined : new Date(since) };
      const { asked, answer } = paging({ request, query: request.query, filter, position, cursorKey });
      return answer(reply, await sectors.investors(callerOf(request), request.params.code, filter, asked));
    },
  });
  done();
};
