import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { investorProfile } from '../../src/contract/profile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import { labelOf } from '../../src/core/robustness.ts';
import { haiDuong } from '../support/catalogue.ts';

// docs/scoring.md is checked by hand by its readers and here by machine: every number in it is what core answers.
const page = readFileSync(join(import.meta.dirname, '../../docs/scoring.md'), 'utf8');
const catalogue = haiDuong();
const { document } = catalogue;

const profile = investorProfile.parse(JSON.parse(first(/```json\n([^`]+)```/)));
const asOf = first(/asOf=(\d{4}-\d{2}-\d{2})/);
const report = fitTo(catalogue, profile, { asOf });

function first(pattern: RegExp): string {
  const found = pattern.exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/scoring.md has no ${pattern.source}`);
  return found;
}

/** The rows of the table whose first heading is this. */
function table(heading: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  if (start < 0) throw new Error(`docs/scoring.md has no table "${heading}"`);
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Works out `0.3 + 0.5 · (8 − 3) ÷ 6`: the four operations and brackets, as a reader does. */
function calculate(text: string): number {
  const tokens = text.match(/\d+(?:\.\d+)?|[·÷+−()]/g) ?? [];
  if (tokens.join('') !== text.replaceAll(' ', '')) throw new Error(`"${text}" is no calculation`);
  let at = 0;
  const factor = (): number => {
    if (tokens[at] !== '(') return Number(tokens[at++]);
    at++;
    const inside = sum();
    at++;
    return inside;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === '·' || tokens[at] === '÷') {
      value = tokens[at++] === '·' ? value * factor() : value / factor();
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '−') {
      value = tokens[at++] === '+' ? value + product() : value - product();
    }
    return value;
  };
  const result = sum();
  if (at !== tokens.length) throw new Error(`"${text}" does not end`);
  return result;
}

describe('docs/scoring.md', () => {
  it('states the settings of the catalogue', () => {
    const { scoring, matching } = document;
    const stated = table('Setting').map(([name = '', value]) => [name.replace(/:.*/, ''), Number(value)]);
    expect(stated).toEqual([
      ['base', scoring.base / 100],
      ['floor', matching.floor],
      ['ceiling', matching.ceiling],
      ['secondary', matching.secondaryFactor],
      ['declared', matching.strengths.declared],
      ...scoring.grades.slice(0, -1).map(({ grade, from }) => [`lowest score of grade ${grade}`, from]),
    ]);
  });

  it('shows in its table every contribution of the first sector', () => {
    const stated = table('Criterion').map(([criterion, weight, , low, value, high, points]) => [
      criterion,
      ...[weight, low, value, high, points].map(Number),
    ]);
    expect(stated).toEqual(
      report.sectors[0]?.contributions.map((part) => [
        part.criterion,
        part.weight,
        part.valueLow,
        part.value,
        part.valueHigh,
        part.points,
      ]),
    );
  });

  it('works every value out by hand as core does', () => {
    for (const [criterion, , byHand = '', , value] of table('Criterion')) {
      expect([criterion, calculate(byHand).toFixed(4)]).toEqual([criterion, Number(value).toFixed(4)]);
    }
  });

  it('states the result', () => {
    const [sector] = report.sectors;
    expect(report.status).toBe('ranked');
    expect(report.sectors.filter(({ matched }) => matched)).toHaveLength(1);
    expect(Object.fromEntries(table('Result'))).toEqual({
      sector: report.best?.sector,
      segment: report.best?.segment,
      eligibility: sector?.eligibility,
      match: String(sector?.match.value),
      exactScore: String(sector?.exactScore),
      score: String(sector?.score),
      low: String(sector?.low),
      high: String(sector?.high),
      grade: sector?.grade,
      gradeWorst: sector?.gradeWorst,
      gradeBest: sector?.gradeBest,
      completeness: String(report.completeness),
    });
  });

  it('states the labels and the shares of the samples', () => {
    expect(table('Label').map(([label, from]) => [label, labelOf(Number(from))])).toEqual(
      table('Label').map(([label]) => [label, label]),
    );
    for (const [label, from] of table('Label').slice(0, -1))
      expect(labelOf(Number(from) - 0.001)).not.toBe(label);
    const { rank1, top3, grades } = report.sectors[0]?.robustness ?? {};
    const stated = table('Share').map(([share = '', value]) => [share, Number(value)]);
    expect(Object.fromEntries(stated)).toEqual({ rank1, top3, ...grades });
  });

  it('states what would change the result and what is asked first', () => {
    const [advice, ...others] = report.counterfactuals;
    expect([advice?.grade, others]).toEqual(['A', []]);
    const points = (changes: readonly (readonly [string, unknown])[]) => {
      const { project } = profile;
      const stated = Object.fromEntries(
        changes.map(([pointer, to]) => [pointer.replace('/project/', ''), to]),
      );
      return (
        fitTo(catalogue, { ...profile, project: { ...project, ...stated } }, { asOf }).sectors[0]
          ?.exactScore ?? 0
      );
    };
    const stated = table('Change').map(([pointer = '', from, to, gain]) => [
      pointer,
      from,
      Number(to),
      Number(gain),
    ]);
    expect(stated).toEqual(
      advice?.changes.map(({ pointer, from, to }) => [
        pointer,
        String(from ?? 'unknown'),
        to,
        Number((points([[pointer, to]]) - points([])).toFixed(4)),
      ]),
    );
    expect(table('Question').map(([pointer, low, high]) => [pointer, Number(low), Number(high)])).toEqual(
      report.nextQuestions.slice(0, 3).map((one) => [one.pointer, one.scoreLow, one.scoreHigh]),
    );
    expect(report.tensions).toMatchObject([
      { fact: '/project/landHa', helps: 'jobs-per-hectare', hurts: 'capital-per-hectare' },
    ]);
  });

  it('holds in every calculation on the page', () => {
    const calculations = [...page.matchAll(/`([^`=\n]+) = ([\d.]+)`/g)];
    expect(calculations.length).toBeGreaterThanOrEqual(12);
    for (const [text, left = '', right = ''] of calculations) {
      const decimals = right.split('.')[1]?.length ?? 0;
      // Half of the last decimal shown, and what binary fractions add to it.
      const apart = Math.abs(calculate(left) - Number(right));
      expect([text, apart <= 0.5 * 10 ** -decimals + 1e-9]).toEqual([text, true]);
    }
  });

  it('uses in its sums the numbers of its table and of its result', () => {
    const rows = table('Criterion');
    const result = new Map(table('Result').map(([name, value]) => [name, Number(value)]));
    const sumOf = (column: number) =>
      rows.reduce((sum, row) => sum + 90 * Number(row[1]) * Number(row[column]), 0);
    const points = rows.map((row) => row[6]).join(' + ');
    expect(page).toContain(`\`${points} = ${result.get('exactScore')}\``);
    expect(sumOf(3).toFixed(1)).toBe(result.get('low')?.toFixed(1));
    expect(sumOf(5).toFixed(1)).toBe(result.get('high')?.toFixed(1));
    expect(page).toContain(` = ${result.get('completeness')}\``);
  });
});
