// Fails when prisma/schema.prisma and prisma/migrations describe different databases, and prints the SQL between
// them. The migrations run on an embedded database; Prisma's schema engine, compiled to WebAssembly (an unofficial
// interface: its version is pinned), compares what they made with the schema.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { startEmbedded } from '../src/store/embedded/start-embedded.ts';
import { migrate } from '../src/store/migrate.ts';

// TypeScript keeps this one among the browser's types.
declare const WebAssembly: {
  instantiate(wasm: Uint8Array, imports: object): Promise<{ instance: { exports: object } }>;
};

// Value types of the engine's interface, by PostgreSQL's type ids: only what its catalogue queries return.
// Prisma's own adapter refuses "char", name[] and int2vector, so it cannot serve here.
const TEXT = 7;
const COLUMN_TYPES: Readonly<Record<number, number>> = {
  16: 5, // bool
  18: 6, // "char"
  20: 1, // int8
  21: 0, // int2
  23: 0, // int4
  26: 1, // oid
  1000: 69, // bool[]
  1002: 70, // "char"[]
  1003: 71, // name[]
  1005: 64, // int2[]
  1007: 64, // int4[]
  1009: 71, // text[]
};

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'leadfit-drift-'));
const embedded = await startEmbedded({ dataDir: folder, durable: false });
const pool = new pg.Pool({ connectionString: embedded.url });
// `end` does not wait for the last goodbye, so the server may stop while a connection is still open.
pool.on('error', () => {});
try {
  await migrate(pool, join(root, 'prisma/migrations'));
  const difference = await diff(await readFile(join(root, 'prisma/schema.prisma'), 'utf8'));
  if (difference !== undefined) {
    console.error(
      `prisma/migrations and prisma/schema.prisma differ. From the first to the second:\n\n${difference}`,
    );
    process.exitCode = 1;
  }
} finally {
  await pool.end();
  await embedded.stop();
  await rm(folder, { recursive: true, force: true });
}

/** The SQL that leads from the database as the migrations leave it to the schema; `undefined` when they agree. */
async function diff(content: string): Promise<string | undefined> {
  await load();
  const files = [{ path: 'schema.prisma', content }];
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapterFactory());
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: root },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  return exitCode === 0 ? undefined : (stdout ?? '');
}

// The package leaves loading its module to a bundler.
async function load(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const wasm = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': { ...bindings } });
  call(bindings, '__wbg_set_wasm', instance.exports);
  call(instance.exports, '__wbindgen_start');
}

function call(target: object, name: string, ...args: unknown[]): void {
  const method: unknown = Reflect.get(target, name);
  if (typeof method !== 'function') throw new TypeError(`@prisma/schema-engine-wasm has no ${name}`);
  method(...args);
}

/** As much of Prisma's adapter interface as reading a database takes. */
function adapterFactory(): object {
  const self = {
    provider: 'postgres',
    adapterName: 'leadfit-drift',
    errorRegistry: { consumeError: () => undefined },
  };
  const adapter = {
    ...self,
    queryRaw: ({ sql, args }: { sql: string; args: unknown[] }) => queryRaw(sql, args),
    getConnectionInfo: () => ({ ok: true, value: { schemaName: 'public', supportsRelationJoins: true } }),
    dispose: () => Promise.resolve({ ok: true, value: undefined }),
  };
  const connect = (): Promise<object> => Promise.resolve({ ok: true, value: adapter });
  return { ...self, connect, connectToShadowDb: connect };
}

async function queryRaw(text: string, values: unknown[]): Promise<object> {
  const { fields, rows } = await pool.query<unknown[]>({ text, values, rowMode: 'array' });
  const columnTypes = fields.map(({ dataTypeID }) => COLUMN_TYPES[dataTypeID] ?? TEXT);
  return { ok: true, value: { columnNames: fields.map(({ name }) => name), columnTypes, rows } };
}
