import { errors } from '../../contract/error.ts';
import { health } from '../../contract/health.ts';
import type { Services } from '../deps.ts';
import type { Routes } from '../routes.ts';

/** What supervisors and load balancers ask. */
export const healthRoutes: Routes<Pick<Services, 'isReady'>> = (app, { isReady }, done) => {
  app.route({
    method: 'GET',
    url: '/livez',
    config: { access: 'public' },
    schema: {
      operationId: 'getLiveness',
      tags: ['Operations'],
      summary: 'Whether the process answers',
      response: { 200: health },
    },
    handler: () => ({ status: 'ok' }),
  });

  app.route({
    method: 'GET',
    url: '/readyz',
    config: { access: 'public' },
    schema: {
      operationId: 'getReadiness',
      tags: ['Operations'],
      summary: 'Whether the service can do its work',
      description: '503 while PostgreSQL does not answer.',
      response: { 200: health },
    },
    handler: async () => {
      if (!(await isReady())) throw errors.unavailable();
      return { status: 'ok' };
    },
  });
  done();
};
