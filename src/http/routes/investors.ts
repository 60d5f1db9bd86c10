import { z } from 'zod';
import { investor } from '../../contract/investor.ts';
import { investorPage } from '../../contract/page.ts';
import { country, investorProfile } from '../../contract/profile.ts';
import { callerOf } from '../access.ts';
import type { HttpDeps, Services } from '../deps.ts';
import { etag } from '../etag.ts';
import { idParams } from '../ids.ts';
import { paging } from '../page.ts';
import { pageQuery, search, updatedSince } from '../query.ts';
import type { Routes } from '../routes.ts';

type Options = Pick<Services, 'investors'> & Pick<HttpDeps, 'cursorKey'>;

const position = z.strictObject({ updatedAt: z.iso.datetime(), id: z.uuid() });

/** Stored investors: created, read, listed. */
export const investorRoutes: Routes<Options> = (app, { investors, cursorKey }, done) => {
  app.route({
    method: 'POST',
    url: '/v1/investors',
    config: { access: 'investors:write', headers: ['ETag', 'Location'], examples: true },
    schema: {
      operationId: 'createInvestor',
      tags: ['Investors'],
      summary: 'Store an investor and score it',
      description: 'The profile is kept without its contacts, which live apart and appear in no answer.',
      body: investorProfile,
      response: { 201: investor },
    },
    handler: async (request, reply) => {
      const created = await investors.create(callerOf(request), request.body);
      reply.code(201).headers({ etag: etag(created.revision), location: `/v1/investors/${created.id}` });
      return created;
    },
  });

  app.route({
    method: 'GET',
    url: '/v1/investors/:id',
    config: { access: 'investors:read', headers: ['ETag'] },
    schema: {
      operationId: 'getInvestor',
      tags: ['Investors'],
      summary: 'Read an investor',
      params: idParams,
      response: { 200: investor },
    },
    handler: async (request, reply) => {
      const found = await investors.read(callerOf(request), request.params.id);
      reply.header('etag', etag(found.revision));
      return found;
    },
  });

  app.route({
    method: 'GET',
    url: '/v1/investors',
    config: { access: 'investors:read', headers: ['Link'] },
    schema: {
      operationId: 'listInvestors',
      tags: ['Investors'],
      summary: 'List investors, last changed first',
      querystring: z.strictObject({ q: search, country: country.optional(), updatedSince, ...pageQuery }),
      response: { 200: investorPage },
    },
    handler: async (request, reply) => {
      const { q, country: from, updatedSince: since } = request.query;
      const filter = { q, country: from, updatedSince: since === undefined ? undefined : new Date(since) };
      const { asked, answer } = paging({ request, query: request.query, filter, position, cursorKey });
      return answer(reply, await investors.list(callerOf(request), filter, asked));
    },
  });
  done();
};
