import { errors } from '../contract/error.ts';
import { pins } from '../contract/fit-report.ts';
import type { InvestorProfile } from '../contract/profile.ts';
import { investorProfile } from '../contract/profile.ts';
import type { Mismatch, Verification } from '../contract/verification.ts';
import { VERDICTS } from '../contract/verification.ts';
import type { Language } from '../core/catalogue.ts';
import { ENGINE_VERSION } from '../core/engine.ts';
import { at } from '../core/facts.ts';
import { fill } from '../core/format.ts';
import type { StoredReport } from '../store/fit-reports.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { CatalogueService, LoadedCatalogue } from './catalogues.ts';
import { hashOf } from './hash.ts';
import { profileHashOf, scoreProfile } from './score.ts';

export type VerificationService = ReturnType<typeof verificationService>;

type Deps = {
  readonly store: Pick<Store, 'fitReports' | 'catalogues'>;
  readonly catalogues: CatalogueService;
};

/** What is kept of a report, each part null where it cannot be read or trusted any more. */
type Evidence = {
  readonly pins: StoredReport['report']['pins'] | null;
  readonly profile: InvestorProfile | null;
  readonly catalogue: LoadedCatalogue | null;
};

/** Whether kept reports still follow from their pins. Whatever is read back may have been edited by hand: that is the point. */
export function verificationService({ store, catalogues }: Deps) {
  /** Read and hashed anew: the one in memory was right when it was loaded. */
  async function intactCatalogue(versionId: string): Promise<LoadedCatalogue | null> {
    const stored = await store.catalogues.read(versionId);
    return stored !== null && hashOf(stored.document) === stored.hash ? catalogues.version(versionId) : null;
  }

  return {
    /** Makes the report again from its profile, catalogue version and day with today's engine, and compares the hashes. */
    async verify(scope: Scope, id: string, language: Language): Promise<Verification> {
      const stored = await store.fitReports.readWithProfile(scope, id);
      if (stored === null) throw errors.notFound();
      const evidence = {
        pins: pins.safeParse(at(stored.report, '/pins')).data ?? null,
        profile: investorProfile.safeParse(stored.profile).data ?? null,
        catalogue: await intactCatalogue(stored.versionId),
      };
      const recomputedHash = remade(evidence);
      const cause = causeOf(stored, evidence, recomputedHash);
      const storedEngineVersion = evidence.pins?.engineVersion ?? null;
      const versions = { stored: storedEngineVersion ?? '?', today: ENGINE_VERSION };
      return {
        reportId: stored.id,
        language,
        result: cause === null ? 'match' : 'mismatch',
        cause,
        text: fill(VERDICTS[cause ?? 'match'][language], versions),
        storedHash: stored.reportHash.slice(0, 200),
        recomputedHash,
        storedEngineVersion,
        engineVersion: ENGINE_VERSION,
      };
    },
  };
}

/** Hash of the report that the pins give today; stored reports are made with the defaults of all options. */
function remade({ pins, profile, catalogue }: Evidence): string | null {
  if (pins === null || profile === null || catalogue === null) return null;
  return scoreProfile(catalogue, profile, { asOf: pins.asOf }).reportHash;
}

/** The first thing that sets a kept report apart from what its pins give; null where nothing does. */
function causeOf(
  { report, reportHash }: StoredReport,
  { pins, profile, catalogue }: Evidence,
  recomputedHash: string | null,
): Mismatch | null {
  if (pins === null || hashOf(report) !== reportHash) return 'stored_report_changed';
  if (profile === null || profileHashOf(profile) !== pins.profileHash) return 'profile_changed';
  if (catalogue === null || !isPinned(catalogue, pins)) return 'catalogue_changed';
  if (pins.engineVersion !== ENGINE_VERSION) return 'engine_changed';
  return recomputedHash === reportHash ? null : 'recomputed_differently';
}

function isPinned({ compiled }: LoadedCatalogue, { catalogue }: NonNullable<Evidence['pins']>): boolean {
  const { code, version } = compiled.document;
  return catalogue.code === code && catalogue.version === version;
}
