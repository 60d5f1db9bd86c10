// Runs Jest over everything (arguments pass through) and ends with one line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const count = z.number().int().nonnegative();
const Result = z.object({
  numPassedTests: count,
  numFailedTests: count,
  numRuntimeErrorTestSuites: count,
  success: z.boolean(),
});

const folder = mkdtempSync(join(tmpdir(), 'leadfit-test-'));
const file = join(folder, 'result.json');
const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${file}`];
const { status } = spawnSync(process.execPath, [...node, ...jest, ...process.argv.slice(2)], {
  cwd: join(import.meta.dirname, '..'),
  stdio: 'inherit',
});
const { passed, failed } = tally();
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? status || 1 : (status ?? 1);

/** A file that could not even be loaded counts as one failure, and so does a run that left no result. */
function tally(): { passed: number; failed: number } {
  try {
    const result = Result.parse(JSON.parse(readFileSync(file, 'utf8')));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: failed || Number(!result.success) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
