import type { FastifyRequest } from 'fastify';
import { shared } from './shared-plugin.ts';

/**
 * One line for each answer: who asked for what, how it ended and how long it took. The route's pattern instead of
 * the address, no query, no header, no body: nothing of an investor reaches a log.
 */
export const requestLog = shared('request-log', ['access'], (app, _options, done) => {
  app.addHook('onResponse', (request, reply, next) => {
    const line = { ...about(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 };
    request.log.info(line, 'answered');
    next();
  });
  done();
});

/** What a log line may say of a request, whose id every line of it has. */
export function about(request: FastifyRequest) {
  return {
    method: request.method,
    route: request.routeOptions?.url ?? null,
    keyId: request.caller?.keyId ?? null,
  };
}

/**
 * What a log line may say of an unexpected error. Drivers quote the values that they choke on, so quoted text is
 * masked; the names of tables and constraints are our own and stay.
 */
export function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = '' } = error;
  const lastLine = message.trim().split('\n').at(-1) ?? '';
  return {
    type: name,
    message: lastLine.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"').slice(0, 300),
    ...pick(error, ['code', 'table', 'column', 'constraint']),
    at: stack.split('\n').filter((line) => line.startsWith('    at ')),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  };
}

function pick(error: object, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(error).filter(([name]) => names.includes(name)));
}
