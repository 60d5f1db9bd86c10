import type { CodeScheme } from './match/code-scheme.ts';

/** JSON pointer into a profile, for example `/project/capexUsd`. */
export type Pointer = string;

export const SUPPLY_CHAIN_ROLES = [
  'oem',
  'tier1',
  'tier2',
  'tier3',
  'materials',
  'equipment',
  'service',
] as const;
export const PROJECT_TYPES = [
  'greenfield',
  'expansion',
  'relocation',
  'upgrade',
  'merger_acquisition',
  'joint_venture',
  'rnd_centre',
] as const;
export const PRODUCT_GRADES = ['commodity', 'standard', 'high_end'] as const;
export const FACT_STATUSES = ['known', 'unknown', 'cannot_provide', 'not_applicable'] as const;
export const FACT_METHODS = ['stated', 'public', 'estimated', 'judged'] as const;

/** What is known about one fact beside its value: whether, how, from whom and when. */
export type FactNote = {
  readonly status?: (typeof FACT_STATUSES)[number] | undefined;
  readonly method?: (typeof FACT_METHODS)[number] | undefined;
  readonly source?: string | undefined;
  /** ISO date on which the fact held. */
  readonly asOf?: string | undefined;
};

/** The part of an investor profile that is scored. Shares are 0 to 1, money is US dollars, land hectares. */
export type Profile = {
  readonly company: {
    readonly name: string;
    readonly country?: string | undefined;
    readonly existingInProvince?: boolean | undefined;
    readonly [other: string]: unknown;
  };
  readonly activity?:
    | {
        readonly description?: string | undefined;
        readonly products?: readonly string[] | undefined;
        readonly codes?: readonly { readonly scheme: CodeScheme; readonly code: string }[] | undefined;
        readonly segments?: readonly string[] | undefined;
        readonly supplyChainRole?: (typeof SUPPLY_CHAIN_ROLES)[number] | undefined;
      }
    | undefined;
  readonly project?: Readonly<Record<string, unknown>> | undefined;
  readonly facts?: Readonly<Record<Pointer, FactNote>> | undefined;
};
