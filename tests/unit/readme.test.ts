import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { compile } from '../../src/core/compile.ts';
import { fit as scored } from '../../src/core/fit.ts';
import { render } from '../../src/core/render.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function blockAfter(mark: string): string {
  const [, rest = ''] = README.split(mark);
  return /```\w+\n([\s\S]*?)```/.exec(rest)?.[1] ?? '';
}

/** Keeps of `whole` what `part` shows: members by name, lists from their start. */
function shown(whole: unknown, part: unknown): unknown {
  if (Array.isArray(part) && Array.isArray(whole))
    return part.map((item, index) => shown(whole[index], item));
  if (typeof part !== 'object' || part === null || typeof whole !== 'object' || whole === null) return whole;
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      shown(Object.entries(whole).find(([name]) => name === key)?.[1], value),
    ]),
  );
}

describe('the README', () => {
  it('prints what the first request is answered with', () => {
    const body = /-d '(\{.*\})'/.exec(blockAfter('## The first request'))?.[1] ?? '';
    const catalogue = compile(readCatalogue());
    const answer = render(scored(catalogue, JSON.parse(body), { asOf: '2026-11-23' }), catalogue, 'en');
    const printed: unknown = JSON.parse(blockAfter('<!-- first-answer -->'));
    expect(printed).toEqual(shown(answer, printed));
  });
});
