import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { labelled } from '../support/labelled.ts';
import type { Ended } from '../support/process.ts';
import { workplace } from '../support/process.ts';

const place = workplace();
afterAll(() => place.close());

const RUN_MS = 60_000;

async function evaluated(
  lines: readonly string[],
  ...args: readonly string[]
): Promise<Ended & { file: string }> {
  const file = join(await place.dataDir(), 'leads.jsonl');
  await writeFile(file, lines.join('\n'));
  return { file, ...(await place.run('scripts/eval.ts', { args: ['--file', file, ...args] })) };
}

const rows = [
  JSON.stringify(labelled('E1', 'electronics', [], 'We make temperature sensors')),
  JSON.stringify(labelled('E2', 'textiles-footwear', [], 'We make temperature sensors')),
];

describe('npm run eval', () => {
  it(
    'prints one JSON object with --json and nothing else',
    async () => {
      const { code, stdout, stderr } = await evaluated(rows, '--json');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const result: unknown = JSON.parse(stdout);
      expect(result).toMatchObject({ rows: 2, top1: 0.5, wrong: [{ id: 'E2', got: 'electronics' }] });
      expect(result).not.toHaveProperty('baselines');
    },
    RUN_MS,
  );

  it(
    'prints tables otherwise, and no row with --no-wrong',
    async () => {
      const { code, stdout } = await evaluated(rows, '--no-wrong');
      expect(code).toBe(0);
      expect(stdout).toContain('2 rows');
      expect(stdout).not.toContain('E2');
    },
    RUN_MS,
  );

  it(
    'names the line of a lead that is none, on standard error alone, and ends with 2',
    async () => {
      const { code, stdout, stderr, file } = await evaluated([...rows, '{"id": "E3"'], '--json');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`${file}:3: is no JSON`);
    },
    RUN_MS,
  );

  it.each([[['--fill', 'x']], [[]]])(
    'says how it is called when called with %j',
    async (args) => {
      const { code, stdout, stderr } = await place.run('scripts/eval.ts', { args });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('usage: npm run eval');
    },
    RUN_MS,
  );
});
