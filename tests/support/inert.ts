import { pino } from 'pino';
import type { HttpDeps } from '../../src/http/deps.ts';

/** What an app needs to start over a database that is away. */
export function inert(): HttpDeps {
  const fail = (): never => {
    throw Object.assign(new Error('connect ECONNREFUSED "10.0.0.1"'), { code: 'ECONNREFUSED' });
  };
  return {
    services: {
      fitReports: { create: fail, createEach: fail, read: fail, latest: fail, history: fail },
      comparisons: { compare: fail },
      verifications: { verify: fail },
      investors: { read: fail, create: fail, change: fail, erase: fail, list: fail },
      sectors: { list: fail, read: fail, investors: fail },
      apiKeys: { authenticate: fail },
      isReady: () => Promise.resolve(false),
    },
    cursorKey: 'a key of the tests',
    language: 'en',
    logger: pino({ level: 'silent' }),
  };
}
