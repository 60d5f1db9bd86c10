import type { MatchingPolicy } from '../catalogue.ts';
import { meaning } from './context.ts';
import type { Evidence } from './evidence.ts';
import type { Span } from './spans.ts';
import type { Field } from './terms.ts';

/** With words of making beside words of another activity, the doubt is small. */
const BOTH = 0.9;

/**
 * What the company does instead of making things, and what is left of its match.
 * Null where nothing says that it trades, rents, insures, advises and so on.
 */
export function companyActivity(
  matching: MatchingPolicy,
  fields: readonly Field[],
  evidence: readonly Evidence[],
): { readonly activity: string; readonly factor: number } | null {
  const found = new Map<string, number>();
  let isMaking = evidence.some(
    (item) =>
      item.kind === 'term' &&
      item.counted &&
      item.why === null &&
      item.field.startsWith('/activity/products') &&
      item.strength >= 0.5,
  );
  for (const field of fields) {
    for (const [index, span] of field.read.spans.entries()) {
      if (meaning(span, 'making') !== undefined && !isDenied(field.read.spans, index, span)) isMaking = true;
      const activity = meaning(span, 'activity')?.activity;
      if (activity !== undefined && !isDenied(field.read.spans, index, span)) {
        found.set(activity, (found.get(activity) ?? 0) + 1);
      }
    }
  }
  const [main] = [...found].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
  if (main === undefined) return null;
  const factor = matching.activities[main[0]] ?? 1;
  return { activity: main[0], factor: isMaking ? Math.max(factor, BOTH) : factor };
}

/** Whether the word stands right behind a cue that takes it away: "not a trader", "customers are retailers". */
function isDenied(spans: readonly Span[], index: number, span: Span): boolean {
  return spans
    .slice(Math.max(0, index - 2), index)
    .some(
      (other) =>
        span.start - other.end < 25 &&
        other.meanings.some((cue) => cue.kind === 'cue' && cue.side === 'before' && cue.cue !== 'focus'),
    );
}
