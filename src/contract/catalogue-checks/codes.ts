import { CODE_SCHEMES, normaliseCode } from '../../core/match/code-scheme.ts';
import { check } from '../catalogue-fault.ts';

/** A classification never settles a segment alone (measured: HS 6 digits are the most precise of all). */
const MOST = 0.95;

/** Every prefix is one that its scheme can have; an empty map says that it belongs to no segment. */
export const codePrefixes = check(['codes', 'segments'], function* ({ codes, segments }) {
  const known = new Set(segments.map(({ code }) => code));
  for (const scheme of CODE_SCHEMES) {
    for (const [prefix, claims] of Object.entries(codes[scheme])) {
      const path = ['codes', scheme, prefix];
      const read = normaliseCode(scheme, prefix);
      if ('fault' in read || read.code !== prefix) {
        yield { path, message: `${scheme} cannot have the code ${prefix}` };
      }
      for (const [segment, strength] of Object.entries(claims)) {
        if (!known.has(segment))
          yield { path: [...path, segment], message: `there is no segment ${segment}` };
        if (strength > MOST) {
          yield {
            path: [...path, segment],
            message: `${scheme} ${prefix}: strength ${strength} of ${segment} exceeds ${MOST}`,
          };
        }
      }
    }
  }
});
