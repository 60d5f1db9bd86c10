import { randomUUID } from 'node:crypto';
import { errors } from '../contract/error.ts';
import type { Investor } from '../contract/investor.ts';
import type { Slice } from '../contract/page.ts';
import type { InvestorProfile } from '../contract/profile.ts';
import { investorProfile } from '../contract/profile.ts';
import { E4 } from '../core/reading.ts';
import type { FitRow } from '../store/fits.ts';
import type { Duplicate, InvestorWrite } from '../store/investor-parts.ts';
import type { InvestorFilter, InvestorPosition, Stale, StoredInvestor } from '../store/investors.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { FitReportService } from './fit-reports.ts';
import { mergePatch } from './merge-patch.ts';
import type { Scored } from './score.ts';
import { slice } from './slice.ts';

export type InvestorService = ReturnType<typeof investorService>;

type Deps = {
  readonly store: Pick<Store, 'investors'>;
  readonly fitReports: Pick<FitReportService, 'score'>;
  readonly now: () => Date;
};

/** Stored leads: creating or changing one scores it in the same transaction. */
export function investorService({ store, fitReports, now }: Deps) {
  async function read(scope: Scope, id: string): Promise<Investor> {
    const stored = await store.investors.read(scope, id);
    if (stored === null) throw errors.notFound();
    return toInvestor(stored);
  }

  return {
    read,

    async create(scope: Scope, profile: InvestorProfile): Promise<Investor> {
      const write = writeOf(randomUUID(), profile, fitReports.score(profile), now());
      const result = await store.investors.insert(scope, write);
      if (result.outcome === 'duplicate') throw duplicate(result, profile);
      return read(scope, write.id);
    },

    /** Applies an RFC 7396 merge patch to the profile; contacts are replaced only where the patch names them. */
    async change(scope: Scope, id: string, revision: number, patch: unknown): Promise<Investor> {
      const stored = await store.investors.read(scope, id);
      if (stored === null) throw errors.notFound();
      if (stored.revision !== revision) throw errors.revisionMismatch(stored.revision);
      const parsed = investorProfile.safeParse(mergePatch(stored.profile, patch));
      if (!parsed.success) throw errors.validationFailed(parsed.error.issues);
      const write = writeOf(id, parsed.data, fitReports.score(parsed.data), now());
      const keepsContacts = typeof patch !== 'object' || patch === null || !Object.hasOwn(patch, 'contacts');
      const contacts = keepsContacts ? undefined : (parsed.data.contacts ?? []);
      const result = await store.investors.update(scope, { ...write, contacts }, revision);
      if (result.outcome === 'duplicate') throw duplicate(result, parsed.data);
      if (result.outcome !== 'updated') throw staleError(result);
      return read(scope, id);
    },

    async erase(scope: Scope, id: string, revision: number): Promise<void> {
      const result = await store.investors.erase(scope, id, revision, now());
      if (result.outcome !== 'erased') throw staleError(result);
    },

    async list(
      scope: Scope,
      filter: InvestorFilter,
      page: { readonly after: InvestorPosition | null; readonly limit: number; readonly total: boolean },
    ): Promise<Slice<Investor, InvestorPosition>> {
      const rows = await store.investors.list(scope, filter, page.after, page.limit + 1);
      const total = page.total ? await store.investors.count(scope, filter) : undefined;
      const position = ({ updatedAt, id }: StoredInvestor): InvestorPosition => ({
        updatedAt: updatedAt.toISOString(),
        id,
      });
      return slice({ rows, limit: page.limit, position, total, show: toInvestor });
    },
  };
}

function writeOf(id: string, profile: InvestorProfile, scored: Scored, now: Date): InvestorWrite {
  const { contacts, ...kept } = profile;
  const { report, reportHash, catalogue } = scored;
  return {
    id,
    now,
    profile: kept,
    externalIds: profile.externalIds ?? [],
    contacts: contacts ?? [],
    status: report.status,
    best: report.best,
    fits: fitRows(profile, scored),
    report: { id: randomUUID(), versionId: catalogue.versionId, profile: kept, report, reportHash },
  };
}

/** One ranking row for every matched sector. */
function fitRows(profile: InvestorProfile, { report, catalogue }: Scored): readonly FitRow[] {
  return report.sectors.flatMap((sector) => {
    if (!sector.matched || sector.segment === null) return [];
    const exact = (of: 'value' | 'valueLow' | 'valueHigh'): number =>
      exactScore(sector.match.value, sector.contributions, of);
    return [
      {
        sector: sector.sector,
        segment: sector.segment,
        versionId: catalogue.versionId,
        eligibility: sector.eligibility,
        scoreE4: Math.round(sector.exactScore * E4),
        lowE4: exact('valueLow'),
        highE4: exact('valueHigh'),
        grade: sector.grade,
        capexUsd: profile.project?.capexUsd ?? null,
      },
    ];
  });
}

function exactScore(
  match: number,
  parts: readonly {
    readonly weight: number;
    readonly value: number;
    readonly valueLow: number;
    readonly valueHigh: number;
  }[],
  of: 'value' | 'valueLow' | 'valueHigh',
): number {
  return parts.reduce((sum, part) => sum + Math.round(100 * match * part.weight * part[of] * E4), 0);
}

function toInvestor(stored: StoredInvestor): Investor {
  return {
    id: stored.id,
    revision: stored.revision,
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
    profile: investorProfile.parse(stored.profile),
    best: stored.best,
    status: stored.status,
    possibleDuplicates: [],
  };
}

function staleError(result: Stale): Error {
  return result.outcome === 'absent' ? errors.notFound() : errors.revisionMismatch(result.revision);
}

function duplicate({ investorId, externalId }: Duplicate, profile: InvestorProfile): Error {
  const index = (profile.externalIds ?? []).findIndex(
    ({ system, id }) => system === externalId.system && id === externalId.id,
  );
  return errors.duplicate([{ path: ['externalIds', index, 'id'], message: 'external_id_taken' }], investorId);
}
