import type { MatchingPolicy } from '../catalogue.ts';
import { codeActivity } from './code-activity.ts';
import type { StatedCode } from './codes.ts';
import type { Evidence } from './evidence.ts';
import { activityOf, meaning } from './meanings.ts';
import { deniesMaking, isDenied } from './sentence.ts';
import type { Field } from './terms.ts';

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
      if (isDenied(read.spans, index)) continue;
      const activity = activityOf(span, matching);
      if (activity !== null) {
        found.set(activity, (found.get(activity) ?? 0) + 1);
        places.add(kind);
      }
      if (meaning(span, 'making') !== undefined) makes = true;
    }
  }
  const codes = outsideCodes.flatMap(({ scheme, code }) => codeActivity(scheme, code) ?? []);
  for (const activity of codes) found.set(activity, (found.get(activity) ?? 0) + 1);
  // A product that is a service, or a name that says so, outweighs products that could be bought and sold.
  const isService = places.has('product') || places.has('name') || codes.length > 0;
  if (!isService && evidence.some(isOwnProduct)) makes = true;
  const denies = fields.some(({ read }) => deniesMaking(read));
  const [main] = [...found].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
  if (main === undefined) return denies ? { activity: null, factor: matching.weighing.notMaking } : null;
  const stated = matching.activities[main[0]] ?? 1;
  // Many makers carry "trading" in their name.
  const factor = codes.length === 0 && places.size === 1 && places.has('name') ? Math.sqrt(stated) : stated;
  return {
    activity: main[0],
    factor: makes && !denies && codes.length === 0 ? Math.max(factor, matching.weighing.makingToo) : factor,
  };
}

function isOwnProduct(item: Evidence): boolean {
  const isPlain = item.kind === 'term' && item.counted && item.why === null && item.strength >= 0.5;
  return isPlain && item.field.startsWith('/activity/products');
}
