import type { Segment } from '../catalogue.ts';
import type { Profile } from '../profile.ts';
import type { OtherActivity } from './activity.ts';
import { otherActivity } from './activity.ts';
import type { StatedCode } from './codes.ts';
import { codeEvidence } from './codes.ts';
import type { Evidence } from './evidence.ts';
import { noisyOr, strongest } from './evidence.ts';
import type { Matcher } from './matcher.ts';
import { readText } from './spans.ts';
import type { Field } from './terms.ts';
import { termEvidence } from './terms.ts';

/** A sector's match: `value` in ten-thousandths, its best segment, and everything that spoke for or against it. */
export type SectorMatch = {
  readonly sector: string;
  readonly segment: string | null;
  readonly value: number;
  readonly evidence: readonly Evidence[];
};

/** What matching found for all sectors. */
export type Match = {
  readonly sectors: readonly SectorMatch[];
  /** Certainty, 0 to 1, that the investor does something that no sector names. */
  readonly outside: number;
  readonly outsideCodes: readonly StatedCode[];
  readonly cutCodes: readonly StatedCode[];
  /** What the company does instead of making, if its own words say so. */
  readonly activity: string | null;
};

/** How sure a code without a segment makes us that the investor is outside every sector. */
const OUTSIDE_CODE = 0.65;

/** What is left of the other words where no stated product is known: they speak of something else then. */
const UNKNOWN_PRODUCTS = 0.5;

/** Matches a profile to every sector; reads the company's name and `activity`, nothing else. */
export function match(matcher: Matcher, profile: Profile): Match {
  const { document, lexicon } = matcher;
  const fields = fieldsOf(profile).map((field) => ({ ...field, read: readText(lexicon, field.text) }));
  const terms = termEvidence(matcher, fields);
  const codes = codeEvidence(document.codes, profile.activity?.codes ?? []);
  const declared = (profile.activity?.segments ?? []).map((segment, index): Evidence => {
    const strength = document.matching.strengths.declared;
    return {
      kind: 'declared',
      field: `/activity/segments/${index}`,
      segment,
      strength,
      counted: true,
      why: null,
    };
  });
  const outside = noisyOr([...terms.outside, ...codes.outside.map(() => OUTSIDE_CODE)]);
  const activity = otherActivity(document.matching, fields, terms.evidence, codes.outside);
  const words = terms.evidence.map((item) => weakened(item, activity, terms.unknownProducts));
  const evidence = strongest([...codes.evidence, ...declared, ...words]);
  return {
    sectors: sectorMatches(matcher, evidence, outside),
    outside,
    outsideCodes: codes.outside,
    cutCodes: codes.cut,
    activity: activity?.activity ?? null,
  };
}

/** Words count less for a company that does not make things, and where none of its stated products is known. */
function weakened(item: Evidence, activity: OtherActivity | null, hasUnknownProducts: boolean): Evidence {
  const inProducts = item.kind === 'term' && item.field.startsWith('/activity/products');
  // Words that stand with the other activity are weakened already.
  const other = item.why === 'other_activity' ? 1 : (activity?.factor ?? 1);
  const factor = other * (hasUnknownProducts && !inProducts ? UNKNOWN_PRODUCTS : 1);
  if (factor === 1 || item.strength === 0) return item;
  const isOther = item.why === null && activity !== null && activity.factor < 0.5;
  return { ...item, strength: round4(item.strength * factor), why: isOther ? 'other_activity' : item.why };
}

function round4(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function fieldsOf({ company, activity }: Profile): readonly Omit<Field, 'read'>[] {
  return [
    { pointer: '/company/name', kind: 'name', text: company.name },
    ...(activity?.description === undefined
      ? []
      : [{ pointer: '/activity/description', kind: 'description', text: activity.description } as const]),
    ...(activity?.products ?? []).map(
      (text, index) => ({ pointer: `/activity/products/${index}`, kind: 'product', text }) as const,
    ),
  ];
}

/** Joins the evidence of each segment, weighs it against everything else that was found, and takes each sector's best. */
function sectorMatches(
  { document, segments }: Matcher,
  evidence: readonly Evidence[],
  outside: number,
): readonly SectorMatch[] {
  const bySegment = new Map<string, number>();
  for (const code of segments.keys()) {
    const counted = evidence.filter((item) => item.segment === code && item.counted);
    bySegment.set(code, noisyOr(counted.map(({ strength }) => strength)));
  }
  const weights = [...bySegment.values(), outside].map(weightOfEvidence);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { ceiling, secondaryFactor } = document.matching;
  return document.sectors.map((sector) => {
    let best: { code: string; value: number } | null = null;
    let own = 0;
    for (const [code, strength] of bySegment) {
      const place = placeIn(segments.get(code), sector.code, secondaryFactor);
      if (place === 0) continue;
      own += place * weightOfEvidence(strength);
      const value = strength * place;
      if (value > 0 && (best === null || value > best.value)) best = { code, value };
    }
    const share = total === 0 ? 0 : Math.min(1, own / total);
    const value = (best?.value ?? 0) * prominence(share) * insideFactor(best?.value ?? 0, outside);
    return {
      sector: sector.code,
      segment: best?.code ?? null,
      value: Math.round(Math.min(value, ceiling) * 10_000),
      evidence: evidence.filter(
        (item) => placeIn(segments.get(item.segment), sector.code, secondaryFactor) > 0,
      ),
    };
  });
}

function placeIn(segment: Segment | undefined, sector: string, secondaryFactor: number): number {
  if (segment?.sector === sector) return 1;
  return segment?.secondarySector === sector ? secondaryFactor : 0;
}

/** Evidence adds up as the logarithm of the doubt that it removes (I. J. Good, weight of evidence). */
function weightOfEvidence(strength: number): number {
  return -Math.log(1 - Math.min(strength, 0.999));
}

/** A sector that holds only a small part of all that was found is less likely the investor's own. */
function prominence(share: number): number {
  return Math.min(1, 0.5 + share);
}

/** Signs of an industry outside every sector weigh against a match as soon as they are nearly as strong. */
function insideFactor(inside: number, outside: number): number {
  const [own, other] = [weightOfEvidence(inside), weightOfEvidence(outside)];
  const doubt = own + other === 0 ? 0 : other / (own + other);
  return Math.min(1, Math.max(0.1, 1 - 2.5 * (doubt - 0.35)));
}
