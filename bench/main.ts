// Measures the engine beside references in the same run: npm run bench [-- --only match-1kb] [--rounds 25] [--json]
import { parseArgs } from 'node:util';
import { table } from '../scripts/table.ts';
import { readCatalogue } from '../src/catalogue/read.ts';
import { compile } from '../src/core/compile.ts';
import { reason } from '../src/store/embedded/embedded-error.ts';
import { bench, ROW_NAMES } from './bench.ts';
import type { Row } from './row.ts';

const USAGE = `usage: npm run bench [-- --only row] [--rounds 25] [--json]
  --only    a row; may be given several times: ${ROW_NAMES.join(', ')}
  --rounds  how often each is measured; the median counts
  --json    print one JSON array and nothing else`;

type Options = { readonly only: readonly string[]; readonly rounds: number; readonly json: boolean };

const options = readOptions();
if (typeof options === 'string') {
  console.error(options);
  process.exitCode = 2;
} else {
  const { only, rounds, json } = options;
  const warmUp = Math.ceil(rounds / 5);
  const rows = await bench(compile(readCatalogue()), { rounds, warmUp }, only);
  console.log(json ? JSON.stringify(rows, null, 2) : printed(rows));
}

function readOptions(): Options | string {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true, default: [...ROW_NAMES] },
        rounds: { type: 'string', default: '25' },
        json: { type: 'boolean', default: false },
      },
    });
    const unknown = values.only.find((name) => !ROW_NAMES.includes(name));
    if (unknown !== undefined) return `"${unknown}" is no row\n${USAGE}`;
    const rounds = Number(values.rounds);
    if (!Number.isSafeInteger(rounds) || rounds < 1)
      return `"${values.rounds}" is no number of rounds\n${USAGE}`;
    return { only: values.only, rounds, json: values.json };
  } catch (error) {
    return `${reason(error)}\n${USAGE}`;
  }
}

function printed(rows: readonly Row[]): string {
  const head = ['', 'value', '', 'reference', 'ratio', 'target', ''];
  const lines = rows.map(({ name, value, unit, reference, ratio, target, holds }) => [
    name,
    String(value),
    unit,
    String(reference ?? ''),
    String(ratio ?? ''),
    target === null ? '' : `≥ ${target}`,
    target === null ? '' : holds ? 'holds' : 'does not hold',
  ]);
  return table([head, ...lines], [0, 2, 6]);
}
