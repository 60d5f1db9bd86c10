/** One fault of a request, by where it is. `message` is a key of FIELD_MESSAGES or a finished sentence. */
export type FieldFault = { readonly message: string } & (
  | { readonly path: readonly PropertyKey[] }
  | { readonly parameter: string }
  | { readonly header: string }
);

/** Everything that can go wrong on purpose; docs/errors.md has a heading for each. */
export type ErrorCode =
  | 'malformed_json'
  | 'malformed_url'
  | 'malformed_request'
  | 'validation_failed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'not_acceptable'
  | 'request_timeout'
  | 'duplicate'
  | 'revision_mismatch'
  | 'payload_too_large'
  | 'headers_too_large'
  | 'unsupported_media_type'
  | 'revision_required'
  | 'unavailable'
  | 'internal';

/** An expected failure, without a word of HTTP: a code, what it speaks of, and what else the caller is told. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly FieldFault[];
  /** Members of the problem document beside the usual ones, for example `currentRevision`. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    more: { faults?: readonly FieldFault[]; extra?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(code, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.faults = more.faults ?? [];
    this.extra = more.extra ?? {};
  }
}

/** The only way to make an AppError. */
export const errors = {
  malformedJson: (cause?: unknown) => new AppError('malformed_json', { cause }),
  malformedRequest: () => new AppError('malformed_request'),
  malformedUrl: (cause?: unknown) => new AppError('malformed_url', { cause }),
  validationFailed: (faults: readonly FieldFault[]) => new AppError('validation_failed', { faults }),
  unauthenticated: () => new AppError('unauthenticated'),
  forbidden: (requiredScopes: readonly string[]) => new AppError('forbidden', { extra: { requiredScopes } }),
  notFound: () => new AppError('not_found'),
  methodNotAllowed: (allowed: readonly string[]) =>
    new AppError('method_not_allowed', { extra: { allowed } }),
  notAcceptable: () => new AppError('not_acceptable'),
  duplicate: (faults: readonly FieldFault[], investorId: string) =>
    new AppError('duplicate', { faults, extra: { investorId } }),
  revisionMismatch: (currentRevision: number) =>
    new AppError('revision_mismatch', { extra: { currentRevision } }),
  revisionRequired: () => new AppError('revision_required'),
  unavailable: (cause?: unknown) => new AppError('unavailable', { cause }),
} as const;
