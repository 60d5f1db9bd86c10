import type { InvestorProfile } from '../contract/profile.ts';
import type { FitOptions } from '../core/fit.ts';
import { fit } from '../core/fit.ts';
import type { StoredFit } from '../store/fit-reports.ts';
import type { LoadedCatalogue } from './catalogues.ts';
import { hashOf } from './hash.ts';

/** A scored profile: the canonical report, its hash, and the catalogue version behind it. */
export type Scored = {
  readonly report: StoredFit;
  readonly reportHash: string;
  readonly catalogue: LoadedCatalogue;
};

/** Scores a profile against one catalogue version: the same in, the same hash out. Stored investors take the defaults. */
export function scoreProfile(
  catalogue: LoadedCatalogue,
  profile: InvestorProfile,
  options: FitOptions,
): Scored {
  const { pins, ...rest } = fit(catalogue.compiled, profile, options);
  const report = {
    pins: { ...pins, profileHash: profileHashOf(profile, options.includeEstimates) },
    ...rest,
  };
  return { report, reportHash: hashOf(report), catalogue };
}

/** Hash of what a score follows from, and of nothing else of the profile. */
export function profileHashOf(
  { company, activity, project, facts }: InvestorProfile,
  includeEstimates = true,
): string {
  const { name, existingInProvince } = company;
  return hashOf({ company: { name, existingInProvince }, activity, project, facts, includeEstimates });
}
