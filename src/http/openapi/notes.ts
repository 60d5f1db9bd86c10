import type { RouteOptions } from 'fastify';
import type { Access } from '../access.ts';

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

/** What the document needs to know of a route besides its schema. */
export type Note = {
  readonly access: Access;
  readonly isTranslated: boolean;
  readonly headers: readonly string[];
  readonly examples: boolean;
  readonly needsRevision: boolean;
};

/** Where a note travels through the generator; it is gone from the finished document. */
export const NOTE = 'x-leadfit-note';

type Transformed<Schema> = { readonly schema: Schema; readonly url: string };

/** Attaches the note of a route to its schema. */
export function noteRoute<Schema>({ config }: RouteOptions, { schema, url }: Transformed<Schema>): Transformed<Schema> {
  const note: Note = {
    access: config?.access ?? 'public',
    isTranslated: config?.isTranslated ?? false,
    headers: config?.headers ?? [],
    examples: config?.examples ?? false,
    needsRevision: config?.needsRevision ?? false,
  };
  return { schema: { ...schema, [NOTE]: note }, url };
}
