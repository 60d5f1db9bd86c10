import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../scripts/eval/evaluate.ts';
import { printed } from '../../scripts/eval/print.ts';
import { table } from '../../scripts/table.ts';
import { compile } from '../../src/core/compile.ts';
import { sector, segment, synthetic } from '../support/catalogue.ts';
import { labelled } from '../support/labelled.ts';

const catalogue = compile(
  synthetic({
    sectors: [sector('smart-devices', {}), sector('spare-parts', {}), sector('spare-tools', {})],
    segments: [segment('sensors', 'smart-devices'), segment('boards', 'spare-parts')],
    vocabulary: {
      sensors: { en: { names: ['temperature sensor'] } },
      boards: { en: { names: ['circuit board'] } },
    },
  }),
);

const result = evaluate(catalogue, [
  labelled('R1', 'smart-devices', [], 'temperature sensor'),
  labelled('R2', 'smart-devices', [], 'circuit board'),
  labelled('R3', 'spare-parts', [], 'circuit board'),
  labelled('R4', 'none', [], 'biscuit'),
]);
const everything = { ...result, baselines: undefined };

describe('an evaluation', () => {
  it('compares what the fit report says first with the labels', () => {
    expect(result).toMatchObject({
      rows: 4,
      top1: 0.75,
      top3: 0.75,
      noneRecall: 1,
      nonePrecision: 1,
      bySector: {
        none: { rows: 1, top1: 1 },
        'smart-devices': { rows: 2, top1: 0.5 },
        'spare-parts': { rows: 1, top1: 1 },
      },
      byLanguage: { en: { rows: 4, top1: 0.75 } },
      byKind: { clear: { rows: 4, top1: 0.75 } },
      confusion: {
        'smart-devices': { 'smart-devices': 1, 'spare-parts': 1 },
        'spare-parts': { 'spare-parts': 1 },
        none: { none: 1 },
      },
    });
    // A name in a description: 0.85 · 0.9.
    expect(result.reliability.bands.filter(({ rows }) => rows > 0)).toEqual([
      { from: 0.7, to: 0.8, rows: 3, right: 2, claimed: expect.closeTo(0.765, 12), share: 2 / 3 },
    ]);
  });

  it('says of what is wrong what it rests on', () => {
    expect(result.wrong).toEqual([
      {
        id: 'R2',
        expected: 'smart-devices',
        got: 'spare-parts',
        match: 0.765,
        text: 'Sao Mai | circuit board |  | ',
        evidence: ['spare-parts 0.765: circuit board → boards 0.765'],
      },
    ]);
  });

  it('names codes, other accepted sectors and what did not count', () => {
    const row = labelled('R5', 'spare-tools', ['smart-devices'], 'not a circuit board');
    const coded = { ...row, lead: { ...row.lead, codes: [{ scheme: 'HS2022', code: '8534' } as const] } };
    const [wrong] = evaluate(negating, [coded]).wrong;
    expect(wrong?.expected).toBe('spare-tools|smart-devices');
    expect(wrong?.text).toBe('Sao Mai | not a circuit board |  | HS2022 8534');
    expect(wrong?.evidence).toEqual([
      'spare-parts 0.9: HS2022 8534 → boards 0.9; circuit board → boards 0 – (negated)',
    ]);
  });
});

const negating = compile({
  ...catalogue.document,
  cues: {
    ...catalogue.document.cues,
    en: { ...catalogue.document.cues.en, negation: { before: ['not'], after: [] } },
  },
  codes: { ...catalogue.document.codes, HS2022: { '8534': { boards: 0.9 } } },
});

describe('a printed evaluation', () => {
  const block = (title: string, text = printed(everything)): string =>
    text.split('\n\n').find((part) => part.startsWith(title)) ?? '';

  it('begins with the figures', () => {
    expect(printed(everything).split('\n').slice(0, 4)).toEqual([
      '4 rows',
      '',
      '          top-1   top-3  none recall  none precision  claims above',
      'leadfit  75.0 %  75.0 %      100.0 %         100.0 %',
    ]);
  });

  it('prints baselines beneath, each with its threshold', () => {
    const baselines = [
      { name: 'BM25', threshold: 1.25, top1: 0.5, top3: 1, noneRecall: 0, nonePrecision: null },
    ];
    expect(printed({ ...everything, baselines })).toContain(
      [
        '          top-1    top-3  none recall  none precision  claims above',
        'leadfit  75.0 %   75.0 %      100.0 %         100.0 %',
        'BM25     50.0 %  100.0 %        0.0 %             n/a          1.25',
      ].join('\n'),
    );
  });

  it('aligns the confusion under short names, none last', () => {
    expect(block('confusion')).toBe(
      [
        'confusion: rows are expected, columns claimed; another accepted sector stands where it was claimed',
        '                 smart  spare  none',
        '  smart-devices      1      1     ·',
        '  spare-parts        ·      1     ·',
        '  none               ·      ·     1',
      ].join('\n'),
    );
  });

  it('keeps whole names where two begin alike', () => {
    const confusion = { 'spare-parts': { 'spare-tools': 12 } };
    expect(block('confusion', printed({ ...everything, confusion }))).toContain(
      [
        '               spare-parts  spare-tools',
        '  spare-parts            ·           12',
        '  spare-tools            ·            ·',
      ].join('\n'),
    );
  });

  it('prints how far certainty can be relied on', () => {
    expect(block('certainty')).toBe(
      [
        'certainty of the first sector, and how many of those rows are right',
        '  match      rows  right  claimed  share right',
        '  0.70–0.80     3      2   76.5 %       66.7 %',
        // |2/3 − 0.765|, and twice 0.235² and once 0.765² over three.
        '  expected calibration error 0.0983, Brier score 0.2319',
      ].join('\n'),
    );
  });

  it('ends with what is wrong, unless that is to stay unread', () => {
    expect(block('wrong')).toBe(
      [
        'wrong (1)',
        '  R2 expected smart-devices, got spare-parts 0.77 | Sao Mai | circuit board |  | ',
        '      spare-parts 0.765: circuit board → boards 0.765',
      ].join('\n'),
    );
    expect(printed({ ...everything, wrong: undefined })).not.toContain('R2');
  });
});

describe('a table', () => {
  it('aligns its columns and leaves no space at the ends of lines', () => {
    const rows = [
      ['a', 'bbb', 'c', '1'],
      ['aa', 'b', 'cc', ''],
    ];
    expect(table(rows, [0, 2])).toBe('a   bbb  c   1\naa    b  cc');
  });

  it('may be empty', () => {
    expect(table([])).toBe('');
  });
});
