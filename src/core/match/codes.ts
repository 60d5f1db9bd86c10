import type { CatalogueDocument } from '../catalogue.ts';
import type { CodeScheme } from './code-scheme.ts';
import { normaliseCode } from './code-scheme.ts';
import type { Evidence } from './evidence.ts';

export type StatedCode = { readonly scheme: CodeScheme; readonly code: string };

/** What the stated codes say: evidence, codes that no segment claims, and codes that were cut to the international length. */
export type CodeEvidence = {
  readonly evidence: readonly Evidence[];
  readonly outside: readonly StatedCode[];
  readonly cut: readonly StatedCode[];
};

/** Looks every readable code up; the longest prefix that the catalogue knows decides alone. */
export function codeEvidence(table: CatalogueDocument['codes'], codes: readonly StatedCode[]): CodeEvidence {
  const evidence: Evidence[] = [];
  const outside: StatedCode[] = [];
  const cut: StatedCode[] = [];
  for (const { scheme, code: text } of codes) {
    const read = normaliseCode(scheme, text);
    if ('fault' in read) continue;
    if (read.cut) cut.push({ scheme, code: read.code });
    const claims = claimsOf(table[scheme], read.code);
    if (claims === undefined) outside.push({ scheme, code: read.code });
    for (const [segment, strength] of Object.entries(claims ?? {})) {
      evidence.push({
        kind: 'code',
        scheme,
        code: read.code,
        segment,
        strength,
        counted: true,
        why: null,
        left: 1,
      });
    }
  }
  return { evidence, outside, cut };
}

function claimsOf(
  prefixes: Readonly<Record<string, Readonly<Record<string, number>>>>,
  code: string,
): Readonly<Record<string, number>> | undefined {
  for (let length = code.length; length >= 2; length--) {
    const claims = prefixes[code.slice(0, length)];
    // An empty entry says that this branch belongs to no segment, whatever its chapter does.
    if (claims !== undefined) return Object.keys(claims).length === 0 ? undefined : claims;
  }
  return undefined;
}
