import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { LabelledLead } from '../../scripts/eval/evaluate.ts';
import { evaluate } from '../../scripts/eval/evaluate.ts';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { compile } from '../../src/core/compile.ts';

const catalogue = compile(readCatalogue());

function leads(name: string): readonly LabelledLead[] {
  return readFileSync(new URL(`../eval/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): LabelledLead => JSON.parse(line));
}

// These only go up. leads-b was written before anything was tuned and is never tuned on.
describe('labelled leads', () => {
  it.each([
    ['leads-a', 0.95, 0.9],
    ['leads-b', 0.9, 0.87],
  ])(
    'finds the right sector first in %s for at least %d, and %d of those outside every sector',
    (name, top1, none) => {
      const result = evaluate(catalogue, leads(name));
      expect(result.top1).toBeGreaterThanOrEqual(top1);
      expect(result.noneRecall).toBeGreaterThanOrEqual(none);
    },
  );

  it('holds no lead twice', () => {
    const all = [...leads('leads-a'), ...leads('leads-b')];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(400);
  });
});
