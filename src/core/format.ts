import type { Fact, Language } from './catalogue.ts';
import type { Quantity } from './reading.ts';
import { NOT_APPLICABLE } from './reading.ts';
import { WORDS } from './texts.ts';

/** How a quantity is shown; `percent` is a share of 1. */
export type Shown = Fact['unit'] | 'percent' | 'plain';

/** A quantity as people write it: 12.900.000 USD in Vietnamese, USD 12.9 million in neither: numbers stay whole. */
export function formatQuantity(quantity: Quantity, shown: Shown, language: Language): string {
  if (quantity === null) return WORDS.unknown[language];
  if (typeof quantity === 'boolean') return quantity ? WORDS.yes[language] : WORDS.no[language];
  if (quantity === NOT_APPLICABLE) return WORDS.not_applicable[language];
  if (typeof quantity === 'string') return quantity;
  switch (shown) {
    case 'percent':
    case 'share':
      return `${formatNumber(quantity * 100, 1, language)}%`;
    case 'usd':
    case 'usd_per_month':
      return language === 'vi'
        ? `${formatNumber(quantity, 0, 'vi')} USD`
        : `USD ${formatNumber(quantity, 0, 'en')}`;
    default:
      return formatNumber(quantity, quantity < 100 ? 1 : 0, language);
  }
}

/**
 * A number with at most `decimals`, grouped by thousands. Not Intl: its output changes with the ICU data of the
 * machine, and a rendered report must not.
 */
export function formatNumber(number: number, decimals: number, language: Language): string {
  const [thousands, point] = language === 'vi' ? ['.', ','] : [',', '.'];
  const scaled = Math.round(Math.abs(number) * 10 ** decimals + 1e-9);
  const digits = String(scaled).padStart(decimals + 1, '0');
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  return `${number < 0 && scaled > 0 ? '−' : ''}${grouped}${fraction === '' ? '' : point + fraction}`;
}

/** 2025-07-01 as people read it: 01/07/2025 in Vietnamese, 1 July 2025 in English. */
export function formatDate(iso: string, language: Language): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  if (language === 'vi') return `${day}/${month}/${year}`;
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Fills `{1}`, `{2}` … and named places of a sentence; an unknown place stays as it is. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  );
}
