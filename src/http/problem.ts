import type { ErrorCode, FieldFault } from '../contract/error.ts';
import { AppError } from '../contract/error.ts';
import type { Problem } from '../contract/problem.ts';
import type { Language } from '../core/catalogue.ts';
import { fill } from '../core/format.ts';
import { split } from './faults.ts';
import { fieldMessage } from './field-messages.ts';
import { pointer } from './pointer.ts';
import { PROBLEM_TEXTS } from './problem-texts.ts';

/** The one place where an error gets its status. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  malformed_json: 400,
  malformed_url: 400,
  malformed_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  request_timeout: 408,
  duplicate: 409,
  revision_mismatch: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  revision_required: 428,
  headers_too_large: 431,
  internal: 500,
  unavailable: 503,
};

/** What Fastify and Node call the failures that happen before a route is asked. */
const FOREIGN: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_BAD_URL: 'malformed_url',
  // No id is as long as that.
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'unsupported_media_type',
  ECONNRESET: 'malformed_request',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

const MAX_FAULTS = 1000;
const RETRY_AFTER_SECONDS = 5;

/** What a problem document says besides its code. */
export type About = { readonly requestId: string; readonly language: Language; readonly path: string };

/** A problem as it is sent. */
export type Rendered = { readonly body: Problem; readonly headers: Readonly<Record<string, string>> };

/** Any error as one of ours; `internal` for what nobody expected. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const foreign = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return new AppError(FOREIGN[foreign] ?? 'internal', { cause: error });
}

/** Renders RFC 9457 problem details; nothing else in the service does. */
export function render({ code, faults, extra }: AppError, { requestId, language, path }: About): Rendered {
  const found = faults.flatMap(split).slice(0, MAX_FAULTS);
  const { title, detail } = PROBLEM_TEXTS[code];
  const values = { ...extra, requestId, count: found.length };
  const body = {
    type: `urn:leadfit:problem:${code}`,
    title: title[language],
    status: STATUS[code],
    detail: fill(
      detail[language],
      Object.fromEntries(Object.entries(values).map(([key, value]) => [key, shown(value)])),
    ),
    instance: path.slice(0, 2000),
    code,
    requestId,
    ...extra,
    ...(found.length === 0 ? {} : { errors: found.map((fault) => fieldError(fault, language)) }),
  };
  return {
    body,
    headers: { ...headers(code, extra), 'content-language': language, vary: 'Accept-Language' },
  };
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function fieldError(fault: FieldFault, language: Language): NonNullable<Problem['errors']>[number] {
  const message = fieldMessage(fault, language).slice(0, 1000);
  if ('parameter' in fault) return { parameter: fault.parameter.slice(0, 100), message };
  if ('header' in fault) return { header: fault.header, message };
  return { pointer: pointer(fault.path).slice(0, 500), message };
}

/** Headers that belong to a status. */
function headers(code: ErrorCode, extra: AppError['extra']): Readonly<Record<string, string>> {
  switch (code) {
    case 'unauthenticated':
      return { 'www-authenticate': 'Bearer realm="leadfit"' };
    case 'forbidden':
      return {
        'www-authenticate': `Bearer realm="leadfit", error="insufficient_scope", scope="${shown(extra.requiredScopes)}"`,
      };
    case 'method_not_allowed':
      return { allow: shown(extra.allowed) };
    case 'unavailable':
      return { 'retry-after': String(RETRY_AFTER_SECONDS) };
    default:
      return {};
  }
}
