import type { Language } from '../catalogue.ts';
import type { Notice } from '../fit-types.ts';
import { fill, formatDate } from '../format.ts';
import { sectorOf } from './comparison.ts';
import { COMPARISON_NOTICES } from './texts.ts';
import type { Compared } from './words.ts';
import { catalogueName } from './words.ts';

/** Sides that have no points in the sector at all, and why. */
export function sectorNotices({ first, second, sector }: Compared, language: Language): readonly Notice[] {
  return [first, second].flatMap(({ report, profile, catalogue }) => {
    const found = sectorOf(report, sector);
    if (found?.matched === true) return [];
    return found === undefined
      ? [{ code: 'sector_not_in_catalogue', values: [catalogueName(catalogue, language)] }]
      : [
          {
            code: 'sector_not_matched',
            values: [profile.company.name, formatDate(report.pins.asOf, language)],
          },
        ];
  });
}

/** What else than the investors sets two reports apart. */
export function pinNotices({ first, second }: Compared, language: Language): readonly Notice[] {
  const pairs = Object.entries({
    catalogues_differ: [first, second].map(({ catalogue }) => catalogueName(catalogue, language)),
    as_of_dates_differ: [first, second].map(({ report }) => formatDate(report.pins.asOf, language)),
    engines_differ: [first, second].map(({ report }) => report.pins.engineVersion),
  });
  return pairs.filter(([, [a, b]]) => a !== b).map(([code, values]) => ({ code, values }));
}

/** Each notice once, in the reader's language. */
export function renderNotices(notices: readonly Notice[], language: Language) {
  const unique = new Map(notices.map((notice) => [JSON.stringify(notice), notice]));
  return [...unique.values()].map(({ code, values }) => ({
    code,
    text: fill(
      COMPARISON_NOTICES[code]?.[language] ?? code,
      Object.fromEntries(values.map((value, index) => [String(index + 1), String(value)])),
    ),
  }));
}
