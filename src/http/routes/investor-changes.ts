import { z } from 'zod';
import { investor } from '../../contract/investor.ts';
import { investorPatch } from '../../contract/investor-patch.ts';
import { callerOf } from '../access.ts';
import type { Services } from '../deps.ts';
import { etag, ifMatch } from '../etag.ts';
import { idParams } from '../ids.ts';
import { jsonParser } from '../read-json.ts';
import type { Routes } from '../routes.ts';

/** Changes of one investor, each for the revision that the caller has seen. */
export const investorChangeRoutes: Routes<Pick<Services, 'investors'>> = (app, { investors }, done) => {
  app.addContentTypeParser('application/merge-patch+json', { parseAs: 'buffer' }, jsonParser);

  app.route({
    method: 'PATCH',
    url: '/v1/investors/:id',
    config: { access: 'investors:write', headers: ['ETag'], needsRevision: true },
    schema: {
      operationId: 'updateInvestor',
      tags: ['Investors'],
      summary: 'Change an investor and score it anew',
      description:
        'RFC 7396: members of the patch replace those of the profile, null removes one, lists are replaced whole. Contacts stay as they are unless the patch names them.',
      consumes: ['application/merge-patch+json', 'application/json'],
      params: idParams,
      body: investorPatch,
      response: { 200: investor },
    },
    handler: async (request, reply) => {
      const { params, body } = request;
      const changed = await investors.change(callerOf(request), params.id, ifMatch(request), body);
      reply.header('etag', etag(changed.revision));
      return changed;
    },
  });

  app.route({
    method: 'DELETE',
    url: '/v1/investors/:id',
    config: { access: 'investors:write', needsRevision: true },
    schema: {
      operationId: 'deleteInvestor',
      tags: ['Investors'],
      summary: 'Erase an investor',
      description:
        'Erases profile, contacts, ranking entries and reports for good; only the id is remembered as erased.',
      params: idParams,
      response: { 204: z.undefined() },
    },
    handler: async (request, reply) => {
      await investors.erase(callerOf(request), request.params.id, ifMatch(request));
      return reply.code(204).send();
    },
  });
  done();
};
