import { pino } from 'pino';
import { readCatalogue } from './catalogue/read.ts';
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { buildApp } from './http/app.ts';
import { apiKeyService } from './services/api-keys.ts';
import { bootstrap, firstKey } from './services/bootstrap.ts';
import { catalogueService, publishCatalogue } from './services/catalogues.ts';
import { comparisonService } from './services/comparison.ts';
import { fitReportService } from './services/fit-reports.ts';
import { investorService } from './services/investors.ts';
import { sectorService } from './services/sectors.ts';
import { verificationService } from './services/verification.ts';
import { store as openStore } from './store/store.ts';
import { welcome } from './welcome.ts';

/** How long an end may take before it is forced; SIGTERM promises 10 s. */
const LONGEST_END_MS = 9_000;

/** How long requests under way may take once the end has begun; then their connections are cut. */
const LONGEST_REQUEST_MS = 4_000;

/** Joins everything and serves; returns how to end it. The one place that sees all rooms. */
async function start(config: Config): Promise<() => Promise<void>> {
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  const database = await openDatabase(config, (line) => logger.debug({ postgres: line }, 'postgres'));
  try {
    const store = openStore(database.pool);
    const now = (): Date => new Date();
    await publishCatalogue({ store }, readCatalogue());
    const apiKeys = apiKeyService({ store, now });
    const { agencyId, cursorKey } = await bootstrap({ store, apiKeys }, config.adminKey);
    const catalogues = await catalogueService({ store });
    const fitReports = fitReportService({ store, catalogues, now });
    const investors = investorService({ store, fitReports, now });
    const sectors = sectorService({ store, catalogues });
    const comparisons = comparisonService({ store, catalogues });
    const verifications = verificationService({ store, catalogues });
    const { isReady } = store;
    const services = { fitReports, comparisons, verifications, investors, sectors, apiKeys, isReady };
    const app = await buildApp({ services, cursorKey, language: config.language, logger });
    await app.listen({ host: config.host, port: config.port });
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : config.port;
    const key = await firstKey({ store, apiKeys }, agencyId);
    console.log(welcome({ host: config.host, port, firstKey: key, language: config.language }));
    let isEnding = false;
    void database.ended.then((reason) => {
      // Its port is free for anybody now, so no more is sent there, above all not its password.
      if (!isEnding) fail(new Error(`the embedded PostgreSQL ended: ${reason}. Start again`));
    });
    return async () => {
      isEnding = true;
      const impatient = setTimeout(() => app.server.closeAllConnections(), LONGEST_REQUEST_MS);
      await app.close();
      clearTimeout(impatient);
      await store.close();
      await database.close();
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Ends on a signal: answers what is under way, then lets go of the database; a second signal ends at once. */
function endOnSignal(end: () => Promise<void>): void {
  const onSignal = (signal: NodeJS.Signals): void => {
    process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
    setTimeout(() => process.exit(1), LONGEST_END_MS).unref();
    end().then(
      () => process.exit(0),
      (error: unknown) => fail(new Error(`could not end cleanly after ${signal}`, { cause: error })),
    );
  };
  process.once('SIGTERM', onSignal).once('SIGINT', onSignal);
}

function fail(error: unknown): never {
  console.error(`leadfit: ${explain(error)}`);
  process.exit(1);
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return 'the port is taken: set PORT to another one, or to 0 for a free one';
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

try {
  const started = start(readConfig());
  // A signal that comes while it starts waits for the start, so that no database is left running.
  endOnSignal(async () => (await started)());
  await started;
} catch (error) {
  fail(error);
}
