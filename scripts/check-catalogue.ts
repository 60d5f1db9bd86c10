// Checks the catalogue's files: npm run catalogue:check [-- --quiet]. Faults fail it, warnings do not; --quiet
// leaves the warnings out.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { CatalogueSource } from '../src/catalogue/read.ts';
import { readCatalogueSource } from '../src/catalogue/read.ts';
import { catalogueWarnings } from '../src/catalogue/warnings.ts';
import { CatalogueError } from '../src/contract/catalogue-fault.ts';
import type { CatalogueDocument } from '../src/core/catalogue.ts';
import { TERM_LANGUAGES } from '../src/core/catalogue.ts';
import { hashOf } from '../src/services/hash.ts';

const VERSIONS = 'src/catalogue/hai-duong-2021-2030/versions.yaml';
const LEVELS = ['names', 'related', 'hints'] as const;

try {
  report(readCatalogueSource(), process.argv.includes('--quiet'));
} catch (error) {
  if (!(error instanceof CatalogueError)) throw error;
  console.error(`${error.message}\n${error.faults.length} faults`);
  process.exitCode = 1;
}

function report({ document, place }: CatalogueSource, isQuiet: boolean): void {
  const warnings = catalogueWarnings(document);
  if (!isQuiet) {
    for (const { path, message } of warnings) console.log(`${place(path) ?? path.join('.')}: ${message}`);
  }
  console.log(summary(document).join('\n'));
  const fault = versionFault(document);
  if (fault !== null) {
    console.error(fault);
    process.exitCode = 1;
    return;
  }
  console.log(`no fault, ${warnings.length} warnings`);
}

/** A version number stands for one content: it is recorded with its hash, and the next content takes the next number. */
function versionFault(document: CatalogueDocument): string | null {
  const recorded: unknown = parse(readFileSync(VERSIONS, 'utf8'));
  const hash = hashOf(document);
  if (JSON.stringify(recorded).includes(`"${document.version}":"${hash}"`)) return null;
  return `${VERSIONS}: version ${document.version} is not recorded with this content; once ${document.version} was released raise version in policy.yaml; then write\n  ${document.version}: ${hash}`;
}

function summary(document: CatalogueDocument): readonly string[] {
  const { sectors, segments, criteria, facts, gates, citations, codes } = document;
  const terms = TERM_LANGUAGES.map((language) => `${language} ${termsIn(document, language)}`);
  const prefixes = Object.entries(codes).map(([scheme, table]) => `${scheme} ${Object.keys(table).length}`);
  return [
    `${document.code}, version ${document.version}`,
    `${sectors.length} sectors, ${segments.length} segments, ${criteria.length} criteria, ${facts.length} facts, ` +
      `${gates.length} gates, ${Object.keys(citations).length} citations`,
    `terms: ${terms.join(', ')}`,
    `codes: ${prefixes.join(', ')}`,
  ];
}

function termsIn({ vocabulary }: CatalogueDocument, language: (typeof TERM_LANGUAGES)[number]): number {
  return Object.values(vocabulary)
    .flatMap((languages) => LEVELS.map((level) => languages[language]?.[level]?.length ?? 0))
    .reduce((sum, count) => sum + count, 0);
}
