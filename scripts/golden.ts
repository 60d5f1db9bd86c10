// Writes the golden reports anew, to be read line by line before they are committed: npm run golden
import { writeFileSync } from 'node:fs';
import { LANGUAGES } from '../src/core/catalogue.ts';
import { goldenFile, goldenReports } from './golden/reports.ts';

for (const language of LANGUAGES) {
  for (const { name, text } of goldenReports(language)) writeFileSync(goldenFile(name, language), text);
}
