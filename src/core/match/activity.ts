import type { MatchingPolicy } from '../catalogue.ts';
import { codeActivity } from './code-activity.ts';
import type { StatedCode } from './codes.ts';
import type { Evidence } from './evidence.ts';
import { activityOf, isProduct } from './meanings.ts';
import { gap } from './phrase.ts';
import { isListOfProducts } from './reach.ts';
import { deniesMaking, isDenied, statesMaking } from './sentence.ts';
import type { ReadText, Span } from './spans.ts';
import type { Field } from './terms.ts';

/** How little an activity takes away that no product stands under: it is the root of its factor, about the third. */
const IN_PASSING = 0.35;

/** What a company does instead of making; `activity` is null where it only says that it does not make. */
export type OtherActivity = { readonly activity: string | null; readonly factor: number };

/**
 * What the company does instead of making things, and what is left of its words for products.
 * Null where nothing says that it trades, rents, insures, advises and so on.
 */
export function otherActivity(
  matching: MatchingPolicy,
  fields: readonly Field[],
  evidence: readonly Evidence[],
  outsideCodes: readonly StatedCode[],
): OtherActivity | null {
  const found = new Map<string, number>();
  const places = new Set<Field['kind']>();
  let makes = false;
  for (const { read, kind } of fields) {
    for (const [index, span] of read.spans.entries()) {
      if (statesMaking(read, index, matching)) makes = true;
      const activity = isDenied(read, index) ? null : activityOf(span, matching);
      if (activity === null) continue;
      found.set(activity, (found.get(activity) ?? 0) + 1);
      places.add(kind);
    }
  }
  const codes = outsideCodes.flatMap(({ scheme, code }) => codeActivity(scheme, code) ?? []);
  for (const activity of codes) found.set(activity, (found.get(activity) ?? 0) + 1);
  // A product that is a service, or a name that says so, outweighs products that could be bought and sold.
  const isService = places.has('product') || places.has('name') || codes.length > 0;
  const served = servedSegments(matching, fields);
  if (!isService && evidence.some((item) => isOwnProduct(item) && !served.has(item.segment))) makes = true;
  const denies = fields.some(({ read }) => deniesMaking(read));
  const [main] = [...found].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
  if (main === undefined) return denies ? { activity: null, factor: matching.weighing.notMaking } : null;
  const stated = matching.activities[main[0]] ?? 1;
  // Many makers carry "trading" in their name, and many mention a forwarder or a training centre in passing.
  const isOnlyName = places.size === 1 && places.has('name');
  const isInPassing = isOnlyName || (!isService && !denies && served.size === 0);
  const factor = isInPassing && codes.length === 0 ? stated ** IN_PASSING : stated;
  return {
    activity: main[0],
    factor: makes && !denies && codes.length === 0 ? Math.max(factor, matching.weighing.makingToo) : factor,
  };
}

/** Segments whose products the text itself puts under an activity: a product of one who "repairs fridges" is a service. */
function servedSegments(matching: MatchingPolicy, fields: readonly Field[]): ReadonlySet<string> {
  const served = fields.flatMap(({ read }) => [
    ...read.spans.filter((_, index) => isGoverned(read, index, matching)),
    ...read.hidden.flatMap(({ span, by }) => (activityOf(by, matching) === null ? [] : [span])),
  ]);
  return new Set(
    served.flatMap(({ meanings }) => meanings.flatMap((one) => (one.kind === 'term' ? [one.segment] : []))),
  );
}

/** Whether a product, or the list that it stands in, is the object of an activity: "trades in drives and starters". */
function isGoverned(read: ReadText, index: number, matching: MatchingPolicy): boolean {
  let first = index;
  while (index - first < LONGEST_LIST && isItem(read, first - 1)) first--;
  let last = index;
  while (last - index < LONGEST_LIST && isItem(read, last)) last++;
  const [verb, head] = [read.spans[first - 1], read.spans[first]];
  const [tail, noun] = [read.spans[last], read.spans[last + 1]];
  return (
    (isActivity(verb, matching) && head !== undefined && isObject(gap(read, verb, head), 30)) ||
    (isActivity(noun, matching) && tail !== undefined && isObject(gap(read, tail, noun), 12))
  );
}

/** Further than this from an activity no item of a list is looked at. */
const LONGEST_LIST = 20;

/** Whether a product and the next one are items of one list. */
function isItem(read: ReadText, index: number): boolean {
  return isProduct(read.spans[index]) && isListOfProducts(read, index, index + 1);
}

function isActivity(span: Span | undefined, matching: MatchingPolicy): span is Span {
  return span !== undefined && activityOf(span, matching) !== null;
}

function isObject(between: string, longest: number): boolean {
  return between.length <= longest && !/[.,]/.test(between);
}

function isOwnProduct(item: Evidence): boolean {
  const isPlain = item.kind === 'term' && item.counted && item.why === null && item.strength >= 0.5;
  return isPlain && item.field.startsWith('/activity/products');
}
