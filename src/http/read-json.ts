import { errors } from '../contract/error.ts';
import { shared } from './shared-plugin.ts';

/** Deeper than any schema of ours; a patch is walked by recursion, so depth must have an end. */
const MAX_DEPTH = 32;

/** Bodies of `application/json`, the one content type that every route takes; others are 415. */
export const jsonBodies = shared('json-bodies', [], (app, _options, done) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, jsonParser);
  done();
});

/** Fastify's parser of a JSON body; an empty one is no body, which DELETE may have. */
export function jsonParser(
  _request: unknown,
  body: string | Buffer,
  done: (error: Error | null, body?: unknown) => void,
): void {
  try {
    done(null, body.length === 0 ? undefined : readJson(Buffer.from(body)));
  } catch (error) {
    done(error instanceof Error ? error : new Error('unreadable', { cause: error }));
  }
}

/**
 * Reads a JSON text as UTF-8, with or without a byte order mark.
 * @throws AppError `malformed_json`, or `validation_failed` where it nests too deep or has a `__proto__` member
 */
export function readJson(bytes: Uint8Array): unknown {
  const value = parse(bytes);
  refuseTraps(value);
  return value;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw errors.malformedJson(error);
  }
}

/** Without recursion: JSON.parse reads nestings that would overflow the stack here. */
function refuseTraps(root: unknown): void {
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: root, path: [] }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { value, path } = node;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= MAX_DEPTH) throw errors.validationFailed([{ path: [], message: 'too_deep' }]);
    // Libraries drop this member silently or stumble over it; here it is a field that nobody knows.
    if (Object.hasOwn(value, '__proto__')) {
      throw errors.validationFailed([{ path: [...path, '__proto__'], message: 'unknown_field' }]);
    }
    for (const [key, member] of Object.entries(value)) {
      if (typeof member === 'object') open.push({ value: member, path: [...path, key] });
    }
  }
}
