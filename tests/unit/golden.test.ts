import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { goldenFile, goldenReports } from '../../scripts/golden/reports.ts';
import { LANGUAGES } from '../../src/core/catalogue.ts';

// Whoever changes a report reads these files again, in both languages: npm run golden
describe.each(LANGUAGES)('golden reports in %s', (language) => {
  it.each(goldenReports(language))('say of $name what was read and agreed on', ({ name, text }) => {
    expect(text).toBe(readFileSync(goldenFile(name, language), 'utf8'));
  });
});

describe('golden reports', () => {
  it.each(goldenReports('en'))('put $expected first for $name', ({ expected, first }) => {
    expect(first).toBe(expected);
  });
});
