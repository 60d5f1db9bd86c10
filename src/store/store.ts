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
      return pool.query('SELECT 1').then(
        () => true,
        () => false,
      );
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
    application_name: 'leadfit',
  });
  // An idle connection that PostgreSQL closes is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}
