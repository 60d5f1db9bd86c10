import { readFileSync } from 'node:fs';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { investorProfile } from '../../src/contract/profile.ts';
import type { Language } from '../../src/core/catalogue.ts';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { compile } from '../../src/core/compile.ts';
import { fit } from '../../src/core/fit.ts';
import { printed } from '../demo/printed.ts';

/** A whole profile, and the sector that a careful officer would put first; null where none fits. */
export type GoldenProfile = {
  readonly name: string;
  readonly profile: unknown;
  readonly expected: string | null;
};

/** The day for which the golden reports hold. */
export const GOLDEN_DAY = '2026-11-23';

const FOLDER = new URL('../../tests/golden/', import.meta.url);
let compiled: CompiledCatalogue | undefined;

/** The profiles that are read line by line whenever something about a report changes. */
export function goldenProfiles(): readonly GoldenProfile[] {
  return readFileSync(new URL('profiles.jsonl', FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): GoldenProfile => JSON.parse(line));
}

/** Where a golden report is kept. */
export function goldenFile(name: string, language: Language): URL {
  return new URL(`${name}.${language}.txt`, FOLDER);
}

/** Every golden profile with its report as a person reads it, and the first sector of it. */
export function goldenReports(language: Language) {
  compiled ??= compile(readCatalogue());
  const catalogue = compiled;
  return goldenProfiles().map(({ name, profile, expected }) => {
    const checked = investorProfile.parse(profile);
    const report = fit(catalogue, checked, { asOf: GOLDEN_DAY });
    const first = report.sectors.find(({ matched }) => matched)?.sector ?? null;
    return {
      name,
      expected,
      first,
      text: `${printed(report, checked.company.name, catalogue, language).trim()}\n`,
    };
  });
}
