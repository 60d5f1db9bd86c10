import { table } from '../table.ts';
import type { Compared } from './baselines/compare.ts';
import type { Confusion } from './confusion.ts';
import type { Evaluation } from './evaluate.ts';
import type { Figures, Group } from './figures.ts';
import { NONE } from './labelled-lead.ts';
import type { Reliability } from './reliability.ts';
import type { Wrong } from './wrong.ts';

/** What there is to print: the wrong rows may be left out, the baselines are there if they were asked for. */
export type Printable = Omit<Evaluation, 'wrong'> & {
  readonly wrong: readonly Wrong[] | undefined;
  readonly baselines: readonly Compared[] | undefined;
};

/** The whole evaluation for a reader at a terminal. */
export function printed({ wrong, baselines, ...result }: Printable): string {
  return [
    `${result.rows} rows`,
    comparison([{ name: 'leadfit', threshold: null, ...result }, ...(baselines ?? [])]),
    section('by sector', groupTable(result.bySector)),
    section('by language', groupTable(result.byLanguage)),
    section('by kind', groupTable(result.byKind)),
    section(
      'confusion: rows are expected, columns claimed; another accepted sector stands where it was claimed',
      confusionTable(result.confusion),
    ),
    section(
      'certainty of the first sector, and how many of those rows are right',
      reliabilityTable(result.reliability),
    ),
    ...(wrong === undefined ? [] : [section(`wrong (${wrong.length})`, wrong.map(wrongLines).join('\n'))]),
  ].join('\n\n');
}

function section(title: string, body: string): string {
  return `${title}\n${body.replace(/^(?=.)/gm, '  ')}`;
}

function comparison(systems: readonly Compared[]): string {
  const head = ['', 'top-1', 'top-3', 'none recall', 'none precision', 'claims above'];
  const row = ({ name, threshold, ...figures }: Compared): readonly string[] => [
    name,
    ...FIGURES.map((key) => percent(figures[key])),
    threshold === null ? '' : threshold.toFixed(2),
  ];
  return table([head, ...systems.map(row)]);
}

const FIGURES = ['top1', 'top3', 'noneRecall', 'nonePrecision'] as const satisfies readonly (keyof Figures)[];

function groupTable(groups: Readonly<Record<string, Group>>): string {
  return table(Object.entries(groups).map(([key, { rows, top1 }]) => [key, String(rows), percent(top1)]));
}

function confusionTable(counts: Confusion): string {
  const claimed = Object.values(counts).flatMap((row) => Object.keys(row));
  const codes = [...new Set([...Object.keys(counts), ...claimed])].sort(noneLast);
  const rows = codes.map((expected) => [
    expected,
    ...codes.map((got) => String(counts[expected]?.[got] ?? '·')),
  ]);
  return table([['', ...shortNames(codes)], ...rows]);
}

function noneLast(a: string, b: string): number {
  return Number(a === NONE) - Number(b === NONE) || (a < b ? -1 : 1);
}

/** The first word of each code, or the whole code where another one begins alike. */
function shortNames(codes: readonly string[]): readonly string[] {
  const first = (code: string): string => code.split('-', 1)[0] ?? code;
  return codes.map((code) =>
    codes.some((other) => other !== code && first(other) === first(code)) ? code : first(code),
  );
}

function reliabilityTable({ bands, expectedCalibrationError, brierScore }: Reliability): string {
  const head = ['match', 'rows', 'right', 'claimed', 'share right'];
  const rows = bands
    .filter((band) => band.rows > 0)
    .map(({ from, to, rows, right, claimed, share }) => [
      `${from.toFixed(2)}–${to.toFixed(2)}`,
      String(rows),
      String(right),
      percent(claimed),
      percent(share),
    ]);
  const score = (value: number | null): string => value?.toFixed(4) ?? 'n/a';
  const errors = `expected calibration error ${score(expectedCalibrationError)}, Brier score ${score(brierScore)}`;
  return `${table([head, ...rows])}\n${errors}`;
}

function wrongLines({ id, expected, got, match, text, evidence }: Wrong): string {
  const head = `${id} expected ${expected}, got ${got} ${match.toFixed(2)} | ${text.replaceAll('\n', ' ')}`;
  return [head, ...evidence.map((line) => `    ${line}`)].join('\n');
}

function percent(part: number | null): string {
  return part === null ? 'n/a' : `${(part * 100).toFixed(1)} %`;
}
