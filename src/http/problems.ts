import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppError } from '../contract/error.ts';
import { errors } from '../contract/error.ts';
import type { Language } from '../core/catalogue.ts';
import type { Services } from './deps.ts';
import { languageOf } from './language.ts';
import type { Rendered } from './problem.ts';
import { asAppError, render, STATUS } from './problem.ts';
import { about, describe } from './request-log.ts';
import { shared } from './shared-plugin.ts';

type Options = Pick<Services, 'isReady'>;

/** Turns everything that is thrown into a problem document. */
export const problems = shared<Options>('problems', ['language', 'request-log'], (app, { isReady }, done) => {
  app.setErrorHandler(async (error, request, reply) => {
    const known = asAppError(error);
    if (known.code !== 'internal') return send(known, request, reply, request.language);
    request.log.error({ ...about(request), error: describe(error) }, 'failed');
    const answers = !isOverload(error) && (await isReady().catch(() => false));
    // A database that is away fails in as many ways as there are drivers: ask it instead of reading their errors.
    return send(answers ? known : errors.unavailable(error), request, reply, request.language);
  });
  done();
});

// Lost connections, a shutdown, a deadlock, a failed serialisation: PostgreSQL's way of saying "again, later".
const TRANSIENT = /^(?:08...|53...|57P0.|40P01|40001|55P03)$/;

/** Whether a failure passes by itself: all connections are busy, or PostgreSQL gave up on this attempt. */
function isOverload(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const isTransient = 'code' in error && typeof error.code === 'string' && TRANSIENT.test(error.code);
  return (
    isTransient ||
    ('message' in error && /timeout exceeded when trying to connect/.test(String(error.message)))
  );
}

/** For failures before any hook has run: malformed addresses. */
export function frameworkErrors(fallback: Language) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const known = asAppError(error);
    request.log.info({ ...about(request), status: STATUS[known.code] }, 'answered');
    reply.header('x-request-id', request.id);
    void send(known, request, reply, languageOf(request, fallback));
  };
}

/** The problem document of an error that happened while `request` was answered. */
export function problemOf(error: AppError, { id, url }: FastifyRequest, language: Language): Rendered {
  return render(error, { requestId: id, language, path: url.split('?', 1)[0] ?? '' });
}

function send(
  error: AppError,
  request: FastifyRequest,
  reply: FastifyReply,
  language: Language,
): FastifyReply {
  const { body, headers } = problemOf(error, request, language);
  return reply.code(body.status).headers(headers).type('application/problem+json').send(JSON.stringify(body));
}
