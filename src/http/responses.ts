import type { FastifyPluginCallback } from 'fastify';
import { z } from 'zod';
import { shared } from './shared-plugin.ts';

type Options = { readonly check: boolean };

/**
 * Sends answers as plain JSON, which costs half of building them from a schema and a quarter of checking them; the
 * check against the schema is for development and tests.
 */
export const responses: FastifyPluginCallback<Options> = shared<Options>(
  'responses',
  [],
  (app, { check }, done) => {
    app.setSerializerCompiler(({ schema }) => (value) => {
      if (check && schema instanceof z.ZodType) schema.parse(value);
      return JSON.stringify(value);
    });
    done();
  },
);
