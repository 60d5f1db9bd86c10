import { z } from 'zod';

/** Characters that no stored text may hold: controls but tab and line ends, NUL among them, and halves of surrogate pairs. */
const UNSTORABLE = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** Free text of bounded length that PostgreSQL can store. */
export function text(maxLength: number) {
  return z
    .string()
    .min(1, { abort: true })
    .max(maxLength)
    .refine((value) => !UNSTORABLE.test(value), { error: 'unstorable_character' })
    .refine((value) => /[^\s\p{Cf}]/u.test(value), { error: 'no_visible_character' });
}

/** A share of a whole, 0 to 1. */
export const share = z.number().min(0).max(1);

/** Calendar day that exists, as `2026-11-23`. */
export const isoDate = z.iso.date();

/** Both languages of a text. */
export const texts = z.strictObject({ vi: z.string().min(1).max(1000), en: z.string().min(1).max(1000) });

/** Machine name of a sector, segment, criterion and so on. */
export const code = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'not_a_code' });

export const grade = z
  .enum(['A', 'B', 'C', 'D'])
  .meta({ id: 'Grade', description: 'A is the best band, D the lowest.' });

export const eligibility = z.enum(['eligible', 'conditional', 'excluded']).meta({
  id: 'Eligibility',
  description: 'What the gates of the policy say; it never changes a number.',
});
