import type { FastifyRequest } from 'fastify';
import { errors } from '../contract/error.ts';

/** The strong entity tag of a revision. */
export function etag(revision: number): string {
  return `"${revision}"`;
}

/** No revision has this number, so it matches none. */
const NEVER = 0;

/**
 * The revision that `If-Match` names. A well-formed tag that is not one of ours, or a weak one, matches nothing (412
 * follows). `*` and lists are refused: a change has to say which revision it was made for.
 * @throws AppError `revision_required` without the header, `validation_failed` where it is no single entity tag
 */
export function ifMatch({ headers }: FastifyRequest): number {
  const given = headers['if-match'];
  if (given === undefined) throw errors.revisionRequired();
  const [, weak, tag] = /^\s*(W\/)?"([\x21\x23-\x7E\x80-\xFF]*)"\s*$/.exec(given) ?? [];
  if (tag === undefined) throw errors.validationFailed([{ header: 'If-Match', message: 'not_a_revision' }]);
  return weak === undefined && /^[1-9]\d{0,9}$/.test(tag) ? Number(tag) : NEVER;
}
