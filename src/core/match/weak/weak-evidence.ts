import type { MatchingPolicy } from '../../catalogue.ts';
import type { OtherActivity } from '../activity.ts';
import type { Evidence } from '../evidence.ts';
import { joined } from '../evidence.ts';
import type { Matcher } from '../matcher.ts';
import { round4 } from '../round4.ts';
import type { Field } from '../terms.ts';
import { received } from '../terms.ts';
import type { Clause } from './clauses.ts';
import { clausesOf } from './clauses.ts';
import { resemblance } from './resemblance.ts';

type WeakItem = Extract<Evidence, { kind: 'weak' }>;

/** No more than this is claimed for what only sounds like a segment, unless the catalogue says so. */
const MOST = 0.5;
/** How clear a resemblance must be, in nats, for the catalogue's floor and for all that may be claimed. */
const CLEARNESS = { least: 20, most: 80 } as const;
/** What is left of clearness: a product is short and to the point, a description tells much else, a name misleads. */
const LEFT = { product: 1, description: 0.5, name: 0 } as const;

/** What weak evidence is asked of; evidence has the strongest of each concept counted. */
export type Asked = {
  readonly fields: readonly Field[];
  readonly activity: OtherActivity | null;
  /** What counts besides weak evidence. */
  readonly known: readonly Evidence[];
  /** What may make weak evidence needless. */
  readonly enough: readonly Evidence[];
};

/**
 * What the words of a profile sound like, where no segment is known to be half certain. It fills what known evidence
 * leaves open up to its own strength and adds nothing beyond, so one more known word never lowers its segment.
 * @returns at most one item for each segment
 */
export function weakEvidence(
  matcher: Matcher,
  { fields, activity, known, enough }: Asked,
): readonly Evidence[] {
  const { matching } = matcher.document;
  const most = matching.strengths.weak ?? MOST;
  const segments = [...matcher.segments.keys()];
  if (segments.some((segment) => levelOf(enough, segment, matching) >= most)) return [];
  const best = new Map<string, WeakItem>();
  for (const field of fields.filter(({ kind }) => LEFT[kind] > 0)) {
    for (const clause of clausesOf(field.read, matching)) {
      const item = itemOf(matcher, field, clause, most);
      if (item !== null && item.strength > (best.get(item.segment)?.strength ?? 0))
        best.set(item.segment, item);
    }
  }
  return [...best.values()].flatMap((item) => {
    const claim = item.strength * (activity?.factor ?? 1);
    const strength = beyond(claim, levelOf(known, item.segment, matching));
    return claim >= matching.floor && strength > 0 ? [{ ...item, strength }] : [];
  });
}

function levelOf(evidence: readonly Evidence[], segment: string, matching: MatchingPolicy): number {
  return joined(
    evidence.filter((item) => item.segment === segment && item.counted),
    matching,
  );
}

/** One clause as evidence: from the floor, at the least clearness, it rises with its logarithm. */
function itemOf(matcher: Matcher, field: Field, clause: Clause, most: number): WeakItem | null {
  const text = field.read.folded.text.slice(clause.start, clause.end);
  const left = LEFT[field.kind];
  const found = resemblance(matcher, text, CLEARNESS.least / left);
  if (found === null) return null;
  const rise =
    Math.log((found.clearness * left) / CLEARNESS.least) / Math.log(CLEARNESS.most / CLEARNESS.least);
  const least = Math.min(matcher.document.matching.floor, most);
  return {
    kind: 'weak',
    segment: found.segment,
    ...received(field, clause),
    field: field.pointer,
    grams: found.grams,
    strength: round4(least + (most - least) * Math.min(1, rise)),
    counted: true,
    why: 'resemblance',
  };
}

/** What brings a level up to a claim and no further; six decimals, so that both are one number of four. */
function beyond(claim: number, level: number): number {
  return Math.round((1 - (1 - claim) / (1 - level)) * 1_000_000) / 1_000_000;
}
