import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { shared } from './shared-plugin.ts';

/** Short and harmless in a log line, a header and a shell. */
const WELL_FORMED = /^[\w.-]{1,64}$/;

/** The caller's own `X-Request-Id` where it is well-formed, else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
}

/** Answers every request with its id. */
export const requestId = shared('request-id', [], (app, _options, done) => {
  app.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', request.id);
    next();
  });
  done();
});
