// Checks the catalogue's files: npm run catalogue:check [-- --quiet]. Faults fail it, warnings do not; --quiet
// leaves the warnings out.
import type { CatalogueSource } from '../src/catalogue/read.ts';
import { readCatalogueSource } from '../src/catalogue/read.ts';
import { catalogueWarnings } from '../src/catalogue/warnings.ts';
import { CatalogueError } from '../src/contract/catalogue-fault.ts';
import type { CatalogueDocument } from '../src/core/catalogue.ts';
import { TERM_LANGUAGES } from '../src/core/catalogue.ts';

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
  console.log(`no fault, ${warnings.length} warnings`);
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
