import type { FastifyInstance } from 'fastify';
import { fastify, LogController } from 'fastify';
import { acceptable } from './acceptable.ts';
import { access } from './access.ts';
import { clientErrors } from './client-errors.ts';
import type { HttpDeps } from './deps.ts';
import { docs } from './docs.ts';
import { hostHeader } from './host-header.ts';
import { language } from './language.ts';
import { notFound } from './not-found.ts';
import { openapi } from './openapi/plugin.ts';
import { frameworkErrors, problems } from './problems.ts';
import { jsonBodies } from './read-json.ts';
import { requestId, requestIdOf } from './request-id.ts';
import { requestLog } from './request-log.ts';
import { responses } from './responses.ts';
import { documentRoutes } from './routes/document.ts';
import { fitReportBatchRoutes } from './routes/fit-report-batch.ts';
import { fitReportCheckRoutes } from './routes/fit-report-checks.ts';
import { fitReportRoutes } from './routes/fit-reports.ts';
import { healthRoutes } from './routes/health.ts';
import { investorChangeRoutes } from './routes/investor-changes.ts';
import { investorFitReportRoutes } from './routes/investor-fit-reports.ts';
import { investorRoutes } from './routes/investors.ts';
import { sectorInvestorRoutes } from './routes/sector-investors.ts';
import { sectorRoutes } from './routes/sectors.ts';
import { securityHeaders } from './security-headers.ts';
import { validation } from './validation.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 2000;
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Builds the HTTP interface, ready to listen. The order is the order in which a request meets the plugins.
 * @throws Error where a route does not declare who may call it
 */
export async function buildApp(deps: HttpDeps): Promise<FastifyInstance> {
  const { services, cursorKey } = deps;
  const app = create(deps);

  app.register(requestId);
  app.register(securityHeaders);
  app.register(language, { language: deps.language });
  app.register(hostHeader);
  app.register(access, { apiKeys: services.apiKeys });
  app.register(requestLog);
  app.register(problems, { isReady: services.isReady });
  app.register(acceptable);
  app.register(jsonBodies);
  app.register(validation);
  app.register(responses, { check: deps.checkResponses ?? false });
  app.register(notFound);
  app.register(openapi, { serverUrl: deps.serverUrl ?? '/' });

  app.register(healthRoutes, services);
  app.register(fitReportRoutes, services);
  app.register(fitReportBatchRoutes, services);
  app.register(fitReportCheckRoutes, services);
  app.register(investorRoutes, { investors: services.investors, cursorKey });
  app.register(investorChangeRoutes, services);
  app.register(investorFitReportRoutes, { fitReports: services.fitReports, cursorKey });
  app.register(sectorRoutes, services);
  app.register(sectorInvestorRoutes, { sectors: services.sectors, cursorKey });
  app.register(documentRoutes);
  app.register(docs);

  await app.ready();
  return app;
}

function create({ language: fallback, logger }: HttpDeps): FastifyInstance {
  const app = fastify({
    loggerInstance: logger,
    // Fastify's own lines hold addresses with their query; ours do not.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: requestIdOf,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node's own refusal of a request without a host has no body; `host-header.ts` refuses it with a problem.
    http: { headersTimeout: HEADERS_TIMEOUT_MS, maxHeaderSize: MAX_HEADER_BYTES, requireHostHeader: false },
    // What arrives while the service ends is still answered; its connection is closed then.
    return503OnClosing: false,
    frameworkErrors: frameworkErrors(fallback),
    clientErrorHandler: clientErrors(fallback),
  });
  app.server.maxConnections = MAX_CONNECTIONS;
  // The one expectation that exists, 100-continue, is Node's business; others may be ignored (RFC 9110, 10.1.1).
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response));
  return app;
}
