import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { pino } from 'pino';
import type { Test } from 'supertest';
import supertest from 'supertest';
import type { ApiScope } from '../../src/contract/api-key.ts';
import { API_SCOPES } from '../../src/contract/api-key.ts';
import { buildApp } from '../../src/http/app.ts';
import { apiKeyService, newKey } from '../../src/services/api-keys.ts';
import { bootstrap, firstKey } from '../../src/services/bootstrap.ts';
import { catalogueService } from '../../src/services/catalogues.ts';
import { comparisonService } from '../../src/services/comparison.ts';
import { fitReportService } from '../../src/services/fit-reports.ts';
import { investorService } from '../../src/services/investors.ts';
import { sectorService } from '../../src/services/sectors.ts';
import { verificationService } from '../../src/services/verification.ts';
import { openPool, store as openStore } from '../../src/store/store.ts';
import { conforms } from './contract.ts';
import { createDatabase } from './database.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options';

/** A service on a database of its own, joined as main.ts joins it. */
export interface TestApp {
  readonly url: string;
  readonly pool: pg.Pool;
  /** Every line that was logged. */
  readonly log: readonly string[];
  readonly adminKey: string;
  /** A request with the administrator's key, whose answer is held against openapi.yaml. */
  send(method: Method, path: string, key?: string | null): Test;
  /** A key of the agency, or of another owner, with these scopes. */
  addKey(options: { readonly scopes?: readonly ApiScope[]; readonly ownerId?: string }): Promise<string>;
  addOwner(): Promise<string>;
  close(): Promise<void>;
}

/** Noon of the day on which all tests take place. */
export const NOW = new Date('2026-11-23T05:00:00Z');

/** How long a start may take on a busy machine: the whole catalogue is read, checked and compiled. */
export const START_MS = 60_000;

/** Builds the app on a fresh database and listens on a free port. */
export async function createApp(): Promise<TestApp> {
  const database = await createDatabase();
  const pool = openPool(database.url);
  const store = openStore(pool);
  // Each call a millisecond later, so that what happens later is later.
  let time = NOW.getTime();
  const now = (): Date => new Date(time++);
  const apiKeys = apiKeyService({ store, now });
  const { agencyId, cursorKey } = await bootstrap({ store, apiKeys }, undefined);
  const adminKey = (await firstKey({ store, apiKeys }, agencyId)) ?? '';
  const catalogues = await catalogueService({ store });
  const fitReports = fitReportService({ store, catalogues, now });
  const investors = investorService({ store, fitReports, now });
  const services = {
    fitReports,
    comparisons: comparisonService({ store, catalogues }),
    verifications: verificationService({ store, catalogues }),
    investors,
    sectors: sectorService({ store, catalogues }),
    apiKeys,
    isReady: store.isReady,
  };
  const log: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
  const app = await buildApp({
    services,
    cursorKey,
    language: 'en',
    logger,
    checkResponses: true,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    pool,
    log,
    adminKey,
    send(method, path, key = adminKey) {
      const test = supertest(url)[method](path);
      if (key !== null) test.set('Authorization', `Bearer ${key}`);
      return test.expect((response) => conforms(method.toUpperCase(), path, response));
    },
    async addKey({ scopes = API_SCOPES, ownerId }) {
      const key = newKey();
      const { rows } = await pool.query<{ id: string }>('SELECT id FROM organisation WHERE kind = $1', [
        'agency',
      ]);
      await apiKeys.addAdministrator(key, ownerId ?? rows[0]?.id ?? '', 'test');
      await pool.query('UPDATE api_key SET scopes = $1 WHERE id = $2', [scopes, key.split('_')[2]]);
      return key;
    },
    async addOwner() {
      const id = randomUUID();
      await pool.query('INSERT INTO organisation (id, kind, name) VALUES ($1, $2, $3)', [
        id,
        'partner',
        'Another',
      ]);
      return id;
    },
    async close() {
      await app.close();
      await store.close();
      await pool.end();
      await database.drop();
    },
  };
}

/** A valid profile with the least in it. */
export const SHORT_PROFILE = {
  company: { name: 'Sao Mai Packaging' },
  activity: { description: 'Packaging and test of power semiconductors' },
};
