import { createHash } from 'node:crypto';
import { canonicalJson } from '../core/canonical.ts';

/** `sha256:` and the hex hash of a value's canonical JSON: equal values, equal hash, on every machine. */
export function hashOf(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}
