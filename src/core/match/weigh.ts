import type { MatchingPolicy, Segment } from '../catalogue.ts';
import type { Evidence } from './evidence.ts';
import { joined, MOST_OF_WORDS } from './evidence.ts';
import type { Matcher } from './matcher.ts';
import { round4 } from './round4.ts';

/** A sector's match: `value` in ten-thousandths, its best segment, and everything that spoke for or against it. */
export type SectorMatch = {
  readonly sector: string;
  readonly segment: string | null;
  readonly value: number;
  readonly weighing: Weighing;
  readonly evidence: readonly Evidence[];
};

/**
 * How the value came about, each 0 to 1: `value = joined · prominence · inside`, never above the catalogue's ceiling.
 * `joined` is the noisy-or of the best segment's counted evidence, by its place in the sector.
 */
export type Weighing = { readonly joined: number; readonly prominence: number; readonly inside: number };

/** From here on another sector's segment disputes a match, so that no code makes it surer than words do. */
const RIVAL = 0.6;

/** Joins the evidence of each segment, weighs it against everything else that was found, and takes each sector's best. */
export function weigh(
  { document, segments }: Matcher,
  evidence: readonly Evidence[],
  outside: number,
): readonly SectorMatch[] {
  const bySegment = new Map<string, number>();
  for (const code of segments.keys()) {
    const counted = evidence.filter((item) => item.segment === code && item.counted);
    bySegment.set(code, joined(counted, document.matching));
  }
  const total = [...bySegment.values(), outside].reduce(
    (sum, strength) => sum + weightOfEvidence(strength),
    0,
  );
  const { ceiling, secondaryFactor, weighing: policy, strengths } = document.matching;
  const contested = Math.min(ceiling, strengths.words ?? MOST_OF_WORDS);
  return document.sectors.map((sector) => {
    let best: { readonly code: string | null; readonly joined: number } = { code: null, joined: 0 };
    let own = 0;
    let rival = 0;
    for (const [code, strength] of bySegment) {
      const place = placeIn(segments.get(code), sector.code, secondaryFactor);
      if (place === 0) rival = Math.max(rival, strength);
      own += place * weightOfEvidence(strength);
      if (strength * place > best.joined) best = { code, joined: strength * place };
    }
    const prominence = total === 0 ? 1 : Math.min(1, policy.prominence + own / total);
    const inside = insideFactor(best.joined, outside, policy);
    return {
      sector: sector.code,
      segment: best.code,
      value: toE4(Math.min(best.joined * prominence * inside, rival < RIVAL ? ceiling : contested)),
      weighing: { joined: round4(best.joined), prominence: round4(prominence), inside: round4(inside) },
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

/** Signs of an industry outside every sector weigh against a match as soon as they are nearly as strong. */
function insideFactor(joined: number, outside: number, policy: MatchingPolicy['weighing']): number {
  const [own, other] = [weightOfEvidence(joined), weightOfEvidence(outside)];
  const doubt = own + other === 0 ? 0 : other / (own + other);
  return Math.min(1, Math.max(policy.doubtLeast, 1 - policy.doubtSlope * (doubt - policy.doubtFrom)));
}

function toE4(value: number): number {
  return Math.round(value * 10_000);
}
