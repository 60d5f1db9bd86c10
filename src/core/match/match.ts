import type { Profile } from '../profile.ts';
import type { OtherActivity } from './activity.ts';
import { otherActivity } from './activity.ts';
import type { StatedCode } from './codes.ts';
import { codeEvidence } from './codes.ts';
import { disputed } from './dispute.ts';
import type { Evidence } from './evidence.ts';
import { noisyOr, strongest, sureness } from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import type { Matcher } from './matcher.ts';
import { round4 } from './round4.ts';
import { readText } from './spans.ts';
import type { Field, OutsideTerm } from './terms.ts';
import { termEvidence } from './terms.ts';
import { misspelt, respell } from './weak/respell.ts';
import { weakEvidence } from './weak/weak-evidence.ts';
import type { SectorMatch } from './weigh.ts';
import { weigh } from './weigh.ts';

/** What matching found for all sectors. */
export type Match = {
  readonly sectors: readonly SectorMatch[];
  /** Certainty, 0 to 1, that the investor does something that no sector names. */
  readonly outside: number;
  readonly outsideTerms: readonly OutsideTerm[];
  readonly outsideCodes: readonly StatedCode[];
  readonly cutCodes: readonly StatedCode[];
  /** What the company does instead of making, if its own words say so. */
  readonly activity: string | null;
};

/** Matches a profile to every sector; reads the company's name and `activity`, nothing else. */
export function match(matcher: Matcher, profile: Profile): Match {
  const { document, lexicon } = matcher;
  const fields = readFields(lexicon, profile);
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
  const { outsideCode } = document.matching.weighing;
  const outside = noisyOr([
    sureness(document.matching, noisyOr(terms.outside.map(({ strength }) => strength))),
    ...codes.outside.map(() => outsideCode),
  ]);
  const activity = otherActivity(document.matching, fields, terms.evidence, codes.outside);
  const words = misspelt(terms.evidence, fields, document.matching.strengths.misspelt);
  const counted = (beside: number): readonly Evidence[] =>
    strongest([
      ...disputed(matcher, [...codes.evidence, ...words]).map((item) => weakened(item, activity, beside)),
      ...declared,
    ]);
  const { unknownProducts } = document.matching.weighing;
  const known = counted(terms.unknownProducts ? unknownProducts : 1);
  // Whether known words are enough must not hang on whether a product is known: the next one would silence the rest.
  const isMixed = !terms.unknownProducts && fields.some(({ kind }) => kind === 'product');
  const asked = { fields, activity, known, enough: isMixed ? counted(unknownProducts) : known };
  const evidence = [...known, ...weakEvidence(matcher, asked)];
  return {
    sectors: weigh(matcher, evidence, outside),
    outside,
    outsideTerms: terms.outside,
    outsideCodes: codes.outside,
    cutCodes: codes.cut,
    activity: activity?.activity ?? null,
  };
}

/**
 * Words, and codes of goods, count less for a company that does not make things; words besides where none of its stated
 * products is known. A code of an industry says itself what is done.
 */
function weakened(item: Evidence, activity: OtherActivity | null, besideUnknown: number): Evidence {
  if (item.kind !== 'term' && (item.kind !== 'code' || item.scheme !== 'HS2022')) return item;
  // Words that stand with the other activity are weakened already.
  const other = item.why === 'other_activity' ? 1 : (activity?.factor ?? 1);
  const isBeside = item.kind === 'term' && !item.field.startsWith('/activity/products');
  const left = other * (isBeside ? besideUnknown : 1);
  if (left === 1 || item.strength === 0) return item;
  const isOther = item.why === null && activity !== null && activity.factor < 0.5;
  return {
    ...item,
    left: round4(item.left * left),
    strength: round4(item.strength * left),
    why: isOther ? 'other_activity' : item.why,
  };
}

/** Reads every field; where one is Vietnamese, the others may be so without their marks. */
function readFields(lexicon: Lexicon, profile: Profile): readonly Field[] {
  const fields = fieldsOf(profile).map((field) => ({ ...field, read: readText(lexicon, field.text) }));
  const beside = fields.some(({ read }) => read.isVietnamese);
  return fields.map((field) => {
    const read = beside && !field.read.isVietnamese ? readText(lexicon, field.text, true) : field.read;
    return field.kind === 'name' ? { ...field, read } : { ...field, read: respell(lexicon, read) };
  });
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
