import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../scripts/eval/evaluate.ts';
import { figures, groups } from '../../scripts/eval/figures.ts';
import type { Claim } from '../../scripts/eval/judge.ts';
import { judge } from '../../scripts/eval/judge.ts';
import type { LabelledLead } from '../../scripts/eval/labelled-lead.ts';
import { readLeads } from '../../scripts/eval/read-leads.ts';
import { reliability } from '../../scripts/eval/reliability.ts';
import { haiDuong } from '../support/catalogue.ts';
import { labelled } from '../support/labelled.ts';
import { inFolder } from '../support/small-catalogue.ts';

const LEADS = join(import.meta.dirname, '..', 'eval');

function leads(...names: readonly string[]): readonly LabelledLead[] {
  const codes = haiDuong().document.sectors.map(({ code }) => code);
  const { leads: found, faults } = readLeads(
    names.map((name) => join(LEADS, name)),
    codes,
  );
  expect(faults).toEqual([]);
  return found;
}

/** Both leads of a minimal pair have its number, and a letter of their own. */
function pairOf(id: string): string {
  return id.slice(0, -1);
}

// These only go up. leads-b is held back: its rows are never read.
describe('labelled leads', () => {
  it.each([
    ['leads-a.jsonl', 0.97, 0.95],
    ['leads-b.jsonl', 0.9, 0.87],
    ['leads-c-cjk.jsonl', 0.97, 0.95],
    ['leads-c-en-vi.jsonl', 0.97, 0.95],
    ['leads-d.jsonl', 0.98, 0.95],
    ['leads-f.jsonl', 0.96, 0.95],
    ['leads-g.jsonl', 0.95, 0.85],
  ])(
    'finds the right sector first in %s for at least %d, and %d of those outside every sector',
    (name, top1, none) => {
      const result = evaluate(haiDuong(), leads(name));
      expect(result.top1).toBeGreaterThanOrEqual(top1);
      expect(result.noneRecall).toBeGreaterThanOrEqual(none);
    },
  );

  it('never claims a wrong sector with 0.95 or more in the development rows', () => {
    const all = leads('leads-a.jsonl', 'leads-c-cjk.jsonl', 'leads-c-en-vi.jsonl', 'leads-d.jsonl');
    expect(evaluate(haiDuong(), all).wrong.filter(({ match }) => match >= 0.95)).toEqual([]);
  });

  it.each([
    ['pairs-cjk.jsonl', 45],
    ['pairs-en-vi.jsonl', 35],
  ])('tells both leads of a minimal pair apart in %s for at least %d pairs', (name, least) => {
    const rows = leads(name);
    const wrong = new Set(evaluate(haiDuong(), rows).wrong.map(({ id }) => pairOf(id)));
    const pairs = new Set(rows.map(({ id }) => pairOf(id)));
    expect([...pairs].filter((pair) => !wrong.has(pair)).length).toBeGreaterThanOrEqual(least);
  });

  it('differ in their sector within each minimal pair', () => {
    const rows = leads('pairs-cjk.jsonl', 'pairs-en-vi.jsonl');
    const sectors = new Map<string, Set<string>>();
    for (const { id, label } of rows)
      sectors.set(pairOf(id), (sectors.get(pairOf(id)) ?? new Set()).add(label.sector));
    expect([...sectors.values()].filter(({ size }) => size !== 2)).toEqual([]);
  });

  it('are sound in every file, and none stands twice', () => {
    const names = readdirSync(LEADS).filter((name) => name.endsWith('.jsonl'));
    expect(leads(...names).length).toBeGreaterThanOrEqual(400);
  });
});

describe('reading labelled leads', () => {
  const sound = JSON.stringify(labelled('A1', 'metals'));
  const read = (files: Readonly<Record<string, string>>, ...names: readonly string[]) =>
    inFolder(files, (folder) => {
      const { leads: found, faults } = readLeads(
        names.map((name) => join(folder, name)),
        ['metals', 'textiles'],
      );
      return {
        ids: found.map(({ id }) => id),
        faults: faults.map((fault) => fault.replaceAll(`${folder}/`, '')),
      };
    });

  it('reads one object a line, whatever ends the lines, and skips empty ones', () => {
    const other = JSON.stringify(labelled('A2', 'none', ['textiles']));
    expect(read({ 'a.jsonl': `\uFEFF${sound}\r\n\r\n${other}` }, 'a.jsonl')).toEqual({
      ids: ['A1', 'A2'],
      faults: [],
    });
  });

  it('names the line of everything that is wrong at once', () => {
    const unknown = JSON.stringify(labelled('A2', 'metal', ['textile']));
    const incomplete = JSON.stringify({ ...labelled('A3', 'metals'), label: { sector: 'metals' } });
    const text = [sound, '', '{"id":', '"A"', unknown, incomplete].join('\n');
    const { ids, faults } = read({ 'a.jsonl': text }, 'a.jsonl');
    expect(ids).toEqual(['A1']);
    expect(faults).toEqual([
      expect.stringMatching(/^a\.jsonl:3: is no JSON: ./),
      expect.stringMatching(/^a\.jsonl:4: .*expected object/),
      'a.jsonl:5: "metal" is no sector: metals, textiles, none',
      'a.jsonl:5: "textile" is no sector: metals, textiles, none',
      expect.stringMatching(/^a\.jsonl:6: label\.alsoAcceptable: /),
      expect.stringMatching(/^a\.jsonl:6: label\.segment: /),
      expect.stringMatching(/^a\.jsonl:6: label\.kind: /),
    ]);
  });

  it('says where an id stood first, in whichever file', () => {
    const { ids, faults } = read(
      { 'a.jsonl': `\n${sound}\n${sound}`, 'b.jsonl': sound },
      'a.jsonl',
      'b.jsonl',
    );
    expect(ids).toEqual(['A1']);
    expect(faults).toEqual([
      'a.jsonl:3: id "A1" stands already at a.jsonl:2',
      'b.jsonl:1: id "A1" stands already at a.jsonl:2',
    ]);
  });

  it('says which file cannot be read or is empty', () => {
    expect(read({ 'a.jsonl': '\n \n' }, 'a.jsonl', 'absent.jsonl').faults).toEqual([
      'a.jsonl: holds no lead',
      expect.stringMatching(/^absent\.jsonl: cannot be read: ENOENT/),
    ]);
  });
});

describe('judging a claim', () => {
  const claims = (...values: readonly (readonly [string, number])[]): readonly Claim[] =>
    values.map(([sector, value]) => ({ sector, value }));

  const judged = [
    judge(labelled('1', 'a'), claims(['b', 0.4], ['a', 0.9])),
    judge(labelled('2', 'a'), claims(['b', 0.8], ['a', 0.4])),
    judge(labelled('3', 'b', ['a']), claims(['a', 0.6])),
    judge(labelled('4', 'none'), []),
    judge(labelled('5', 'none'), claims(['b', 0.95])),
    judge(labelled('6', 'b'), []),
    judge(labelled('7', 'a'), claims(['b', 0.5], ['c', 0.45], ['d', 0.4], ['a', 0.35])),
    judge(labelled('8', 'none', ['b']), claims(['b', 0.3])),
  ];

  it('takes the surest sector, or none, and accepts the other right ones', () => {
    expect(judged.map(({ got }) => got)).toEqual(['a', 'b', 'a', 'none', 'b', 'none', 'b', 'b']);
    expect(judged.map(({ value }) => value)).toEqual([0.9, 0.8, 0.6, 0, 0.95, 0, 0.5, 0.3]);
    expect(judged.filter(({ right }) => right).map(({ row }) => row.id)).toEqual(['1', '3', '4', '8']);
    expect(judged.filter(({ inTop3 }) => inTop3).map(({ row }) => row.id)).toEqual(['1', '2', '3', '4', '8']);
  });

  it('of equally sure sectors takes the first', () => {
    expect(judge(labelled('1', 'a'), claims(['a', 0.5], ['b', 0.5])).got).toBe('a');
  });

  it('counts the right ones of all, of those that are none, and of those claimed to be none', () => {
    expect(figures(judged)).toEqual({ top1: 4 / 8, top3: 5 / 8, noneRecall: 2 / 3, nonePrecision: 1 / 2 });
  });

  it('has no figure where there is nothing to count', () => {
    expect(figures([])).toEqual({ top1: null, top3: null, noneRecall: null, nonePrecision: null });
  });

  it('counts by what the rows are', () => {
    expect(groups(judged, ({ row }) => row.label.sector)).toEqual({
      a: { rows: 3, top1: 1 / 3 },
      b: { rows: 2, top1: 1 / 2 },
      none: { rows: 3, top1: 2 / 3 },
    });
  });
});

describe('reliability', () => {
  // 0.3, 0.95 and 1 stand on a bound; what is none claims nothing.
  const judged = (
    [
      ['a', 0.3],
      ['a', 0.8],
      ['b', 0.88],
      ['b', 0.95],
      ['a', 1],
    ] as const
  ).map(([sector, value], index) => judge(labelled(`${index}`, 'a'), [{ sector, value }]));
  const { bands, expectedCalibrationError, brierScore } = reliability([
    ...judged,
    judge(labelled('none', 'none'), []),
  ]);

  it('holds what was claimed in each band against what was right', () => {
    expect(bands.filter(({ rows }) => rows > 0)).toEqual([
      { from: 0.3, to: 0.4, rows: 1, right: 1, claimed: 0.3, share: 1 },
      { from: 0.8, to: 0.9, rows: 2, right: 1, claimed: expect.closeTo(0.84, 12), share: 0.5 },
      { from: 0.95, to: 1, rows: 2, right: 1, claimed: 0.975, share: 0.5 },
    ]);
    expect(bands.find(({ rows }) => rows === 0)).toMatchObject({ right: 0, claimed: null, share: null });
  });

  it('sums up how far certainty and outcome are apart', () => {
    // One row 0.7 too modest, two 0.34 too sure on average, two 0.475.
    expect(expectedCalibrationError).toBeCloseTo((0.7 + 2 * 0.34 + 2 * 0.475) / 5, 12);
    expect(brierScore).toBeCloseTo((0.7 ** 2 + 0.2 ** 2 + 0.88 ** 2 + 0.95 ** 2 + 0) / 5, 12);
  });

  it('has no error without a claim', () => {
    expect(reliability([])).toMatchObject({ expectedCalibrationError: null, brierScore: null });
  });
});
