import type pg from 'pg';
import type { Fit } from '../core/fit-types.ts';
import type { NewReport } from './fit-reports.ts';
import { insertReport } from './fit-reports.ts';
import type { FitRow } from './fits.ts';
import { replaceFits } from './fits.ts';
import type { Scope } from './scope.ts';

export type ExternalId = { readonly system: string; readonly id: string };

/** Everything that is written together when an investor is created or changed. */
export type InvestorWrite = {
  readonly id: string;
  readonly now: Date;
  readonly profile: { readonly company: { readonly name: string; readonly country?: string | undefined } };
  readonly externalIds: readonly ExternalId[];
  /** Left alone where undefined. */
  readonly contacts: readonly unknown[] | undefined;
  readonly status: string;
  readonly best: Fit['best'];
  readonly fits: readonly FitRow[];
  readonly report: NewReport;
};

/** An external id that another investor of the same owner has already. */
export type Duplicate = {
  readonly outcome: 'duplicate';
  readonly investorId: string;
  readonly externalId: ExternalId;
};

/**
 * Claims the external ids one after the other, in one order for everybody so that two claims cannot wait for each
 * other; a concurrent claim of the same id waits here and then sees it taken.
 */
export async function takenExternalId(
  client: pg.PoolClient,
  scope: Scope,
  write: InvestorWrite,
): Promise<Duplicate | null> {
  for (const externalId of write.externalIds.toSorted(byText)) {
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `external_id:${scope.ownerId}:${externalId.system}:${externalId.id}`,
    ]);
    const { rows } = await client.query<{ investor_id: string }>(
      `SELECT investor_id FROM external_id
       WHERE owner_id = $1 AND system = $2 AND external_id = $3 AND investor_id <> $4`,
      [scope.ownerId, externalId.system, externalId.id, write.id],
    );
    if (rows[0] !== undefined) return { outcome: 'duplicate', investorId: rows[0].investor_id, externalId };
  }
  return null;
}

function byText(a: ExternalId, b: ExternalId): number {
  const [left, right] = [`${a.system} ${a.id}`, `${b.system} ${b.id}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Writes what hangs on an investor, inside the caller's transaction: external ids, contacts, ranking rows, the report. */
export async function insertParts(
  client: pg.PoolClient,
  scope: Scope,
  write: InvestorWrite,
  revision: number,
): Promise<void> {
  await client.query(
    `INSERT INTO external_id (owner_id, system, external_id, investor_id)
     SELECT $1, system, id, $2 FROM unnest($3::text[], $4::text[]) AS given(system, id)`,
    [
      scope.ownerId,
      write.id,
      write.externalIds.map(({ system }) => system),
      write.externalIds.map(({ id }) => id),
    ],
  );
  if (write.contacts !== undefined) {
    await client.query('DELETE FROM contact WHERE investor_id = $1 AND owner_id = $2', [
      write.id,
      scope.ownerId,
    ]);
    await client.query(
      `INSERT INTO contact (investor_id, owner_id, position, contact)
       SELECT $1, $2, position, contact FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS given(contact, position)`,
      [write.id, scope.ownerId, JSON.stringify(write.contacts)],
    );
  }
  await replaceFits(
    client,
    scope,
    { investorId: write.id, revision, now: write.now, profile: write.profile },
    write.fits,
  );
  await insertReport(client, scope, { ...write.report, investorId: write.id, createdAt: write.now });
}
