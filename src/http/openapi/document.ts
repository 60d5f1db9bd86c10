import type { FastifyInstance } from 'fastify';
import { settle } from './components.ts';
import { EXAMPLES } from './examples.ts';
import type { JsonObject } from './json.ts';
import { isObject, mapMembers, objectAt } from './json.ts';
import { finishOperation } from './operations.ts';
import { HEADERS_OF_ANSWERS, SHARED_PARAMETERS, sharedResponses } from './shared-responses.ts';

/** The OpenAPI 3.1 document of a ready app. */
export function openApiDocument(app: FastifyInstance): JsonObject {
  const raw: JsonObject = JSON.parse(JSON.stringify(app.swagger()));
  const components = objectAt(raw, 'components');
  const schemas = objectAt(components, 'schemas');
  const paths = mapMembers(objectAt(raw, 'paths'), (path) =>
    isObject(path)
      ? mapMembers(path, (operation, method) => finishOperation(operation, method, schemas))
      : path,
  );
  const own = { responses: sharedResponses(), headers: HEADERS_OF_ANSWERS, parameters: SHARED_PARAMETERS };
  const { referring, schemas: kept } = settle({ paths, ...own }, schemas);
  const { paths: settledPaths = {}, ...settled } = referring;
  return {
    ...raw,
    paths: settledPaths,
    components: { ...components, ...settled, examples: EXAMPLES, schemas: kept },
  };
}
