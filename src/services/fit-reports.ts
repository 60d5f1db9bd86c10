import type { FieldFault } from '../contract/error.ts';
import { errors } from '../contract/error.ts';
import type { FitReport, FitReportSummary } from '../contract/fit-report.ts';
import type { Slice } from '../contract/page.ts';
import type { InvestorProfile } from '../contract/profile.ts';
import type { Language } from '../core/catalogue.ts';
import { render } from '../core/render.ts';
import type { ReportPosition, StoredReport } from '../store/fit-reports.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { CatalogueService, LoadedCatalogue } from './catalogues.ts';
import type { BatchResult } from './fit-report-batch.ts';
import { reportEach } from './fit-report-batch.ts';
import type { Scored } from './score.ts';
import { scoreProfile } from './score.ts';
import { slice } from './slice.ts';

export type ReportOptions = {
  readonly asOf?: string | undefined;
  readonly catalogue?: string | undefined;
  readonly includeEstimates?: boolean | undefined;
  readonly robustness?: boolean | undefined;
};

type Settled = { readonly catalogue: LoadedCatalogue; readonly asOf: string };

export type FitReportService = ReturnType<typeof fitReportService>;

type Deps = {
  readonly store: Pick<Store, 'fitReports' | 'investors'>;
  readonly catalogues: CatalogueService;
  readonly now: () => Date;
};

/** Fit reports: made from a profile, read back, listed. */
export function fitReportService({ store, catalogues, now }: Deps) {
  /** The catalogue version and the day that options mean. */
  function settle({ catalogue: code, asOf }: ReportOptions): Settled {
    const catalogue = catalogues.active(code);
    return { catalogue, asOf: asOf ?? dayIn(catalogue.compiled.document.territory.timeZone, now()) };
  }

  /** Scores a profile against the active catalogue. */
  function score(profile: InvestorProfile, options: ReportOptions = {}): Scored {
    const { catalogue, asOf } = settle(options);
    refuse([...segmentFaults(catalogue, profile), ...dayFaults(catalogue, asOf)]);
    const { includeEstimates = true, robustness = true } = options;
    return scoreProfile(catalogue, profile, { asOf, includeEstimates, robustness });
  }

  /** The main job: a report that is not kept. */
  function create(profile: InvestorProfile, options: ReportOptions, language: Language): FitReport {
    return toReport({ id: null, investorId: null, createdAt: now(), ...score(profile, options) }, language);
  }

  async function rendered(stored: StoredReport | null, language: Language): Promise<FitReport> {
    if (stored === null) throw errors.notFound();
    const catalogue = await catalogues.version(stored.versionId);
    return toReport({ ...stored, catalogue }, language);
  }

  return {
    score,

    create,

    /**
     * A report or an error for each item of a batch, all of the same day; none is kept.
     * @throws AppError where the options themselves are wrong
     */
    createEach(
      items: readonly unknown[],
      options: ReportOptions,
      language: Language,
    ): Promise<readonly BatchResult[]> {
      const { catalogue, asOf } = settle(options);
      refuse(dayFaults(catalogue, asOf));
      return reportEach(items, (profile) => create(profile, { ...options, asOf }, language));
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

function segmentFaults({ compiled }: LoadedCatalogue, { activity }: InvestorProfile): readonly FieldFault[] {
  return (activity?.segments ?? []).flatMap((segment, index) =>
    compiled.segments.has(segment)
      ? []
      : [{ path: ['activity', 'segments', index], message: 'unknown_segment' }],
  );
}

function dayFaults({ compiled }: LoadedCatalogue, asOf: string): readonly FieldFault[] {
  const { validFrom, validTo } = compiled.document;
  return asOf < validFrom || asOf > validTo ? [{ parameter: 'asOf', message: 'outside_validity' }] : [];
}

function refuse(faults: readonly FieldFault[]): void {
  if (faults.length > 0) throw errors.validationFailed(faults);
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
