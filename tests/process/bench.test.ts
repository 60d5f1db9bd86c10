import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDatabase } from '../support/database.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { workplace } from '../support/process.ts';

const place = workplace();
let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(async () => {
  await place.close();
  await database.drop();
});

const RUN_MS = 120_000;
const NAMES = [
  'compile-catalogue',
  'match-1kb',
  'match-1kb-phrases',
  'match-fold-1kb',
  'match-scan-1kb',
  'match-profile-1kb',
  'fit-report',
];

const run = (...args: readonly string[]) =>
  place.run('bench/main.ts', { args, variables: { DATABASE_URL: database.url } });

// The shape alone: how fast anything is depends on the machine and is never tested.
describe('npm run bench', () => {
  it(
    'prints every row with --json and nothing else',
    async () => {
      const { code, stdout, stderr } = await run('--rounds', '1', '--json');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const rows: readonly { readonly name: string; readonly target: number | null }[] = JSON.parse(stdout);
      expect(rows.map(({ name }) => name)).toEqual(NAMES);
      const informing = { reference: null, ratio: null, target: null, holds: true };
      const measured = { reference: expect.any(Number), ratio: expect.any(Number) };
      for (const row of rows) {
        expect(row).toEqual({
          name: row.name,
          value: expect.any(Number),
          unit: row.name === 'compile-catalogue' ? 'ms' : 'us',
          ...informing,
          ...(row.name.startsWith('match-1kb') && measured),
          ...(row.name === 'match-1kb' && { target: 10, holds: expect.any(Boolean) }),
        });
        expect(row).toHaveProperty('value', expect.any(Number));
      }
    },
    RUN_MS,
  );

  it(
    'measures what it is asked for alone and prints a table',
    async () => {
      const { code, stdout } = await run('--only', 'fit-report', '--rounds', '1');
      expect(code).toBe(0);
      expect(stdout).toMatch(/^ +value +reference +ratio +target\nfit-report +[\d.]+ +us\n$/);
    },
    RUN_MS,
  );

  it.each([
    ['--only', 'match-2kb', '"match-2kb" is no row'],
    ['--rounds', '0', '"0" is no number of rounds'],
    ['--round', '1', '--round'],
  ])(
    'refuses %s %s',
    async (option, value, said) => {
      const { code, stdout, stderr } = await run(option, value);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(said);
      expect(stderr).toContain('usage: npm run bench');
    },
    RUN_MS,
  );
});
