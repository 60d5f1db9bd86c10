import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const port = z.coerce
  .number({ error: 'must be a port, 0 to 65535' })
  .refine((value) => Number.isInteger(value) && value >= 0 && value <= 65_535, {
    error: 'must be a port, 0 to 65535',
  });

/** Every variable that the service reads, in one place. */
const environment = z.object({
  DATABASE_URL: z
    .string()
    .refine((value) => /^postgres(?:ql)?:\/\//.test(value) && URL.canParse(value), {
      error: 'must be a postgresql:// address',
    })
    .optional()
    .describe('A PostgreSQL 15 or later; without it the service runs its own.'),
  LEADFIT_DATA_DIR: z.string().min(1).optional().describe('Home of the embedded database.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  PORT: port.default(3000).describe('Port to listen on; 0 takes a free one.'),
  LEADFIT_ADMIN_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('An administrator’s API key; without it one is made at the first start.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much is logged.'),
  LEADFIT_LANGUAGE: z
    .enum(['vi', 'en'])
    .default('en')
    .describe('Language of answers where a request names none.'),
});

export type Config = {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly adminKey: string | undefined;
  readonly logLevel: string;
  readonly language: 'vi' | 'en';
};

/**
 * Reads the configuration once; it is passed down from here, nothing else reads the environment.
 * An empty variable counts as unset, as compose files write it.
 * @throws Error that names every variable that is wrong
 */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new Error(`the environment is not valid:\n${faults.join('\n')}`);
  }
  const { data } = parsed;
  return Object.freeze({
    databaseUrl: data.DATABASE_URL,
    dataDir: data.LEADFIT_DATA_DIR ?? defaultDataDir(),
    host: data.HOST,
    port: data.PORT,
    adminKey: data.LEADFIT_ADMIN_KEY,
    logLevel: data.LOG_LEVEL,
    language: data.LEADFIT_LANGUAGE,
  });
}

function defaultDataDir(): string {
  return userInfo().uid === 0 ? '/var/lib/leadfit' : join(homedir(), '.local', 'share', 'leadfit');
}
