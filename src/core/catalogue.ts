import type { CodeScheme } from './match/code-scheme.ts';
import type { Pointer } from './profile.ts';

export const LANGUAGES = ['vi', 'en'] as const;
/** A language that people read our texts in. */
export type Language = (typeof LANGUAGES)[number];
/** One text in both languages; `{name}` marks a number that is filled in. */
export type Texts = Readonly<Record<Language, string>>;

export const TERM_LANGUAGES = ['en', 'vi', 'ja', 'ko', 'zh'] as const;
/** A language that leads are written in. */
export type TermLanguage = (typeof TERM_LANGUAGES)[number];

export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

/** Breakpoints `[x, value]` of a piecewise-linear value function: x rising, value 0 to 1, flat outside. */
export type Curve = readonly (readonly [number, number])[];

/** Which way a fact moves a criterion: up, down or neither in general. */
export type Direction = '+' | '-' | 'none';

/**
 * How a criterion reads facts into a value of 0 to 1. `share` is its part of the criterion in percent,
 * `assumed` the value taken for the point score while the fact is unknown.
 */
export type Reading = {
  readonly share: number;
  readonly assumed: number;
  /** Value when the fact does not apply to this investor. */
  readonly notApplicable: number;
} & (
  | { readonly kind: 'number'; readonly fact: Pointer; readonly curve: Curve }
  | { readonly kind: 'ratio'; readonly fact: Pointer; readonly per: Pointer; readonly curve: Curve }
  | { readonly kind: 'sum'; readonly facts: readonly Pointer[]; readonly curve: Curve }
  | {
      readonly kind: 'markets';
      readonly fact: Pointer;
      readonly markets: readonly string[];
      readonly curve: Curve;
    }
  | { readonly kind: 'count'; readonly fact: Pointer; readonly curve: Curve }
  | { readonly kind: 'category'; readonly fact: Pointer; readonly table: Readonly<Record<string, number>> }
  | {
      readonly kind: 'segment';
      readonly attribute: 'stage' | 'technology';
      readonly table: Readonly<Record<string, number>>;
    }
);

/** A sentence for a criterion whose value is at least `from`; the highest band that is reached speaks. */
export type ReasonBand = { readonly code: string; readonly from: number } & Texts;

export type Criterion = {
  readonly code: string;
  readonly name: Texts;
  readonly pillar: string;
  /** A citation's code, `segment` for the sentence that the matched segment rests on, or null: expert judgement. */
  readonly citation: string | null;
  readonly directions: Readonly<Record<Pointer, Direction>>;
  readonly readings: readonly Reading[];
  readonly reasons: readonly ReasonBand[];
  readonly unknown: { readonly code: string } & Texts;
};

export type Fact = {
  readonly pointer: Pointer;
  readonly name: Texts;
  readonly question: Texts;
  /** Declared range of a number; what an unknown number may be. */
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly unit: 'usd' | 'usd_per_month' | 'ha' | 'jobs' | 'share' | 'count' | 'mw' | 'm3_per_day' | 'none';
  /** Who can change it: the investor, the agency, or nobody. */
  readonly actor: 'investor' | 'agency' | 'fixed';
  /** Older than this at the as-of date it counts as unknown. */
  readonly maxAgeMonths?: number | undefined;
};

/** One test of a gate, on one fact. */
export type GateTest = {
  readonly fact: Pointer;
  readonly is?: readonly (string | boolean)[] | undefined;
  readonly isNot?: readonly (string | boolean)[] | undefined;
  readonly includes?: readonly string[] | undefined;
};

/** A condition that changes eligibility and never a number. */
export type Gate = {
  readonly code: string;
  readonly citation: string | null;
  /** Any of these, once known, excludes. */
  readonly excludes: readonly GateTest[];
  /** Any of these, once known, makes it conditional. */
  readonly conditions: readonly GateTest[];
  /** Facts that must be known to pass. */
  readonly needs: readonly Pointer[];
  readonly texts: { readonly pass: Texts; readonly conditional: Texts; readonly excluded: Texts };
};

export type Sector = {
  readonly code: string;
  readonly name: Texts;
  readonly tier: 'core' | 'future' | 'efficiency_only';
  readonly citations: readonly string[];
  readonly gates: readonly string[];
  /** Percent for each criterion, summing to 100. */
  readonly weights: Readonly<Record<string, number>>;
};

export type Segment = {
  readonly code: string;
  readonly sector: string;
  /** A second sector that it serves, counted with `secondaryFactor`. */
  readonly secondarySector?: string | undefined;
  readonly name: Texts;
  /** The article's own words for this product group. */
  readonly wording: string;
  readonly citation: string;
  readonly tier: 'core' | 'core_next' | 'future' | 'efficiency_only';
  readonly stage: 'now' | 'next' | 'existing';
  readonly technology: 'high' | 'medium_high' | 'medium' | 'medium_low' | 'low';
  readonly note?: Texts | undefined;
  /** Segment of its parts ("car parts"), and of the machines that make it ("chip equipment"). */
  readonly parts?: string | undefined;
  readonly equipment?: string | undefined;
};

export type Citation = {
  readonly text: Texts;
  readonly source: Texts;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

/** Terms of one segment in one language, by how much they say. `also`: another segment's term that fits here second. */
export type Terms = {
  readonly names?: readonly string[] | undefined;
  readonly related?: readonly string[] | undefined;
  readonly hints?: readonly string[] | undefined;
  readonly also?: readonly string[] | undefined;
};

/** Cue phrases by where they stand: before or after what they speak of. */
export type Cue = { readonly before: readonly string[]; readonly after: readonly string[] };

/** How one language says who makes what. */
export type Cues = {
  readonly making: readonly string[];
  /** Where things are made: it says that something is made, but not that this company makes it ("insures plants"). */
  readonly places?: readonly string[] | undefined;
  /** Phrases that hold words of another list without their meaning: "training school", "partner for logistics". */
  readonly neutral?: readonly string[] | undefined;
  readonly activities: Readonly<Record<string, readonly string[]>>;
  readonly negation: Cue;
  readonly former: Cue;
  readonly application: Cue;
  readonly customers: Cue;
  readonly focus: Cue;
  readonly intent: Cue;
  readonly heads: {
    readonly part: readonly string[];
    readonly equipment: readonly string[];
    readonly material: readonly string[];
    /** A line is what its owner makes the product with, unless lines are what he builds. */
    readonly line?: readonly string[] | undefined;
  };
};

/** Settings of the matcher: strengths and factors of 0 to 1. */
export type MatchingPolicy = {
  /** Below this a sector is not matched. */
  readonly floor: number;
  /** No certainty exceeds this. */
  readonly ceiling: number;
  readonly secondaryFactor: number;
  readonly strengths: {
    readonly names: number;
    readonly related: number;
    readonly hints: number;
    readonly declared: number;
    /** The most that words alone claim; 0.94 if absent. */
    readonly words?: number | undefined;
    /** What is left of a term that was misspelt; 0.8 if absent. */
    readonly misspelt?: number | undefined;
    /** The most that words claim which only resemble a segment's terms; 0.5 if absent. */
    readonly weak?: number | undefined;
  };
  /** From what words claim together to how often such words were right, 0 to 1; as claimed if absent. */
  readonly certainty?: Curve | undefined;
  /** How much a field's words count. */
  readonly fields: { readonly product: number; readonly description: number; readonly name: number };
  /** How much of a term is left in such a context. */
  readonly contexts: {
    readonly negated: number;
    readonly former: number;
    readonly application: number;
    readonly customer: number;
    readonly wanted: number;
    readonly modifier: number;
    readonly unknownHead: number;
    readonly material: number;
    readonly outOfFocus: number;
  };
  /** How evidence is weighed against what speaks for something else. */
  readonly weighing: {
    readonly outsideTerm: number;
    readonly outsideCode: number;
    readonly unknownProducts: number;
    readonly onlyApplication: number;
    readonly notMaking: number;
    readonly makingToo: number;
    readonly prominence: number;
    readonly doubtFrom: number;
    readonly doubtSlope: number;
    readonly doubtLeast: number;
  };
  /** How much of a match is left for a company whose activity, or whose industry outside every sector, is not making. */
  readonly activities: Readonly<Record<string, number>>;
};

export type ScoringPolicy = {
  /** Percent that a perfect match is worth before any merit is known. */
  readonly base: number;
  /** Grades with the lowest score of each, best first; the last starts at 0. */
  readonly grades: readonly { readonly grade: Grade; readonly from: number }[];
  readonly robustness?:
    | {
        /** How close sampled weights stay to these, above 0: the higher, the closer. Default: DEFAULT_CONCENTRATION. */
        readonly concentration: number;
      }
    | undefined;
};

/** One version of a province's sector policy: everything that scoring knows is in here. */
export type CatalogueDocument = {
  readonly code: string;
  readonly version: number;
  readonly title: Texts;
  readonly validFrom: string;
  readonly validTo: string;
  readonly territory: {
    readonly name: Texts;
    readonly timeZone: string;
    readonly successor: { readonly name: Texts; readonly from: string } | null;
  };
  readonly pillars: readonly {
    readonly code: string;
    readonly name: Texts;
    readonly citations: readonly string[];
  }[];
  readonly citations: Readonly<Record<string, Citation>>;
  readonly scoring: ScoringPolicy;
  readonly matching: MatchingPolicy;
  readonly facts: readonly Fact[];
  readonly criteria: readonly Criterion[];
  readonly gates: readonly Gate[];
  readonly sectors: readonly Sector[];
  readonly segments: readonly Segment[];
  readonly codes: Readonly<Record<CodeScheme, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  readonly vocabulary: Readonly<Record<string, Readonly<Partial<Record<TermLanguage, Terms>>>>>;
  readonly cues: Readonly<Record<TermLanguage, Cues>>;
  readonly outside: Readonly<Record<TermLanguage, Readonly<Record<string, readonly string[]>>>>;
};
