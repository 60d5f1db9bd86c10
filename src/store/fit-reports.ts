import type pg from 'pg';
import type { Fit } from '../core/fit-types.ts';
import type { Scope } from './scope.ts';

/** A report to be kept: the canonical report and the profile that it was made from. */
export type NewReport = {
  readonly id: string;
  readonly versionId: string;
  readonly profile: unknown;
  readonly report: StoredFit;
  readonly reportHash: string;
};

/** A canonical report with the hash of the facts that it scored. */
export type StoredFit = Omit<Fit, 'pins'> & { readonly pins: Fit['pins'] & { readonly profileHash: string } };

export type StoredReport = {
  readonly id: string;
  readonly investorId: string;
  readonly versionId: string;
  readonly createdAt: Date;
  readonly report: StoredFit;
  readonly reportHash: string;
};

/** A kept report with the profile that it was made from; what PostgreSQL holds is checked by its reader. */
export type ReportWithProfile = StoredReport & { readonly profile: unknown };

/** Where a page of a history ends: newest first. */
export type ReportPosition = { readonly createdAt: string; readonly id: string };

export type FitReports = ReturnType<typeof fitReports>;

const COLUMNS = 'r.id, r.investor_id, r.version_id, r.created_at, r.report, r.report_hash';

/** Kept reports; append-only. */
export function fitReports(pool: pg.Pool) {
  return {
    async read(scope: Scope, id: string): Promise<StoredReport | null> {
      const { rows } = await pool.query<ReportRow>(
        `SELECT ${COLUMNS} FROM fit_report r WHERE r.id = $1 AND r.owner_id = $2`,
        [id, scope.ownerId],
      );
      return rows[0] === undefined ? null : toReport(rows[0]);
    },

    /** As `read`, with the profile: for what scores it again. */
    async readWithProfile(scope: Scope, id: string): Promise<ReportWithProfile | null> {
      const { rows } = await pool.query<ReportRow & { profile: unknown }>(
        `SELECT ${COLUMNS}, r.profile FROM fit_report r WHERE r.id = $1 AND r.owner_id = $2`,
        [id, scope.ownerId],
      );
      return rows[0] === undefined ? null : { ...toReport(rows[0]), profile: rows[0].profile };
    },

    async latest(scope: Scope, investorId: string): Promise<StoredReport | null> {
      const { rows } = await pool.query<ReportRow>(
        `SELECT ${COLUMNS} FROM investor i JOIN fit_report r ON r.id = i.latest_report_id
         WHERE i.id = $1 AND i.owner_id = $2`,
        [investorId, scope.ownerId],
      );
      return rows[0] === undefined ? null : toReport(rows[0]);
    },

    /** Newest first; null where the investor is not the caller's. */
    async history(
      scope: Scope,
      investorId: string,
      after: ReportPosition | null,
      limit: number,
    ): Promise<readonly StoredReport[]> {
      const { rows } = await pool.query<ReportRow>(
        `SELECT ${COLUMNS} FROM fit_report r WHERE r.investor_id = $1 AND r.owner_id = $2
           AND ($3::timestamptz IS NULL OR (r.created_at, r.id) < ($3, $4::uuid))
         ORDER BY r.created_at DESC, r.id DESC LIMIT $5`,
        [investorId, scope.ownerId, after?.createdAt ?? null, after?.id ?? null, limit],
      );
      return rows.map(toReport);
    },

    async count(scope: Scope, investorId: string): Promise<number> {
      const { rows } = await pool.query<{ count: string }>(
        'SELECT count(*) FROM fit_report WHERE investor_id = $1 AND owner_id = $2',
        [investorId, scope.ownerId],
      );
      return Number(rows[0]?.count ?? 0);
    },
  };
}

type ReportRow = {
  id: string;
  investor_id: string;
  version_id: string;
  created_at: Date;
  report: StoredFit;
  report_hash: string;
};

function toReport(row: ReportRow): StoredReport {
  return {
    id: row.id,
    investorId: row.investor_id,
    versionId: row.version_id,
    createdAt: row.created_at,
    report: row.report,
    reportHash: row.report_hash,
  };
}

/** Appends one report inside the caller's transaction. */
export async function insertReport(
  client: pg.PoolClient,
  scope: Scope,
  report: NewReport & { readonly investorId: string; readonly createdAt: Date },
): Promise<void> {
  await client.query(
    `INSERT INTO fit_report (id, owner_id, investor_id, version_id, engine_version, profile, report, report_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      report.id,
      scope.ownerId,
      report.investorId,
      report.versionId,
      report.report.pins.engineVersion,
      JSON.stringify(report.profile),
      JSON.stringify(report.report),
      report.reportHash,
      report.createdAt,
    ],
  );
}
