import { z } from 'zod';
import type { ErrorCode } from '../../contract/error.ts';
import { problem } from '../../contract/problem.ts';
import { STATUS } from '../problem.ts';
import { PROBLEM_TEXTS } from '../problem-texts.ts';
import type { JsonObject } from './json.ts';

const CODES = Object.entries(PROBLEM_TEXTS).map(([code, { title }]) => ({ code, title: title.en }));

/** Named by the first problem of the status. */
function codesOf(status: number): typeof CODES {
  return CODES.filter(({ code }) => isCode(code) && STATUS[code] === status);
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(STATUS, code);
}

function responseName(status: number): string {
  const words = (codesOf(status)[0]?.code ?? 'problem').split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** A reference to the shared answer of a status. */
export function sharedResponse(status: number): JsonObject {
  return { $ref: `#/components/responses/${responseName(status)}` };
}

const HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  403: ['WWW-Authenticate'],
  503: ['Retry-After'],
};

/** One answer for each status that is a problem, with the codes that it may carry. */
export function sharedResponses(): JsonObject {
  // An operation that exists takes its method, so none of them answers 405.
  const statuses = [...new Set(Object.values(STATUS))]
    .filter((status) => status !== 405)
    .sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [
      responseName(status),
      {
        description: codesOf(status)
          .map(({ code, title }) => `\`${code}\`: ${title}`)
          .join(' '),
        headers: headerReferences(['X-Request-Id', 'Content-Language', ...(HEADERS[status] ?? [])]),
        content: {
          'application/problem+json': {
            schema: { $ref: `#/components/schemas/${z.globalRegistry.get(problem)?.id}` },
          },
        },
      },
    ]),
  );
}

/** References to shared headers, by their names. */
export function headerReferences(names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

const TEXT = { type: 'string', maxLength: 2000 } as const;

/** Headers of answers. */
export const HEADERS_OF_ANSWERS: JsonObject = {
  'X-Request-Id': {
    description:
      'Id of the request: the caller’s own if it sent a short one of letters, digits, `.`, `_` and `-`.',
    schema: { type: 'string', maxLength: 64 },
  },
  'Content-Language': {
    description: 'Language of the texts.',
    schema: { $ref: '#/components/schemas/Language' },
  },
  'WWW-Authenticate': { description: 'How to authenticate.', schema: TEXT },
  'Retry-After': {
    description: 'Seconds after which to try again.',
    schema: { type: 'integer', minimum: 0, maximum: 3600 },
  },
  ETag: {
    description: 'The revision, for `If-Match`.',
    schema: { type: 'string', maxLength: 20, examples: ['"3"'] },
  },
  Location: {
    description: 'Where the new investor is read.',
    schema: { type: 'string', format: 'uri-reference', maxLength: 200 },
  },
  Link: {
    description: 'Address of the next page, `rel="next"`; absent on the last one.',
    schema: { type: 'string', maxLength: 10_000 },
  },
};

/** Parameters that many operations take. */
export const SHARED_PARAMETERS: JsonObject = {
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `ETag` of the revision that is changed. `*`, weak tags and lists name no revision.',
    schema: { type: 'string', maxLength: 200, examples: ['"3"'] },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description: 'Preferred languages; `vi` and `en` are spoken.',
    schema: { type: 'string', maxLength: 1000, examples: ['vi, en;q=0.5'] },
  },
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    required: false,
    description: 'Id under which the request is logged and answered; one is made where none is sent.',
    schema: { type: 'string', maxLength: 64, pattern: '^[\\w.-]{1,64}$' },
  },
};
