// Fails when openapi.yaml is not what the routes say.
import { readFile } from 'node:fs/promises';
import { DOCUMENT, documentText } from './document-text.ts';

const kept = await readFile(DOCUMENT, 'utf8').catch(() => '');
if (kept !== (await documentText())) {
  console.error('openapi.yaml is stale: run `npm run openapi` and commit the change');
  process.exitCode = 1;
}
