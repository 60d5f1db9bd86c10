import { defineConfig } from 'prisma/config';

// Read by the Prisma command line only; the service has its own configuration (src/config.ts).
const url = process.env.DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node --import tsx prisma/seed.ts' },
  // Generating the client needs no database, so none is asked for.
  ...(url !== undefined && { datasource: { url } }),
});
