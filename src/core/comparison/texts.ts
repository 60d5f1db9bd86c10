import type { Texts } from '../catalogue.ts';
import type { ChangePart } from './comparison.ts';

/** What a comparison says of each part of a change: where it is the same in both reports, and where it counts. */
export const PART_TEXTS: Readonly<Record<ChangePart, { readonly same: Texts; readonly changed: Texts }>> = {
  engine: {
    same: {
      vi: 'Cả hai báo cáo do cùng một phiên bản tính điểm ({from}) lập: không đổi.',
      en: 'Both reports are by version {from} of the engine: no change.',
    },
    changed: {
      vi: 'Phiên bản tính điểm (từ {from} sang {to}, tính lại bằng {now}): {points} điểm.',
      en: 'The engine (from version {from} to {to}, recomputed with {now}): {points} points.',
    },
  },
  catalogue: {
    same: {
      vi: 'Cả hai báo cáo dựa trên danh mục “{from}”: không đổi.',
      en: 'Both reports rest on the catalogue “{from}”: no change.',
    },
    changed: {
      vi: 'Danh mục (từ “{from}” sang “{to}”): {points} điểm.',
      en: 'The catalogue (from “{from}” to “{to}”): {points} points.',
    },
  },
  as_of: {
    same: {
      vi: 'Cả hai báo cáo cùng xét vào ngày {from}: không đổi.',
      en: 'Both reports hold for {from}: no change.',
    },
    changed: {
      vi: 'Ngày xét (từ {from} sang {to}), do thông tin cũ hết hạn: {points} điểm.',
      en: 'The as-of date (from {from} to {to}), by which facts age: {points} points.',
    },
  },
  facts: {
    same: { vi: 'Hồ sơ nêu cùng những thông tin: không đổi.', en: 'The facts are the same: no change.' },
    changed: {
      vi: 'Thông tin trong hồ sơ ({count} thay đổi): {points} điểm.',
      en: 'The facts ({count} changed): {points} points.',
    },
  },
};

/** What a comparison says in short. */
export const SUMMARIES = {
  change: {
    vi: '{second}, ngành “{sector}”: từ {from} thành {to} điểm ({difference}).',
    en: '{second}, “{sector}”: from {from} to {to} points ({difference}).',
  },
  above: {
    vi: 'Ở ngành “{sector}”, {first} ({from} điểm) cao hơn {second} ({to} điểm): {difference}.',
    en: 'In “{sector}”, {first} ({from} points) stands above {second} ({to} points): {difference}.',
  },
  below: {
    vi: 'Ở ngành “{sector}”, {first} ({from} điểm) thấp hơn {second} ({to} điểm): {difference}.',
    en: 'In “{sector}”, {first} ({from} points) stands below {second} ({to} points): {difference}.',
  },
  level: {
    vi: 'Ở ngành “{sector}”, {first} và {second} cùng đạt {from} điểm.',
    en: 'In “{sector}”, {first} and {second} are level at {from} points.',
  },
  mostly: { vi: 'Chủ yếu do: {criteria}.', en: 'Most of it comes from: {criteria}.' },
} as const satisfies Readonly<Record<string, Texts>>;

/** What a comparison says of one criterion and of one fact. */
export const DETAILS = {
  changed: {
    vi: '{name}: từ {from} thành {to} điểm ({difference}).',
    en: '{name}: from {from} to {to} points ({difference}).',
  },
  unchanged: { vi: '{name}: {to} điểm, không đổi.', en: '{name}: {to} points, unchanged.' },
  gap: {
    vi: '{name}: {from} điểm so với {to} điểm ({difference}).',
    en: '{name}: {from} points against {to} ({difference}).',
  },
  fact: { vi: '{name}: từ {from} thành {to}.', en: '{name}: from {from} to {to}.' },
  note: { vi: '{name} ({note})', en: '{name} ({note})' },
  not_stated: { vi: 'chưa nêu', en: 'not stated' },
  nothing: { vi: 'không có', en: 'none' },
  match: { vi: 'Mức khớp với ngành', en: 'Match with the sector' },
  version: { vi: '{title}, phiên bản {version}', en: '{title}, version {version}' },
} as const satisfies Readonly<Record<string, Texts>>;

/** Notices of a comparison, by code. */
export const COMPARISON_NOTICES: Readonly<Record<string, Texts>> = {
  sector_not_in_catalogue: {
    vi: 'Danh mục “{1}” không có ngành này; điểm ở đó được tính là 0.',
    en: 'The catalogue “{1}” does not have this sector; it counts as 0 there.',
  },
  sector_not_matched: {
    vi: 'Trong báo cáo của {1} (ngày xét {2}), nhà đầu tư chưa khớp với ngành này nên không có điểm.',
    en: 'The report of {1} (as of {2}) does not match the investor to this sector, so it has no points.',
  },
  catalogues_differ: {
    vi: 'Hai báo cáo dựa trên hai danh mục khác nhau (“{1}” và “{2}”), nên chênh lệch không chỉ do nhà đầu tư.',
    en: 'The reports rest on different catalogues (“{1}” and “{2}”), so the gap is not due to the investors alone.',
  },
  as_of_dates_differ: {
    vi: 'Hai báo cáo xét vào hai ngày khác nhau ({1} và {2}), nên mức độ cũ của thông tin không như nhau.',
    en: 'The reports hold for different days ({1} and {2}), so facts have aged differently.',
  },
  engines_differ: {
    vi: 'Hai báo cáo do hai phiên bản tính điểm khác nhau lập ({1} và {2}).',
    en: 'The reports are by different versions of the engine ({1} and {2}).',
  },
};

/** Names of what is scored and is no fact of a catalogue. */
export const PROFILE_NAMES: Readonly<Record<string, Texts>> = {
  '/company/name': { vi: 'tên doanh nghiệp', en: 'company name' },
  '/company/existingInProvince': { vi: 'đã có nhà máy trong tỉnh', en: 'existing site in the province' },
  '/activity/description': { vi: 'mô tả hoạt động', en: 'description of the activity' },
  '/activity/products': { vi: 'sản phẩm', en: 'products' },
  '/activity/codes': { vi: 'mã phân loại', en: 'classification codes' },
  '/activity/segments': { vi: 'nhóm sản phẩm do cán bộ chỉ định', en: 'segments that an officer declared' },
  '/project/certifications': { vi: 'chứng nhận', en: 'certifications' },
  '/project/powerMw': { vi: 'công suất điện', en: 'power demand' },
  '/project/startDate': { vi: 'thời điểm khởi công', en: 'start date' },
};

/** Members of a note on a fact, and what they may say. */
export const NOTE_WORDS: Readonly<Record<string, Texts>> = {
  status: { vi: 'tình trạng', en: 'status' },
  method: { vi: 'cách có được', en: 'method' },
  source: { vi: 'nguồn', en: 'source' },
  asOf: { vi: 'ngày của thông tin', en: 'date of the fact' },
  known: { vi: 'đã rõ', en: 'known' },
  unknown: { vi: 'chưa rõ', en: 'unknown' },
  cannot_provide: { vi: 'không cung cấp được', en: 'cannot be provided' },
  not_applicable: { vi: 'không áp dụng', en: 'not applicable' },
  stated: { vi: 'nhà đầu tư nêu', en: 'stated' },
  public: { vi: 'nguồn công khai', en: 'public' },
  estimated: { vi: 'ước tính', en: 'estimated' },
  judged: { vi: 'cán bộ nhận định', en: 'judged' },
};
