import type { Evidence } from './evidence.ts';
import type { Matcher } from './matcher.ts';
import { round4 } from './round4.ts';

/** A product named so plainly that an officer believes it before a number in a form. */
const PLAIN_PRODUCT = 0.75;
/** From here on a word supports a code. */
const SUPPORT = 0.4;
/** What is left of a code that only the form speaks for. */
export const LEFT_OF_DISPUTED = 0.6;

/**
 * Weakens codes that nothing said of the company supports while it names products of another sector: codes are copied,
 * outdated and mistyped more often than products.
 */
export function disputed(matcher: Matcher, evidence: readonly Evidence[]): readonly Evidence[] {
  const plain = evidence.filter((item) => item.kind === 'term' && item.why === null && isOfText(item.field));
  const isNamed = plain.some(
    (item) =>
      item.kind === 'term' && item.field.startsWith('/activity/products') && item.strength >= PLAIN_PRODUCT,
  );
  if (!isNamed) return evidence;
  const supported = new Set(
    plain.filter(({ strength }) => strength >= SUPPORT).flatMap(({ segment }) => sectorsOf(matcher, segment)),
  );
  return evidence.map((item) => {
    if (item.kind !== 'code' || sectorsOf(matcher, item.segment).some((sector) => supported.has(sector)))
      return item;
    return {
      ...item,
      strength: round4(item.strength * LEFT_OF_DISPUTED),
      why: 'disputed',
    };
  });
}

function isOfText(field: string): boolean {
  return field !== '/company/name';
}

function sectorsOf({ segments }: Matcher, code: string): readonly string[] {
  const segment = segments.get(code);
  return segment === undefined
    ? []
    : [segment.sector, ...(segment.secondarySector === undefined ? [] : [segment.secondarySector])];
}
