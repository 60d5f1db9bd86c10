import swagger from '@fastify/swagger';
import type { FastifyPluginCallback } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { shared } from '../shared-plugin.ts';
import { INFO, SECURITY_SCHEMES, TAGS } from './info.ts';
import { withNote } from './notes.ts';
import { withoutPattern } from './schemas.ts';

type Options = { readonly serverUrl: string };

const zodToJsonConfig = { override: withoutPattern };
const transform = createJsonSchemaTransform({ zodToJsonConfig });

/** Collects the routes as they are registered; `document.ts` makes the document of them. */
export const openapi: FastifyPluginCallback<Options> = shared<Options>(
  'openapi',
  [],
  (app, { serverUrl }, done) => {
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
      transform: (found) => {
        const { schema, url } = transform(found);
        return { schema: withNote(found.route, schema), url };
      },
      transformObject: createJsonSchemaTransformObject({ zodToJsonConfig }),
    });
    done();
  },
);
