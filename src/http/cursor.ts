import { createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { errors } from '../contract/error.ts';

const MAC_BYTES = 32;

/**
 * An opaque place in a list: the position, signed together with everything that the list depends on. It fits the
 * same query of the same owner only.
 */
export function sealCursor(key: string, query: unknown, position: unknown): string {
  const text = Buffer.from(JSON.stringify(position));
  return Buffer.concat([mac(key, query, text), text]).toString('base64url');
}

/** @throws AppError `validation_failed` where the cursor was changed or belongs to another query */
export function openCursor<Position extends z.ZodType>(
  key: string,
  query: unknown,
  cursor: string,
  position: Position,
): z.infer<Position> {
  const bytes = Buffer.from(cursor, 'base64url');
  const [signature, text] = [bytes.subarray(0, MAC_BYTES), bytes.subarray(MAC_BYTES)];
  const isOurs = signature.length === MAC_BYTES && timingSafeEqual(signature, mac(key, query, text));
  if (!isOurs) throw errors.validationFailed([{ parameter: 'cursor', message: 'invalid_cursor' }]);
  return position.parse(JSON.parse(text.toString()));
}

function mac(key: string, query: unknown, text: Uint8Array): Buffer {
  // The length of the query goes first: without it, bytes could move from the query to the position.
  const described = JSON.stringify(query);
  return createHmac('sha256', key)
    .update(`${Buffer.byteLength(described)}:${described}`)
    .update(text)
    .digest();
}
