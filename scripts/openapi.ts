// Writes openapi.yaml.
import { writeFile } from 'node:fs/promises';
import { DOCUMENT, documentText } from './document-text.ts';

await writeFile(DOCUMENT, await documentText());
