import { readCatalogue } from '../src/catalogue/read.ts';
import { publishCatalogue } from '../src/services/catalogues.ts';
import { openPool, store } from '../src/store/store.ts';

/** Publishes the catalogue that comes with the project into a migrated database; again changes nothing. */
export async function seed(url: string): Promise<void> {
  const pool = openPool(url);
  const opened = store(pool);
  try {
    await publishCatalogue({ store: opened }, readCatalogue());
  } finally {
    await opened.close();
    await pool.end();
  }
}

if (process.argv[1] === import.meta.filename) {
  const { readConfig } = await import('../src/config.ts');
  const { databaseUrl } = readConfig();
  if (databaseUrl === undefined)
    throw new Error('DATABASE_URL is not set: the embedded database is seeded by `npm start`');
  await seed(databaseUrl);
}
