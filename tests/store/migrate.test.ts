import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { MigrationError, migrate } from '../../src/store/migrate.ts';
import type { TestDatabase } from '../support/database.ts';
import { createDatabase, createEmptyDatabase } from '../support/database.ts';

let database: TestDatabase;
let pool: pg.Pool;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  pool = openPool(database.url);
  folder = await mkdtemp(join(tmpdir(), 'leadfit-migrations-'));
});

afterEach(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

test('applies what is new in the order of the names, and nothing twice', async () => {
  await write('2_grow', 'alter table lead add column name text');
  await write('1_begin', 'create table lead (id int); -- a comment ends the file');
  expect(await migrate(pool, folder)).toEqual(['1_begin', '2_grow']);
  expect(await migrate(pool, folder)).toEqual([]);
  await write('3_more', 'create table more (id int);');
  expect(await migrate(pool, folder)).toEqual(['3_more']);
  expect(await books()).toEqual([
    { migration_name: '1_begin', is_finished: true, applied_steps_count: 1, logs: null },
    { migration_name: '2_grow', is_finished: true, applied_steps_count: 1, logs: null },
    { migration_name: '3_more', is_finished: true, applied_steps_count: 1, logs: null },
  ]);
});

test('keeps a function body between dollar quotes whole', async () => {
  await write(
    '1_function',
    'create function twice(n int) returns int language plpgsql as $$ begin n := n * 2; return n; end; $$',
  );
  await migrate(pool, folder);
  const { rows } = await pool.query('select twice(21)');
  expect(rows).toEqual([{ twice: 42 }]);
});

test('applies once when three processes start together', async () => {
  await write('1_slow', 'create table lead (id int); select pg_sleep(0.2); insert into lead values (1)');
  const pools = [pool, openPool(database.url), openPool(database.url)];
  const applied = await Promise.all(pools.map((each) => migrate(each, folder)));
  await Promise.all(pools.slice(1).map((each) => each.end()));
  expect(applied.flat()).toEqual(['1_slow']);
  expect((await pool.query('select id from lead')).rows).toEqual([{ id: 1 }]);
});

test('takes its time even on a pool that cuts statements short, and hands back no changed session', async () => {
  const hasty = new pg.Pool({ connectionString: database.url, max: 1, statement_timeout: 100 });
  hasty.on('error', () => {});
  await write('1_slow', 'select pg_sleep(0.3)');
  expect(await migrate(hasty, folder)).toEqual(['1_slow']);
  expect((await hasty.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '100ms' }]);
  await hasty.end();
});

test('refuses a migration that was edited after it had been applied, and names it', async () => {
  await write('1_begin', 'create table lead (id int)');
  await migrate(pool, folder);
  await write('1_begin', 'create table lead (id bigint)');
  await write('2_more', 'create table more (id int)');
  await expect(migrate(pool, folder)).rejects.toThrow(/^Migration 1_begin was edited/);
  expect(await tables()).toEqual(['_prisma_migrations', 'lead']);
});

test('does not take other line ends for an edit', async () => {
  await write('1_begin', 'create table lead (\n  id int\n);\n');
  await migrate(pool, folder);
  await write('1_begin', 'create table lead (\r\n  id int\r\n);\r\n');
  expect(await migrate(pool, folder)).toEqual([]);
});

test('undoes a migration that fails, records why, and applies nothing more until it is resolved', async () => {
  await write('1_bad', 'create table lead (id int); select 1 / 0');
  await write('2_more', 'create table more (id int)');
  await expect(migrate(pool, folder)).rejects.toThrow('Migration 1_bad failed: division by zero');
  expect(await tables()).toEqual(['_prisma_migrations']);
  expect(await books()).toEqual([
    { migration_name: '1_bad', is_finished: false, applied_steps_count: 0, logs: 'division by zero' },
  ]);
  const refusal = await migrate(pool, folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(MigrationError);
  const remedy = /update _prisma_migrations .*/.exec(String(refusal))?.[0] ?? '';
  await pool.query(remedy);
  await write('1_bad', 'create table lead (id int)');
  expect(await migrate(pool, folder)).toEqual(['1_bad', '2_more']);
});

test('leaves no trace when the process dies in the middle of a migration', async () => {
  await write('1_long', 'create table lead (id int); select pg_sleep(5)');
  const dying = openPool(`${database.url}?application_name=dying`);
  const outcome = migrate(dying, folder).catch((error: unknown) => error);
  // The connection breaks just as it does under kill -9.
  await until(async () => {
    const { rowCount } = await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dying' and query like 'insert into _prisma%'",
    );
    return rowCount === 1;
  });
  expect(await outcome).toBeInstanceOf(Error);
  await dying.end();
  await write('1_long', 'create table lead (id int)');
  expect(await migrate(pool, folder)).toEqual(['1_long']);
});

test('keeps out of a database that holds somebody else’s tables', async () => {
  await pool.query('create table customers (id int)');
  await write('1_begin', 'create table lead (id int)');
  await expect(migrate(pool, folder)).rejects.toThrow('it has tables (customers)');
  expect(await tables()).toEqual(['customers']);
});

test('the database of a test file comes migrated', async () => {
  const clone = await createDatabase();
  const clonePool = openPool(clone.url);
  expect(await migrate(clonePool, 'prisma/migrations')).toEqual([]);
  await clonePool.end();
  await clone.drop();
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
}

function openPool(connectionString: string): pg.Pool {
  const opened = new pg.Pool({ connectionString });
  opened.on('error', () => {});
  return opened;
}

async function books(): Promise<unknown[]> {
  const { rows } = await pool.query(
    `select migration_name, finished_at >= started_at is true as is_finished, applied_steps_count, logs
     from _prisma_migrations order by migration_name`,
  );
  return rows;
}

async function tables(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename::text as name from pg_tables where schemaname = 'public' order by 1",
  );
  return rows.map(({ name }) => name);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
