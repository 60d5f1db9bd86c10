import type { FitSector } from '../../src/core/fit-types.ts';
import type { Evidence } from '../../src/core/match/evidence.ts';
import type { Judged } from './judge.ts';
import { acceptedSectors } from './labelled-lead.ts';

/** A row that was read wrongly, with what the report rests on. */
export type Wrong = {
  readonly id: string;
  /** The accepted sectors, joined by `|`. */
  readonly expected: string;
  readonly got: string;
  readonly match: number;
  /** Company, description, products and codes as received. */
  readonly text: string;
  /** A line for each sector that anything spoke for, of at most four. */
  readonly evidence: readonly string[];
};

const MOST_SECTORS = 4;
const MOST_ITEMS = 10;

/** Says what was claimed of a row and why. */
export function explain({ row, got, value }: Judged, sectors: readonly FitSector[]): Wrong {
  const { company, description, products, codes } = row.lead;
  const stated = codes.map(({ scheme, code }) => `${scheme} ${code}`);
  return {
    id: row.id,
    expected: acceptedSectors(row).join('|'),
    got,
    match: value,
    text: [company, description, products.join('; '), stated.join(', ')].join(' | '),
    evidence: sectors
      .filter(({ match }) => match.evidence.length > 0)
      .slice(0, MOST_SECTORS)
      .map(({ sector, match }) => `${sector} ${match.value}: ${items(match.evidence)}`),
  };
}

function items(evidence: readonly Evidence[]): string {
  return evidence.slice(0, MOST_ITEMS).map(item).join('; ');
}

function item(evidence: Evidence): string {
  const { segment, strength, counted, why } = evidence;
  const against = `${counted ? '' : ' –'}${why === null ? '' : ` (${why})`}`;
  return `${nameOf(evidence)} → ${segment} ${strength}${against}`;
}

function nameOf(evidence: Evidence): string {
  if (evidence.kind === 'term') return evidence.text;
  return evidence.kind === 'code' ? `${evidence.scheme} ${evidence.code}` : evidence.kind;
}
