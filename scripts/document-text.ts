// The text of openapi.yaml, made from the routes: no database and no key is needed.
import { pino } from 'pino';
import { stringify } from 'yaml';
import { buildApp } from '../src/http/app.ts';
import { openApiDocument } from '../src/http/openapi/document.ts';

const HEADER = '# Generated from the routes by `npm run openapi`: change those, not this.\n';

/** Where the text is kept. */
export const DOCUMENT = new URL('../openapi.yaml', import.meta.url);

/** Builds the app over services that do nothing and writes its document as YAML. */
export async function documentText(): Promise<string> {
  const app = await buildApp({
    services: {
      fitReports: { create: refuse, createEach: refuse, read: refuse, latest: refuse, history: refuse },
      comparisons: { compare: refuse },
      verifications: { verify: refuse },
      investors: { read: refuse, create: refuse, change: refuse, erase: refuse, list: refuse },
      sectors: { list: refuse, read: refuse, investors: refuse },
      apiKeys: { authenticate: refuse },
      isReady: refuse,
    },
    cursorKey: '',
    language: 'en',
    logger: pino({ level: 'silent' }),
  });
  const text = HEADER + stringify(openApiDocument(app), { aliasDuplicateObjects: false, lineWidth: 110 });
  await app.close();
  return text;
}

function refuse(): never {
  throw new Error('these services only stand in while the document is made');
}
