import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Slice } from '../contract/page.ts';
import { callerOf } from './access.ts';
import { openCursor, sealCursor } from './cursor.ts';

type Query = { readonly limit: number; readonly total: boolean; readonly cursor?: string | undefined };

/** How a list of a route is paged. */
export type Paging<Position extends z.ZodType> = {
  readonly request: FastifyRequest;
  readonly query: Query;
  /** What else the list depends on besides the address and the caller. */
  readonly filter: unknown;
  readonly position: Position;
  readonly cursorKey: string;
};

/** Where a request asks to go on, and the page that answers it. */
export function paging<Position extends z.ZodType>({
  request,
  query,
  filter,
  position,
  cursorKey,
}: Paging<Position>) {
  const list = [callerOf(request).ownerId, request.routeOptions.url, request.params, filter];
  const { limit, total, cursor } = query;
  return {
    asked: {
      after: cursor === undefined ? null : openCursor(cursorKey, list, cursor, position),
      limit,
      total,
    },
    /** The page in the body, and where it goes on in `Link` too. */
    answer<Row>(reply: FastifyReply, slice: Slice<Row, z.infer<Position>>) {
      const nextCursor = slice.next === null ? null : sealCursor(cursorKey, list, slice.next);
      if (nextCursor !== null) reply.header('link', `<${addressOf(request.url, nextCursor)}>; rel="next"`);
      const page = { limit, nextCursor, ...(slice.total === undefined ? {} : { total: slice.total }) };
      return { data: [...slice.rows], page };
    },
  };
}

function addressOf(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}
