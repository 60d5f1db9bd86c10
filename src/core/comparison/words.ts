import type { Language } from '../catalogue.ts';
import type { CompiledCatalogue } from '../compile.ts';
import { fill, formatNumber } from '../format.ts';
import type { ComparedReport } from './comparison.ts';
import { DETAILS } from './texts.ts';

/** All decimals that points have: rounded ones would not add up before the reader's eyes. */
const DECIMALS = 4;

/** Two reports and the sector in which they are compared. */
export type Compared = {
  readonly first: ComparedReport;
  readonly second: ComparedReport;
  readonly sector: string;
};

/** Points as a sentence shows them. */
export function pointsText(points: number, language: Language): string {
  return formatNumber(points, DECIMALS, language);
}

/** A difference in points, with its sign. */
export function signed(points: number, language: Language): string {
  const text = pointsText(points, language);
  return points > 0 && text !== '0' ? `+${text}` : text;
}

/** The sector's name in the second catalogue, else in the first. */
export function sectorName({ first, second, sector }: Compared, language: Language): string {
  const found = [second, first]
    .flatMap(({ catalogue }) => catalogue.document.sectors)
    .find(({ code }) => code === sector);
  return found?.name[language] ?? sector;
}

/** A catalogue version as people name it. */
export function catalogueName({ document }: CompiledCatalogue, language: Language): string {
  return fill(DETAILS.version[language], {
    title: document.title[language],
    version: String(document.version),
  });
}
