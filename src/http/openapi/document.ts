import swagger from '@fastify/swagger';
import type { FastifyPluginCallback } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { shared } from '../shared-plugin.ts';
import { finish } from './finish.ts';
import { INFO, SECURITY_SCHEMES, TAGS } from './info.ts';
import { noteRoute } from './notes.ts';
import { withoutPattern } from './schemas.ts';

type Options = { readonly serverUrl: string };

const zodToJsonConfig = { override: withoutPattern };
const transform = createJsonSchemaTransform({ zodToJsonConfig });
const transformObject = createJsonSchemaTransformObject({ zodToJsonConfig });

/** Collects the routes into an OpenAPI 3.1 document, `app.swagger()`. */
export const openapi: FastifyPluginCallback<Options> = shared<Options>('openapi', [], (app, { serverUrl }, done) => {
  app.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: INFO,
      servers: [{ url: serverUrl, description: 'The service that serves this document.' }],
      tags: TAGS,
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    stripBasePath: false,
    convertConstToEnum: false,
    transform: (found) => noteRoute(found.route, transform(found)),
    transformObject: (document) => finish(transformObject(document)),
  });
  done();
});
