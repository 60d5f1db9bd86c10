import type { FastifyBaseLogger } from 'fastify';
import type { Language } from '../core/catalogue.ts';
import type { ApiKeyService } from '../services/api-keys.ts';
import type { ComparisonService } from '../services/comparison.ts';
import type { FitReportService } from '../services/fit-reports.ts';
import type { InvestorService } from '../services/investors.ts';
import type { SectorService } from '../services/sectors.ts';
import type { VerificationService } from '../services/verification.ts';

/** What the routes call. */
export type Services = {
  readonly fitReports: Pick<FitReportService, 'create' | 'createEach' | 'read' | 'latest' | 'history'>;
  readonly comparisons: ComparisonService;
  readonly verifications: VerificationService;
  readonly investors: InvestorService;
  readonly sectors: SectorService;
  readonly apiKeys: Pick<ApiKeyService, 'authenticate'>;
  /** Whether PostgreSQL answers. */
  isReady(): Promise<boolean>;
};

/** Everything that the HTTP interface is built from. */
export type HttpDeps = {
  readonly services: Services;
  /** Secret that signs cursors; the same in every process of a service. */
  readonly cursorKey: string;
  /** Language of an answer where the request asks for none. */
  readonly language: Language;
  readonly logger: FastifyBaseLogger;
  /** Public address, for the document; without it a relative one. */
  readonly serverUrl?: string;
  /** Whether each answer is checked against its schema, for development and tests: the check costs more than the answer. */
  readonly checkResponses?: boolean;
};
