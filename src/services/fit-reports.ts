import { errors } from '../contract/error.ts';
import type { FitReport, FitReportSummary } from '../contract/fit-report.ts';
import type { Slice } from '../contract/page.ts';
import type { InvestorProfile } from '../contract/profile.ts';
import type { Language } from '../core/catalogue.ts';
import { fit } from '../core/fit.ts';
import { render } from '../core/render.ts';
import type { ReportPosition, StoredFit, StoredReport } from '../store/fit-reports.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { CatalogueService, LoadedCatalogue } from './catalogues.ts';
import { hashOf } from './hash.ts';
import { slice } from './slice.ts';

export type ReportOptions = {
  readonly asOf?: string | undefined;
  readonly catalogue?: string | undefined;
  readonly includeEstimates?: boolean | undefined;
};

/** A scored profile: the canonical report, its hash, and the catalogue version behind it. */
export type Scored = {
  readonly report: StoredFit;
  readonly reportHash: string;
  readonly catalogue: LoadedCatalogue;
};

export type FitReportService = ReturnType<typeof fitReportService>;

type Deps = {
  readonly store: Pick<Store, 'fitReports' | 'investors'>;
  readonly catalogues: CatalogueService;
  readonly now: () => Date;
};

/** Fit reports: made from a profile, read back, listed. */
export function fitReportService({ store, catalogues, now }: Deps) {
  /** Scores a profile against the active catalogue. */
  function score(profile: InvestorProfile, options: ReportOptions = {}): Scored {
    const catalogue = catalogues.active(options.catalogue);
    const asOf = options.asOf ?? dayIn(catalogue.compiled.document.territory.timeZone, now());
    checkAgainst(catalogue, profile, asOf);
    const includeEstimates = options.includeEstimates ?? true;
    const { pins, ...rest } = fit(catalogue.compiled, profile, { asOf, includeEstimates });
    const report = {
      pins: { ...pins, profileHash: hashOf(scoredFacts(profile, includeEstimates)) },
      ...rest,
    };
    return { report, reportHash: hashOf(report), catalogue };
  }

  async function rendered(stored: StoredReport | null, language: Language): Promise<FitReport> {
    if (stored === null) throw errors.notFound();
    const catalogue = await catalogues.version(stored.versionId);
    return toReport({ ...stored, catalogue }, language);
  }

  return {
    score,

    /** The main job: a report that is not kept. */
    create(profile: InvestorProfile, options: ReportOptions, language: Language): FitReport {
      return toReport({ id: null, investorId: null, createdAt: now(), ...score(profile, options) }, language);
    },

    async read(scope: Scope, id: string, language: Language): Promise<FitReport> {
      return rendered(await store.fitReports.read(scope, id), language);
    },

    async latest(scope: Scope, investorId: string, language: Language): Promise<FitReport> {
      return rendered(await store.fitReports.latest(scope, investorId), language);
    },

    /** Newest first. */
    async history(
      scope: Scope,
      investorId: string,
      page: { readonly after: ReportPosition | null; readonly limit: number; readonly total: boolean },
    ): Promise<Slice<FitReportSummary, ReportPosition>> {
      if ((await store.investors.read(scope, investorId)) === null) throw errors.notFound();
      const rows = await store.fitReports.history(scope, investorId, page.after, page.limit + 1);
      const total = page.total ? await store.fitReports.count(scope, investorId) : undefined;
      const position = ({ createdAt, id }: StoredReport): ReportPosition => ({
        createdAt: createdAt.toISOString(),
        id,
      });
      return slice({ rows, limit: page.limit, position, total, show: toSummary });
    },
  };
}

function checkAgainst({ compiled }: LoadedCatalogue, profile: InvestorProfile, asOf: string): void {
  const { validFrom, validTo } = compiled.document;
  const faults = (profile.activity?.segments ?? []).flatMap((segment, index) =>
    compiled.segments.has(segment)
      ? []
      : [{ path: ['activity', 'segments', index], message: 'unknown_segment' }],
  );
  const outside =
    asOf < validFrom || asOf > validTo ? [{ parameter: 'asOf', message: 'outside_validity' }] : [];
  if (faults.length + outside.length > 0) throw errors.validationFailed([...faults, ...outside]);
}

/** What a score follows from, and nothing else of the profile. */
function scoredFacts(
  { company, activity, project, facts }: InvestorProfile,
  includeEstimates: boolean,
): unknown {
  const { name, existingInProvince } = company;
  return { company: { name, existingInProvince }, activity, project, facts, includeEstimates };
}

type Made = Scored & {
  readonly id: string | null;
  readonly investorId: string | null;
  readonly createdAt: Date;
};

function toReport(
  { id, investorId, createdAt, report, reportHash, catalogue }: Made,
  language: Language,
): FitReport {
  const texts = render(report, catalogue.compiled, language);
  return {
    id,
    investorId,
    createdAt: createdAt.toISOString(),
    language,
    pins: report.pins,
    reportHash,
    ...texts,
  };
}

function toSummary({ id, investorId, createdAt, report, reportHash }: StoredReport): FitReportSummary {
  const { pins, status, best, completeness } = report;
  return { id, investorId, createdAt: createdAt.toISOString(), pins, reportHash, status, best, completeness };
}

/** Today's date where the catalogue is in force. */
function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
}
