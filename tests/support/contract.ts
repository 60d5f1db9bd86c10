import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Response } from 'supertest';
import { parse } from 'yaml';

type Schema = {
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  [keyword: string]: unknown;
};
type Answer = {
  $ref?: string;
  content?: Record<string, { schema: Schema }>;
  headers?: Record<string, unknown>;
};
type Operation = { operationId: string; responses: Record<string, Answer> };
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Answer> };
};

/** openapi.yaml as it is committed. */
export const document: Document = parse(
  readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'),
) as Document;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'openapi', components: { schemas: closed(document.components.schemas) } });

/** Fails where an answer is not what openapi.yaml says: its status, type, headers, members and values. */
export function conforms(method: string, url: string, response: Response): void {
  const path = new URL(url, 'http://service').pathname;
  const answer = answerOf(method === 'HEAD' ? 'get' : method.toLowerCase(), path, response.status);
  const type = response.type;
  const problems: string[] = [];
  if (response.headers['x-request-id'] === undefined) problems.push('there is no X-Request-Id');
  for (const name of Object.keys(answer.headers ?? {})) {
    // Absent on a last page, by its description.
    if (name !== 'Link' && response.headers[name.toLowerCase()] === undefined)
      problems.push(`there is no ${name}`);
  }
  const media = answer.content?.[type];
  if (answer.content !== undefined && media === undefined) problems.push(`${type} is not declared`);
  if (media !== undefined && method !== 'HEAD') problems.push(...faultsOf(media.schema, response.body));
  if (problems.length > 0) {
    throw new Error(
      `${method} ${url} answered ${response.status} against openapi.yaml:\n  ${problems.join('\n  ')}`,
    );
  }
}

/** What is wrong with a value by a schema of the document. */
export function faultsOf(schema: Schema, value: unknown): readonly string[] {
  const validate = ajv.compile(
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/')),
  );
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** Every operation, by its id. */
export function operations(): readonly (Operation & { readonly method: string; readonly path: string })[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
}

const PROBLEM: Answer = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function answerOf(method: string, path: string, status: number): Answer {
  const found = operations().find(
    (operation) => operation.method === method && matches(operation.path, path),
  );
  // Addresses and methods that do not exist are no part of the document; they answer with a problem all the same.
  if (found === undefined) return status < 400 ? {} : PROBLEM;
  const answer = found.responses[status];
  if (answer === undefined) throw new Error(`${found.operationId} does not declare ${status}`);
  return answer.$ref === undefined
    ? answer
    : (document.components.responses[answer.$ref.split('/').at(-1) ?? ''] ?? answer);
}

function matches(template: string, path: string): boolean {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
}

/** Answers are open so that clients survive new members; here a member that nobody declared is a mistake. */
function closed(schemas: Record<string, Schema>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      schema.properties === undefined ? schema : { ...schema, additionalProperties: false },
    ]),
  );
}
