import type { Segment } from '../catalogue.ts';
import type { Profile } from '../profile.ts';
import { companyActivity } from './activity.ts';
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
const OUTSIDE_CODE = 0.5;

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
  const evidence = strongest([...codes.evidence, ...declared, ...terms.evidence]);
  const outside = noisyOr([...terms.outside, ...codes.outside.map(() => OUTSIDE_CODE)]);
  const activity = companyActivity(document.matching, fields, evidence);
  return {
    sectors: sectorMatches(matcher, evidence, outside, activity?.factor ?? 1),
    outside,
    outsideCodes: codes.outside,
    cutCodes: codes.cut,
    activity: activity?.activity ?? null,
  };
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
  activityFactor: number,
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
    const value = (best?.value ?? 0) * prominence(share) * activityFactor;
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
