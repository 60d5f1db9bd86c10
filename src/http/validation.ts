import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errors } from '../contract/error.ts';
import { queryFaults } from './faults.ts';
import { shared } from './shared-plugin.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the body is held to instead of its schema, where the handler checks each of its parts by itself. */
    bodyFrame?: z.ZodType;
  }
}

/**
 * Validates path, query and body together, so that one answer names every fault; Fastify by itself stops after the
 * first of them that is wrong.
 */
export const validation = shared('validation', ['access'], (app, _options, done) => {
  app.setValidatorCompiler(() => () => true);
  app.addHook('preHandler', (request, _reply, next) => next(refusal(request)));
  done();
});

/** An operation that declares no parameter takes none; what supervisors ask is not that strict. */
const NO_PARAMETERS = z.strictObject({});

function refusal(request: FastifyRequest): Error | undefined {
  const { config, schema = {} } = request.routeOptions;
  if (config.access === 'public') return undefined;
  const { params, querystring, body } = schema;
  if (body !== undefined && request.body === undefined) return errors.malformedJson();
  const path = parse(params, request.params);
  // An id that cannot exist is absent, whatever it looks like.
  if (path.issues.length > 0) return errors.notFound();
  const query = parse(querystring ?? NO_PARAMETERS, request.query);
  const received = parse(config.bodyFrame ?? body, request.body);
  const faults = [...queryFaults(query.issues, request.query), ...received.issues];
  if (faults.length > 0) return errors.validationFailed(faults);
  request.params = path.value;
  request.query = query.value;
  request.body = received.value;
  return undefined;
}

type Parsed = { readonly value: unknown; readonly issues: readonly z.core.$ZodIssue[] };

function parse(schema: unknown, value: unknown): Parsed {
  if (!(schema instanceof z.ZodType)) return { value, issues: [] };
  const result = schema.safeParse(value);
  return result.success ? { value: result.data, issues: [] } : { value, issues: result.error.issues };
}
