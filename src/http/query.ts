import { z } from 'zod';
import { text } from '../contract/common.ts';
import { language } from '../contract/fit-report.ts';

// Parameters arrive as text. Zod's own coercion would take '' for 0, '0x10' for 16 and 'false' for true.

/** `true` or `false`. */
export const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
);

/** A decimal number without an exponent, held to the bounds of `schema`. */
export function number<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) =>
      typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,6})?$/.test(value) ? Number(value) : value,
    schema,
  );
}

/** Values that are given as a repeated parameter or with commas. */
export function list<Item extends z.ZodType>(item: Item, max: number) {
  return z.preprocess(
    (value) => [value].flat().flatMap((part) => (typeof part === 'string' ? part.split(',') : [part])),
    z.array(item).min(1).max(max),
  );
}

/** A time with its zone; a plus sign that was not percent-encoded arrives as a space. */
export const instant = z.preprocess(
  (value) => (typeof value === 'string' ? value.replace(/ (?=\d\d:\d\d$)/, '+') : value),
  z.iso.datetime({ offset: true }),
);

export const languageQuery = language.optional().meta({
  description: 'Language of the texts; else the best of `Accept-Language`, else the configured one.',
});

export const updatedSince = instant
  .optional()
  .meta({ description: 'Only what was changed at this time or later.', example: '2026-11-01T00:00:00Z' });

export const search = text(200).optional().meta({ description: 'Part of the company’s name, in any case.' });

/** What every list takes. Zod leaves the default of a preprocessed value out of the document; `meta` brings it. */
export const pageQuery = {
  limit: number(z.int().min(1).max(200)).default(50).meta({ description: 'Entries on a page.', default: 50 }),
  cursor: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: '`nextCursor` of the page before, with the same filters.' }),
  total: flag
    .default(false)
    .meta({ description: 'Whether to count all entries, which costs time on long lists.', default: false }),
};
