import type { RouteOptions } from 'fastify';
import { z } from 'zod';
import { API_SCOPES } from '../../contract/api-key.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Headers of a successful answer, by their name in the document. */
    headers?: readonly string[];
    /** Whether the body is a profile, for which there are examples. */
    examples?: boolean;
    /** Whether the request has to name a revision in `If-Match`. */
    needsRevision?: boolean;
  }
}

const note = z.object({
  access: z.enum(['public', ...API_SCOPES]).default('public'),
  isTranslated: z.boolean().default(false),
  headers: z.array(z.string()).default([]),
  examples: z.boolean().default(false),
  needsRevision: z.boolean().default(false),
});

/** What the document needs to know of a route besides its schema. */
export type Note = z.infer<typeof note>;

/** Where a note travels through the generator; it is gone from the finished document. */
export const NOTE = 'x-leadfit-note';

/** Attaches what the configuration of a route says to its schema. */
export function withNote<Schema extends object>({ config }: RouteOptions, schema: Schema): Schema {
  return { ...schema, [NOTE]: readNote(config ?? {}) };
}

/** Reads a note, or a configuration as one. */
export function readNote(value: unknown): Note {
  return note.parse(value);
}
