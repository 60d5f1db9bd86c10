import { setTimeout } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { apiKeys } from './api-keys.ts';
import { catalogues } from './catalogues.ts';
import { fitReports } from './fit-reports.ts';
import { fits } from './fits.ts';
import { investors } from './investors.ts';
import { organisations } from './organisations.ts';
import { PrismaClient } from './prisma-client/client.ts';
import { settings } from './settings.ts';

/** Everything that is kept, on one pool that Prisma and raw SQL share. */
export type Store = ReturnType<typeof store>;

/** A database that takes longer to say anything is not ready. */
const READY_WITHIN_MS = 2_000;

/** Opens the tables of a migrated database. */
export function store(pool: pg.Pool) {
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    apiKeys: apiKeys(prisma),
    catalogues: catalogues(prisma),
    fitReports: fitReports(pool),
    fits: fits(pool),
    investors: investors(pool),
    organisations: organisations(prisma),
    settings: settings(prisma),
    /** Whether PostgreSQL answers. */
    async isReady(): Promise<boolean> {
      const late = setTimeout(READY_WITHIN_MS, false, { ref: false });
      const answers = pool.query('SELECT 1').then(
        () => true,
        () => false,
      );
      return Promise.race([answers, late]);
    },
    /** Ends Prisma's use of the pool; the pool itself is its maker's to end. */
    close: (): Promise<void> => prisma.$disconnect(),
  };
}

/** A pool with limits that keep one slow statement from holding everything up. */
export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    // The server enforces the former; this one holds when the server itself no longer answers.
    query_timeout: 35_000,
    application_name: 'leadfit',
  });
  // An idle connection that PostgreSQL closes is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}
