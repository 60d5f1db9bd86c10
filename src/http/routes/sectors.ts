import { z } from 'zod';
import { sector, sectorList } from '../../contract/sector.ts';
import type { Services } from '../deps.ts';
import { codeParams } from '../ids.ts';
import { languageQuery } from '../query.ts';
import type { Routes } from '../routes.ts';

/** The sectors of the active catalogue. */
export const sectorRoutes: Routes<Pick<Services, 'sectors'>> = (app, { sectors }, done) => {
  app.route({
    method: 'GET',
    url: '/v1/sectors',
    config: { access: 'sectors:read', isTranslated: true },
    schema: {
      operationId: 'listSectors',
      tags: ['Sectors'],
      summary: 'List the sectors of the active catalogue',
      querystring: z.strictObject({ language: languageQuery }),
      response: { 200: sectorList },
    },
    handler: ({ language }) => sectors.list(language),
  });

  app.route({
    method: 'GET',
    url: '/v1/sectors/:code',
    config: { access: 'sectors:read', isTranslated: true },
    schema: {
      operationId: 'getSector',
      tags: ['Sectors'],
      summary: 'Read a sector',
      params: codeParams,
      querystring: z.strictObject({ language: languageQuery }),
      response: { 200: sector },
    },
    handler: ({ params, language }) => sectors.read(params.code, language),
  });
  done();
};
