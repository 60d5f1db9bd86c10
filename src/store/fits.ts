import type pg from 'pg';
import type { Grade } from '../core/catalogue.ts';
import type { Eligibility } from '../core/gates.ts';
import type { Scope } from './scope.ts';

/** One matched sector of one investor; scores are ten-thousandths of a point. */
export type FitRow = {
  readonly sector: string;
  readonly segment: string;
  readonly versionId: string;
  readonly eligibility: Eligibility;
  readonly scoreE4: number;
  readonly lowE4: number;
  readonly highE4: number;
  readonly grade: Grade | null;
  readonly capexUsd: number | null;
};

/** A lead in the ranking of a sector. */
export type StoredLead = Omit<FitRow, 'sector' | 'versionId' | 'capexUsd'> & {
  readonly investorId: string;
  readonly name: string;
  readonly country: string | null;
  readonly revision: number;
};

export type LeadFilter = {
  readonly grade?: readonly string[] | undefined;
  readonly minScore?: number | undefined;
  readonly country?: string | undefined;
  readonly minCapexUsd?: number | undefined;
  readonly segment?: string | undefined;
  /** Without it, excluded leads are left out. */
  readonly eligibility?: string | undefined;
  readonly updatedSince?: Date | undefined;
  readonly q?: string | undefined;
};
/** Where a page of leads ends: best score first. */
export type LeadPosition = { readonly scoreE4: number; readonly id: string };

export type Fits = ReturnType<typeof fits>;

/** The ranking of each sector. */
export function fits(pool: pg.Pool) {
  return {
    async list(
      scope: Scope,
      sector: string,
      filter: LeadFilter,
      after: LeadPosition | null,
      limit: number,
    ): Promise<readonly StoredLead[]> {
      const { rows } = await pool.query<LeadRow>(
        `SELECT investor_id, name, country, segment, score_e4, low_e4, high_e4, grade, eligibility, revision FROM fit
         WHERE ${MATCHES_FILTER} AND ($11::int IS NULL OR score_e4 < $11 OR (score_e4 = $11 AND investor_id > $12::uuid))
         ORDER BY score_e4 DESC, investor_id LIMIT $13`,
        [...filterValues(scope, sector, filter), after?.scoreE4 ?? null, after?.id ?? null, limit],
      );
      return rows.map(toLead);
    },

    async count(scope: Scope, sector: string, filter: LeadFilter): Promise<number> {
      const { rows } = await pool.query<{ count: string }>(
        `SELECT count(*) FROM fit WHERE ${MATCHES_FILTER}`,
        filterValues(scope, sector, filter),
      );
      return Number(rows[0]?.count ?? 0);
    },
  };
}

const MATCHES_FILTER = `owner_id = $1 AND sector = $2
  AND ($3::text[] IS NULL OR grade = ANY($3))
  AND ($4::int IS NULL OR score_e4 >= $4)
  AND ($5::text IS NULL OR country = $5)
  AND ($6::numeric IS NULL OR capex_usd >= $6)
  AND ($7::text IS NULL OR segment = $7)
  AND (CASE WHEN $8::text IS NULL THEN eligibility <> 'excluded' ELSE eligibility = $8 END)
  AND ($9::timestamptz IS NULL OR updated_at >= $9)
  AND ($10::text IS NULL OR strpos(lower(name), lower($10)) > 0)`;

function filterValues(scope: Scope, sector: string, filter: LeadFilter): unknown[] {
  return [
    scope.ownerId,
    sector,
    filter.grade ?? null,
    // A score of one decimal is reached from half of it below.
    filter.minScore === undefined ? null : Math.round(filter.minScore * 10_000) - 500,
    filter.country ?? null,
    filter.minCapexUsd ?? null,
    filter.segment ?? null,
    filter.eligibility ?? null,
    filter.updatedSince ?? null,
    filter.q ?? null,
  ];
}

type LeadRow = {
  investor_id: string;
  name: string;
  country: string | null;
  segment: string;
  score_e4: number;
  low_e4: number;
  high_e4: number;
  grade: Grade | null;
  eligibility: Eligibility;
  revision: number;
};

function toLead(row: LeadRow): StoredLead {
  return {
    investorId: row.investor_id,
    name: row.name,
    country: row.country,
    segment: row.segment,
    scoreE4: row.score_e4,
    lowE4: row.low_e4,
    highE4: row.high_e4,
    grade: row.grade,
    eligibility: row.eligibility,
    revision: row.revision,
  };
}

type Subject = {
  readonly investorId: string;
  readonly revision: number;
  readonly now: Date;
  readonly profile: { readonly company: { readonly name: string; readonly country?: string | undefined } };
};

/** Writes the rows of one investor anew, inside the caller's transaction. */
export async function replaceFits(
  client: pg.PoolClient,
  scope: Scope,
  subject: Subject,
  rows: readonly FitRow[],
): Promise<void> {
  await client.query('DELETE FROM fit WHERE investor_id = $1 AND owner_id = $2', [
    subject.investorId,
    scope.ownerId,
  ]);
  await client.query(
    `INSERT INTO fit (investor_id, owner_id, revision, updated_at, name, country,
                      sector, segment, version_id, eligibility, score_e4, low_e4, high_e4, grade, capex_usd)
     SELECT $1, $2, $3, $4, $5, $6, given.* FROM unnest(
       $7::text[], $8::text[], $9::uuid[], $10::text[], $11::int[], $12::int[], $13::int[], $14::text[], $15::numeric[]) AS given`,
    [
      subject.investorId,
      scope.ownerId,
      subject.revision,
      subject.now,
      subject.profile.company.name,
      subject.profile.company.country ?? null,
      rows.map((row) => row.sector),
      rows.map((row) => row.segment),
      rows.map((row) => row.versionId),
      rows.map((row) => row.eligibility),
      rows.map((row) => row.scoreE4),
      rows.map((row) => row.lowE4),
      rows.map((row) => row.highE4),
      rows.map((row) => row.grade),
      rows.map((row) => row.capexUsd),
    ],
  );
}
