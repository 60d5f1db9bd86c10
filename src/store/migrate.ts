import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

/** The database cannot be brought to this version's schema. The message says why and what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

interface Migration {
  readonly name: string;
  readonly sql: string;
}

interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly isFinished: boolean;
}

// The key that Prisma's own engine locks, so that the two exclude each other as well.
const LOCK_KEY = 72707369;
const LOCK_WAIT = '5min';

/**
 * Applies the migrations of `folder` (`<stamp>_<name>/migration.sql`) that the database has not seen, in the order
 * of their names, and returns the names applied. Keeps the books of `prisma migrate deploy`, so either may follow
 * the other; concurrent callers wait and find nothing left to do. Stricter in one point: an edited migration is refused.
 * @throws MigrationError when one fails or failed before, was edited, or the database holds foreign tables.
 */
export async function migrate(pool: pg.Pool, folder: string): Promise<readonly string[]> {
  const migrations = await read(folder);
  const client = await pool.connect();
  // A connection that breaks fails the statement under way; unheard, the event would end the process as well.
  client.on('error', () => {});
  try {
    await lock(client);
    const applied = await bookkeeping(client);
    refuseFailed(applied);
    refuseEdited(applied, migrations);
    const pending = migrations.filter(({ name }) => !applied.some((row) => row.migration_name === name));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    // Closed, not given back: it holds the lock, and a migration may have changed the session's settings.
    client.release(true);
  }
}

async function read(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    // Plain code-unit order, as Prisma's: a locale's collation could differ between machines.
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })),
  );
}

async function lock(client: pg.PoolClient): Promise<void> {
  // A pool made for requests cuts statements short; building an index may take its time.
  await client.query(`set statement_timeout = 0; set lock_timeout = '${LOCK_WAIT}'`);
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
  } catch (cause) {
    if (!isLockTimeout(cause)) throw cause;
    throw new MigrationError(`Another process has been migrating this database for over ${LOCK_WAIT}.`, {
      cause,
    });
  }
  await client.query('reset lock_timeout');
}

function isLockTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03';
}

async function bookkeeping(client: pg.PoolClient): Promise<readonly AppliedMigration[]> {
  const { rows: found } = await client.query<{ has: boolean }>(
    `select to_regclass(format('%I._prisma_migrations', current_schema())) is not null as has`,
  );
  if (found[0]?.has !== true) {
    await refuseForeign(client);
    await client.query(CREATE_TABLE);
  }
  const { rows } = await client.query<AppliedMigration>(
    `select migration_name, checksum, finished_at is not null as "isFinished"
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return rows;
}

const CREATE_TABLE = `
  create table _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

// A mistyped DATABASE_URL must not fill somebody else's database. Tables of extensions (PostGIS) are no sign of one.
async function refuseForeign(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ relname: string }>(
    `select relname from pg_class c
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
       and not exists (select from pg_depend d
                       where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by relname limit 3`,
  );
  if (rows.length === 0) return;
  const names = rows.map(({ relname }) => relname).join(', ');
  throw new MigrationError(
    `The database is not empty and not ours: it has tables (${names}) and no _prisma_migrations. Use an empty database.`,
  );
}

function refuseFailed(applied: readonly AppliedMigration[]): void {
  const failed = applied.find(({ isFinished }) => !isFinished);
  if (failed === undefined) return;
  const name = failed.migration_name;
  throw new MigrationError(
    `Migration ${name} failed before (its error is in _prisma_migrations.logs), so no further one is applied. Repair ` +
      `the cause, then: update _prisma_migrations set rolled_back_at = now() where migration_name = '${name}' and finished_at is null`,
  );
}

function refuseEdited(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  for (const { name, sql } of migrations) {
    const row = applied.find(({ migration_name }) => migration_name === name);
    if (row === undefined || checksums(sql).includes(row.checksum)) continue;
    throw new MigrationError(
      `Migration ${name} was edited after it had been applied. Restore its file and put the change into a new migration.`,
    );
  }
}

// Git may have changed the line ends of the checkout that applied it.
function checksums(sql: string): string[] {
  const unix = sql.replaceAll('\r\n', '\n');
  return [sql, unix, unix.replaceAll('\n', '\r\n')].map(checksum);
}

function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

/**
 * The migration and its record go through the simple protocol as one implicit transaction: a process killed in
 * between leaves neither, and the next start repeats it, where Prisma would have to be told what happened.
 */
async function apply(client: pg.PoolClient, { name, sql }: Migration): Promise<void> {
  const id = client.escapeLiteral(randomUUID());
  const values = `${id}, ${client.escapeLiteral(checksum(sql))}, ${client.escapeLiteral(name)}`;
  const begun = `insert into _prisma_migrations (id, checksum, migration_name) values (${values})`;
  const finished = `set finished_at = clock_timestamp(), applied_steps_count = 1 where id = ${id}`;
  try {
    // The line feeds end a comment on the last line; the statement between may do without its semicolon.
    await client.query(`${begun};\n${sql}\n;\nupdate _prisma_migrations ${finished}`);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    // Not recorded where the connection broke; then nothing was applied either.
    await recordFailure(client, `${values}, ${client.escapeLiteral(message)}`).catch(() => {});
    throw new MigrationError(`Migration ${name} failed: ${message}`, { cause });
  }
}

async function recordFailure(client: pg.PoolClient, values: string): Promise<void> {
  // For a migration that opened a transaction of its own.
  await client.query('rollback');
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, logs) values (${values})
     on conflict (id) do update set logs = excluded.logs`,
  );
}
