import type { Counterfactual, NextQuestion, Tension } from './advice/advice.ts';
import type { Grade } from './catalogue.ts';
import type { Facts } from './facts.ts';
import type { Eligibility, GateOutcome } from './gates.ts';
import type { Evidence } from './match/evidence.ts';
import type { Match } from './match/match.ts';
import type { Weighing } from './match/weigh.ts';
import type { Profile } from './profile.ts';
import type { Quantity } from './reading.ts';
import type { Robustness } from './robustness.ts';
import type { SectorFit } from './sector-fit.ts';

export type FitStatus = 'ranked' | 'excluded' | 'no_priority_fit' | 'insufficient_data';

/** One sector of a fit: scores 0 to 100, everything else 0 to 1. */
export type FitSector = {
  readonly rank: number;
  readonly sector: string;
  readonly segment: string | null;
  readonly matched: boolean;
  readonly eligibility: Eligibility;
  readonly score: number;
  readonly exactScore: number;
  readonly low: number;
  readonly high: number;
  readonly grade: Grade | null;
  readonly gradeBest: Grade | null;
  readonly gradeWorst: Grade | null;
  readonly completeness: number;
  readonly match: {
    readonly value: number;
    readonly weighing: Weighing;
    readonly evidence: readonly Evidence[];
  };
  readonly contributions: readonly FitContribution[];
  readonly gates: readonly GateOutcome[];
  /** Null where the sector does not compete, or where it was not asked for; a report of engine 1.0.0 has none. */
  readonly robustness: Robustness | null;
};

export type FitContribution = {
  readonly criterion: string;
  readonly points: number;
  readonly weight: number;
  readonly value: number;
  readonly valueLow: number;
  readonly valueHigh: number;
  readonly assumed: boolean;
  readonly reason: { readonly code: string; readonly quantities: readonly Quantity[] };
  readonly citation: string | null;
};

/** The canonical report: no id, no time, no text in any language, so equal inputs give equal bytes. */
export type Fit = {
  readonly pins: {
    readonly catalogue: { readonly code: string; readonly version: number };
    readonly engineVersion: string;
    readonly seed: number;
    readonly asOf: string;
  };
  readonly status: FitStatus;
  readonly best: {
    readonly sector: string;
    readonly segment: string;
    readonly score: number;
    readonly grade: Grade;
  } | null;
  readonly completeness: number;
  readonly sectors: readonly FitSector[];
  readonly reasons: readonly Reason[];
  /** Reports of engine 1.0.0 have none of these three. */
  readonly tensions: readonly Tension[];
  readonly counterfactuals: readonly Counterfactual[];
  readonly nextQuestions: readonly NextQuestion[];
  readonly notices: readonly Notice[];
  /** Codes of the citations that anything above rests on. */
  readonly citations: readonly string[];
};

/** What a fit is made from. */
export type FitParts = {
  readonly profile: Profile;
  readonly known: Facts;
  readonly matched: Match;
  readonly sectors: readonly SectorFit[];
  /** By sector; empty where it was not asked for. */
  readonly robustness: ReadonlyMap<string, Robustness>;
  readonly asOf: string;
};

/** One thing worth saying first: a code with the number and the citation behind it. */
export type Reason = {
  readonly code: string;
  readonly sector: string;
  readonly points: number;
  readonly citation: string | null;
  readonly quantities: readonly Quantity[];
};

/** Something a reader of the report should know; `values` fill its sentence. */
export type Notice = { readonly code: string; readonly values: readonly (string | number)[] };
