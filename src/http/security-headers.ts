import helmet from '@fastify/helmet';
import type { FastifyPluginCallback } from 'fastify';
import { shared } from './shared-plugin.ts';

/** Headers that tell browsers to do nothing with an answer but to hand it over. */
export const securityHeaders: FastifyPluginCallback = shared(
  'security-headers',
  [],
  (app, _options, done) => {
    app.register(helmet, {
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
      },
      frameguard: { action: 'deny' },
    });
    app.addHook('onRequest', (request, reply, next) => {
      // Answers are made for one key: no cache on the way may keep them.
      if (request.url.startsWith('/v1/')) reply.header('cache-control', 'no-store');
      next();
    });
    done();
  },
);
