import { z } from 'zod';
import type { Texts } from '../core/catalogue.ts';
import { hash, language, openCode, sentence } from './fit-report.ts';

/** Why a kept report is no longer what its pins give; the first that holds is told. */
export const MISMATCHES = [
  'stored_report_changed',
  'profile_changed',
  'catalogue_changed',
  'engine_changed',
  'recomputed_differently',
] as const;
export type Mismatch = (typeof MISMATCHES)[number];

/** What each result says to a reader; `{stored}` and `{today}` are versions of the engine. */
export const VERDICTS: Readonly<Record<Mismatch | 'match', Texts>> = {
  match: {
    vi: 'Tính lại từ dữ liệu đã ghim cho đúng báo cáo đã lưu.',
    en: 'Made again from its pins, the report is the same to the byte.',
  },
  stored_report_changed: {
    vi: 'Nội dung báo cáo đã lưu không còn khớp với mã băm của nó: báo cáo đã bị sửa sau khi lưu.',
    en: 'The kept report no longer has the hash that was kept with it: it was edited after it was kept.',
  },
  profile_changed: {
    vi: 'Hồ sơ lưu kèm báo cáo không còn là hồ sơ đã được chấm điểm.',
    en: 'The profile that is kept with the report is not the one that was scored.',
  },
  catalogue_changed: {
    vi: 'Phiên bản danh mục lưu kèm báo cáo đã bị sửa, hoặc không phải phiên bản đã ghim.',
    en: 'The catalogue version that is kept with the report was edited, or is not the one of its pins.',
  },
  engine_changed: {
    vi: 'Báo cáo do phiên bản tính điểm {stored} lập, nay là phiên bản {today}.',
    en: 'The report is by version {stored} of the engine; today’s is {today}.',
  },
  recomputed_differently: {
    vi: 'Cùng hồ sơ, danh mục, ngày xét và phiên bản tính điểm nhưng tính lại cho kết quả khác báo cáo đã lưu.',
    en: 'The same profile, catalogue, day and engine give another report than the one that was kept.',
  },
};

/** Whether a kept report follows from its pins. */
export const verification = z
  .object({
    reportId: z.uuid(),
    language,
    result: z.enum(['match', 'mismatch']),
    cause: openCode.nullable().meta({
      description: `Null on a match; else the first of ${MISMATCHES.map((cause) => `\`${cause}\``).join(', ')} that holds. More may come.`,
    }),
    text: sentence,
    storedHash: z.string().max(200).meta({
      description: '`reportHash` as it is kept with the report; no hash at all if the row was damaged.',
    }),
    recomputedHash: hash
      .nullable()
      .meta({ description: 'What the pins give today; null where they can no longer be followed.' }),
    storedEngineVersion: z
      .string()
      .max(40)
      .nullable()
      .meta({ description: 'The engine that the report is pinned to; null where its pins cannot be read.' }),
    engineVersion: z.string().max(40).meta({ description: 'The engine of today.' }),
  })
  .meta({
    id: 'Verification',
    description: 'A kept report made again from its pins and compared by the hash of its canonical form.',
  });

export type Verification = z.infer<typeof verification>;
