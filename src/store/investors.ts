import type pg from 'pg';
import type { Grade } from '../core/catalogue.ts';
import type { Fit } from '../core/fit-types.ts';
import type { Duplicate, InvestorWrite } from './investor-parts.ts';
import { insertParts, takenExternalId } from './investor-parts.ts';
import type { Scope } from './scope.ts';
import { transaction } from './transaction.ts';

/** A stored investor; `profile` is as received, less its contacts. */
export type StoredInvestor = {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly profile: unknown;
  readonly status: string;
  readonly best: Fit['best'];
};

export type Stale = { readonly outcome: 'absent' } | { readonly outcome: 'stale'; readonly revision: number };

export type InvestorFilter = {
  readonly q?: string | undefined;
  readonly country?: string | undefined;
  readonly updatedSince?: Date | undefined;
};
/** Where a page of investors ends: newest change first. */
export type InvestorPosition = { readonly updatedAt: string; readonly id: string };

export type Investors = ReturnType<typeof investors>;

const COLUMNS = `id, revision, created_at, updated_at, profile, status, best_sector, best_segment, best_score_e4, best_grade`;

/** Investors of one owner. */
export function investors(pool: pg.Pool) {
  return {
    async insert(scope: Scope, write: InvestorWrite): Promise<{ outcome: 'inserted' } | Duplicate> {
      return transaction(pool, async (client) => {
        const taken = await takenExternalId(client, scope, write);
        if (taken !== null) return taken;
        await client.query(
          `INSERT INTO investor (${COLUMNS}, owner_id, name, country, latest_report_id)
           VALUES ($1, 1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [write.id, write.now, ...investorValues(write), scope.ownerId, ...listValues(write)],
        );
        await insertParts(client, scope, write, 1);
        return { outcome: 'inserted' };
      });
    },

    /** Replaces the profile and everything that follows from it, if `revision` is still the current one. */
    async update(
      scope: Scope,
      write: InvestorWrite,
      revision: number,
    ): Promise<{ outcome: 'updated'; revision: number } | Duplicate | Stale> {
      return transaction(pool, async (client) => {
        const stale = await lockRevision(client, scope, write.id, revision);
        if (stale !== null) return stale;
        const taken = await takenExternalId(client, scope, write);
        if (taken !== null) return taken;
        await client.query(
          `UPDATE investor SET revision = $2, updated_at = $3, profile = $4, status = $5, best_sector = $6,
                  best_segment = $7, best_score_e4 = $8, best_grade = $9, name = $11, country = $12, latest_report_id = $13
           WHERE id = $1 AND owner_id = $10`,
          [write.id, revision + 1, write.now, ...investorValues(write), scope.ownerId, ...listValues(write)],
        );
        await client.query('DELETE FROM external_id WHERE investor_id = $1 AND owner_id = $2', [
          write.id,
          scope.ownerId,
        ]);
        await insertParts(client, scope, write, revision + 1);
        return { outcome: 'updated', revision: revision + 1 };
      });
    },

    /** Erases profile, contacts, fits and reports and leaves a tombstone. */
    async erase(
      scope: Scope,
      id: string,
      revision: number,
      now: Date,
    ): Promise<{ outcome: 'erased' } | Stale> {
      return transaction(pool, async (client) => {
        const stale = await lockRevision(client, scope, id, revision);
        if (stale !== null) return stale;
        await client.query('DELETE FROM investor WHERE id = $1 AND owner_id = $2', [id, scope.ownerId]);
        await client.query('INSERT INTO erased_investor (id, owner_id, erased_at) VALUES ($1, $2, $3)', [
          id,
          scope.ownerId,
          now,
        ]);
        return { outcome: 'erased' };
      });
    },

    async read(scope: Scope, id: string): Promise<StoredInvestor | null> {
      const { rows } = await pool.query<InvestorRow>({
        name: 'investor-read',
        text: `SELECT ${COLUMNS} FROM investor WHERE id = $1 AND owner_id = $2`,
        values: [id, scope.ownerId],
      });
      return rows[0] === undefined ? null : toInvestor(rows[0]);
    },

    /** Newest change first; asks for one row more than `limit` so that the caller sees whether a page follows. */
    async list(
      scope: Scope,
      filter: InvestorFilter,
      after: InvestorPosition | null,
      limit: number,
    ): Promise<readonly StoredInvestor[]> {
      const { rows } = await pool.query<InvestorRow>(
        `SELECT ${COLUMNS} FROM investor
         WHERE ${MATCHES_FILTER} AND ($5::timestamptz IS NULL OR (updated_at, id) < ($5, $6::uuid))
         ORDER BY updated_at DESC, id DESC LIMIT $7`,
        [...filterValues(scope, filter), after?.updatedAt ?? null, after?.id ?? null, limit],
      );
      return rows.map(toInvestor);
    },

    async count(scope: Scope, filter: InvestorFilter): Promise<number> {
      const { rows } = await pool.query<{ count: string }>(
        `SELECT count(*) FROM investor WHERE ${MATCHES_FILTER}`,
        filterValues(scope, filter),
      );
      return Number(rows[0]?.count ?? 0);
    },
  };
}

const MATCHES_FILTER = `owner_id = $1
  AND ($2::text IS NULL OR country = $2)
  AND ($3::timestamptz IS NULL OR updated_at >= $3)
  AND ($4::text IS NULL OR strpos(lower(name), lower($4)) > 0)`;

function filterValues(scope: Scope, filter: InvestorFilter): unknown[] {
  return [scope.ownerId, filter.country ?? null, filter.updatedSince ?? null, filter.q ?? null];
}

type InvestorRow = {
  id: string;
  revision: number;
  created_at: Date;
  updated_at: Date;
  profile: unknown;
  status: string;
  best_sector: string | null;
  best_segment: string | null;
  best_score_e4: number | null;
  best_grade: Grade | null;
};

function toInvestor(row: InvestorRow): StoredInvestor {
  const { best_sector: sector, best_segment: segment, best_score_e4: scoreE4, best_grade: grade } = row;
  const isRanked = sector !== null && segment !== null && scoreE4 !== null && grade !== null;
  return {
    id: row.id,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    profile: row.profile,
    status: row.status,
    best: isRanked ? { sector, segment, score: scoreE4 / 10_000, grade } : null,
  };
}

function investorValues({ profile, status, best }: InvestorWrite): unknown[] {
  const scoreE4 = best === null ? null : Math.round(best.score * 10_000);
  return [
    JSON.stringify(profile),
    status,
    best?.sector ?? null,
    best?.segment ?? null,
    scoreE4,
    best?.grade ?? null,
  ];
}

function listValues({ profile, report }: InvestorWrite): unknown[] {
  return [profile.company.name, profile.company.country ?? null, report.id];
}

/** Whether the row is still at the revision that the caller has seen; locks it until the transaction ends. */
async function lockRevision(
  client: pg.PoolClient,
  scope: Scope,
  id: string,
  revision: number,
): Promise<Stale | null> {
  const { rows } = await client.query<{ revision: number }>(
    'SELECT revision FROM investor WHERE id = $1 AND owner_id = $2 FOR UPDATE',
    [id, scope.ownerId],
  );
  if (rows[0] === undefined) return { outcome: 'absent' };
  return rows[0].revision === revision ? null : { outcome: 'stale', revision: rows[0].revision };
}
