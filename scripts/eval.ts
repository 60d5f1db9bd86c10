// How often the first sector is right on labelled leads: npm run eval -- --file leads.jsonl [--json]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCatalogue } from '../src/catalogue/read.ts';
import { compile } from '../src/core/compile.ts';
import type { LabelledLead } from './eval/evaluate.ts';
import { evaluate } from './eval/evaluate.ts';

const { values } = parseArgs({
  options: { file: { type: 'string', multiple: true }, json: { type: 'boolean' } },
});
if (values.file === undefined) {
  console.error('usage: npm run eval -- --file leads.jsonl [--file more.jsonl] [--json]');
  process.exit(2);
}
const leads = values.file.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): LabelledLead => JSON.parse(line)),
);
const result = evaluate(compile(readCatalogue()), leads);
if (values.json === true) {
  console.log(JSON.stringify(result));
} else {
  const percent = (part: number | null): string => (part === null ? 'n/a' : `${(part * 100).toFixed(1)} %`);
  console.log(`rows ${result.rows}   top-1 ${percent(result.top1)}   top-3 ${percent(result.top3)}`);
  console.log(`none: recall ${percent(result.noneRecall)}   precision ${percent(result.nonePrecision)}`);
  for (const name of ['bySector', 'byLanguage', 'byKind'] as const) {
    console.log(`\n${name}`);
    for (const [key, { rows, top1 }] of Object.entries(result[name])) {
      console.log(`  ${key.padEnd(22)} ${String(rows).padStart(4)}  ${percent(top1)}`);
    }
  }
  console.log('\ncertainty of the first sector (claimed: right of all)');
  for (const { from, to, rows, right } of result.calibration) {
    console.log(`  ${from.toFixed(2)}–${to.toFixed(2)}  ${right} of ${rows}`);
  }
  console.log(`\nwrong (${result.wrong.length})`);
  for (const { id, expected, got, match, text, evidence } of result.wrong) {
    console.log(`  ${id} expected ${expected}, got ${got} ${match.toFixed(2)} | ${text}`);
    for (const line of evidence) console.log(`      ${line}`);
  }
}
