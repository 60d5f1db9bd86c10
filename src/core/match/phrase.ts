import type { ReadText, Span } from './spans.ts';

/** Folded text between two spans that follow each other. */
export function gap(read: ReadText, left: Span, right: Span): string {
  return read.folded.text.slice(left.end, right.start);
}

/** Words that join the items of a list, in the languages that leads are written in. */
const CONNECTOR =
  /(?<![\p{L}])(?:and|or|as well as|plus|va|hoac|cung nhu|lan)(?![\p{L}])|及び|および|並びに|または|以及|[やと和与與及或]|및|[와과](?= |$)/gu;

/** How much may stand between two items of a list besides what joins them: an adjective that nobody knows. */
const LONGEST_ADJECTIVE = { cjk: 3, latin: 14 } as const;

/** Whether this is all that stands between two items of a list: separators, connectors, at most an adjective. */
export function isListGap(between: string): boolean {
  const rest = between.replace(CONNECTOR, '').replace(/[ ,]+/g, ' ').trim();
  return rest.length <= (/^[ -~]*$/.test(rest) ? LONGEST_ADJECTIVE.latin : LONGEST_ADJECTIVE.cjk);
}

/** Whether two words stand in one phrase: no separator, no connector, no particle that ends a noun phrase. */
export function isOnePhrase(between: string): boolean {
  if (between.length > 16 || /[.,]/.test(between)) return false;
  const rest = between.trim();
  if (/^[ -~]*$/.test(rest))
    return !/(?<![a-z])(?:and|or|va|hoac|for|cho|with|de|to|in|tai|o)(?![a-z])/.test(rest);
  return rest.length <= 8 && !/[をがはへでにやと、及和与與或]|[을를은는이가에로와과](?: |$)/u.test(rest);
}
