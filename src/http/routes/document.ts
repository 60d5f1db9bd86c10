import type { FastifyPluginCallback } from 'fastify';
import { openApiDocument } from '../openapi/document.ts';

/** The document of this interface, and the way to its reference page. */
export const documentRoutes: FastifyPluginCallback = (app, _options, done) => {
  let text: string | undefined;
  app.route({
    method: 'GET',
    url: '/openapi.json',
    config: { access: 'public' },
    schema: { hide: true },
    handler: (_request, reply) => {
      text ??= JSON.stringify(openApiDocument(app));
      // Public and readable from anywhere: tools of other origins load it.
      return reply.type('application/json').header('access-control-allow-origin', '*').send(text);
    },
  });
  app.route({
    method: 'GET',
    url: '/',
    config: { access: 'public' },
    schema: { hide: true },
    handler: (_request, reply) => reply.redirect('/docs/'),
  });
  done();
};
