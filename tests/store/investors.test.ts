import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { InvestorWrite } from '../../src/store/investor-parts.ts';
import type { Scope } from '../../src/store/scope.ts';
import type { Store } from '../../src/store/store.ts';
import { openPool, store as openStore } from '../../src/store/store.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase } from '../support/database.ts';

const NOON = new Date('2026-11-23T05:00:00Z');
const LATER = new Date('2026-11-23T06:00:00Z');
const SECTOR = 'chips';
const EXTERNAL_ID = { system: 'crm', id: '4711' };

/** Every table with something of an investor in it. */
const TABLES = ['investor', 'contact', 'external_id', 'fit', 'fit_report'] as const;
const CATALOGUE_TABLES = [
  'catalogue_version',
  'citation',
  'sector',
  'segment',
  'criterion',
  'criterion_weight',
] as const;

let database: TestDatabase;
let pool: pg.Pool;
let store: Store;
let versionId: string;
let owner: Scope;
let stranger: Scope;
let written: InvestorWrite;

beforeAll(async () => {
  database = await createDatabase();
  pool = openPool(database.url);
  store = openStore(pool);
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM catalogue_version');
  versionId = rows[0]?.id ?? '';
});

afterAll(async () => {
  await store.close();
  await pool.end();
  await database.drop();
});

// Owners of its own keep each test apart from what the others left.
beforeEach(async () => {
  owner = await addOwner();
  stranger = await addOwner();
  written = investor();
  expect(await store.investors.insert(owner, written)).toEqual({ outcome: 'inserted' });
});

describe('another owner', () => {
  it('sees nothing of an investor', async () => {
    const { id, report } = written;
    expect(await store.investors.read(stranger, id)).toBeNull();
    expect(await store.investors.list(stranger, {}, null, 10)).toEqual([]);
    expect(await store.investors.count(stranger, {})).toBe(0);
    expect(await store.fits.list(stranger, SECTOR, {}, null, 10)).toEqual([]);
    expect(await store.fits.count(stranger, SECTOR, {})).toBe(0);
    expect(await store.fitReports.read(stranger, report.id)).toBeNull();
    expect(await store.fitReports.latest(stranger, id)).toBeNull();
    expect(await store.fitReports.history(stranger, id, null, 10)).toEqual([]);
    expect(await store.fitReports.count(stranger, id)).toBe(0);
  });

  it('changes nothing, not even with the right revision', async () => {
    const before = await rowsOf(written.id);
    const change = { ...investor({ name: 'Taken over' }), id: written.id };
    expect(await store.investors.update(stranger, change, 1)).toEqual({ outcome: 'absent' });
    expect(await store.investors.erase(stranger, written.id, 1, LATER)).toEqual({ outcome: 'absent' });
    expect(await rowsOf(written.id)).toEqual(before);
    expect(await tombstone(written.id)).toEqual([]);
  });

  it('may use the same external id for an investor of its own', async () => {
    expect(await store.investors.insert(stranger, investor())).toEqual({ outcome: 'inserted' });
  });

  it('is the only one who sees less: the owner finds all of it', async () => {
    const { id, report } = written;
    expect(await store.investors.read(owner, id)).toMatchObject({ id, revision: 1 });
    expect(await store.investors.list(owner, {}, null, 10)).toMatchObject([{ id }]);
    expect(await store.fits.list(owner, SECTOR, {}, null, 10)).toMatchObject([{ investorId: id }]);
    expect(await store.fitReports.read(owner, report.id)).toMatchObject({ id: report.id });
    expect(await store.fitReports.latest(owner, id)).toMatchObject({ id: report.id });
    expect(await store.fitReports.history(owner, id, null, 10)).toMatchObject([{ id: report.id }]);
  });
});

describe('a change', () => {
  it('goes through with the current revision and appends a report', async () => {
    const change = { ...investor({ name: 'Renamed' }), id: written.id, now: LATER };
    expect(await store.investors.update(owner, change, 1)).toEqual({ outcome: 'updated', revision: 2 });
    expect(await store.investors.read(owner, written.id)).toMatchObject({
      revision: 2,
      createdAt: NOON,
      updatedAt: LATER,
      profile: { company: { name: 'Renamed' } },
    });
    const history = await store.fitReports.history(owner, written.id, null, 10);
    expect(history.map(({ id }) => id)).toEqual([change.report.id, written.report.id]);
  });

  it('with an old revision changes nothing and names the current one', async () => {
    await store.investors.update(owner, { ...investor(), id: written.id }, 1);
    const before = await rowsOf(written.id);
    const change = { ...investor({ name: 'Too late' }), id: written.id };
    const stale = { outcome: 'stale', revision: 2 };
    expect(await store.investors.update(owner, change, 1)).toEqual(stale);
    expect(await store.investors.erase(owner, written.id, 1, LATER)).toEqual(stale);
    expect(await rowsOf(written.id)).toEqual(before);
  });

  it('is made by one of two that come together with the same revision', async () => {
    const changes = [investor(), investor()].map((each) => ({ ...each, id: written.id }));
    const outcomes = await Promise.all(changes.map((each) => store.investors.update(owner, each, 1)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['stale', 'updated']);
    expect(await store.fitReports.count(owner, written.id)).toBe(2);
  });
});

describe('an erasure', () => {
  it('leaves a tombstone with the time and nothing else', async () => {
    const filled = Object.entries(await rowsOf(written.id)).filter(([, rows]) => rows.length > 0);
    expect(filled.map(([table]) => table)).toEqual(TABLES);
    expect(await store.investors.erase(owner, written.id, 1, LATER)).toEqual({ outcome: 'erased' });
    expect(await rowsOf(written.id)).toEqual(Object.fromEntries(TABLES.map((table) => [table, []])));
    expect(await tombstone(written.id)).toEqual([
      { id: written.id, owner_id: owner.ownerId, erased_at: LATER },
    ]);
  });

  it('frees the external id and leaves the owner’s other investors alone', async () => {
    const other = { ...investor(), externalIds: [] };
    await store.investors.insert(owner, other);
    const before = await rowsOf(other.id);
    await store.investors.erase(owner, written.id, 1, LATER);
    expect(await rowsOf(other.id)).toEqual(before);
    expect(await store.investors.insert(owner, investor())).toEqual({ outcome: 'inserted' });
  });
});

describe('history', () => {
  it('refuses every change of a kept report', async () => {
    const change = pool.query('UPDATE fit_report SET report_hash = $2 WHERE id = $1', [
      written.report.id,
      'another',
    ]);
    await expect(change).rejects.toThrow('fit reports are append-only');
  });

  it.each(CATALOGUE_TABLES)('refuses every change of a published catalogue: %s', async (table) => {
    // No column is exempt, not even from being set to what it is.
    const column = table === 'catalogue_version' ? 'id' : 'version_id';
    const change = pool.query(`UPDATE ${table} SET ${column} = ${column}`);
    await expect(change).rejects.toThrow('catalogue version rows are immutable');
  });
});

async function addOwner(): Promise<Scope> {
  const ownerId = randomUUID();
  await pool.query('INSERT INTO organisation (id, kind, name) VALUES ($1, $2, $3)', [
    ownerId,
    'partner',
    'A partner',
  ]);
  return { ownerId };
}

/** A new investor with something for every table. */
function investor({ name = 'Sao Mai Packaging' } = {}): InvestorWrite {
  const profile = { company: { name, country: 'TW' } };
  const segment = 'integrated-circuits';
  const best = { sector: SECTOR, segment, score: 71.5, grade: 'B' } as const;
  return {
    id: randomUUID(),
    now: NOON,
    profile,
    externalIds: [EXTERNAL_ID],
    contacts: [{ name: 'Nguyễn An', email: 'an@example.org' }],
    status: 'ranked',
    best,
    fits: [
      {
        sector: SECTOR,
        segment,
        versionId,
        eligibility: 'eligible',
        scoreE4: 715_000,
        lowE4: 600_000,
        highE4: 800_000,
        grade: 'B',
        capexUsd: 25_000_000,
      },
    ],
    report: {
      id: randomUUID(),
      versionId,
      profile,
      reportHash: 'a hash',
      report: {
        pins: {
          catalogue: { code: 'hai-duong-2021-2030', version: 1 },
          engineVersion: 'test',
          seed: 0,
          asOf: '2026-11-23',
          profileHash: 'another hash',
        },
        status: 'ranked',
        best,
        completeness: 0.4,
        sectors: [],
        reasons: [],
        tensions: [],
        counterfactuals: [],
        nextQuestions: [],
        notices: [],
        citations: [],
      },
    },
  };
}

/** Every row of one investor, by table. */
async function rowsOf(id: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rows: Record<string, readonly unknown[]> = {};
  for (const table of TABLES) {
    const column = table === 'investor' ? 'id' : 'investor_id';
    const found = await pool.query(`SELECT * FROM ${table} t WHERE ${column} = $1 ORDER BY t::text`, [id]);
    rows[table] = found.rows;
  }
  return rows;
}

async function tombstone(id: string): Promise<readonly unknown[]> {
  return (await pool.query('SELECT * FROM erased_investor WHERE id = $1', [id])).rows;
}
