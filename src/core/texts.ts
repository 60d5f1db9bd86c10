import type { Texts } from './catalogue.ts';

/** Sentences of the engine itself; a catalogue's own are in the catalogue. `{1}`, `{2}` … are filled in. */
export const NOTICES: Readonly<Record<string, Texts>> = {
  territory_succeeded: {
    vi: '{territory} đã sáp nhập vào {successor} từ ngày {1}; quy hoạch được dùng làm định hướng ngành.',
    en: '{territory} became part of {successor} on {1}; the plan is read as the policy of its sectors.',
  },
  citation_not_in_force: {
    vi: 'Văn bản {1} chưa có hoặc hết hiệu lực vào ngày xét.',
    en: 'The document {1} was not in force at the as-of date.',
  },
  words_outside: {
    vi: 'Cụm từ “{1}” thuộc ngành nằm ngoài các ngành ưu tiên.',
    en: 'The words “{1}” name an industry outside every sector.',
  },
  code_cut: {
    vi: 'Mã {1} được rút gọn thành {2}, mức chi tiết quốc tế của bảng phân loại.',
    en: 'The {1} code was cut to {2}, the international level of its scheme.',
  },
  code_outside: {
    vi: 'Mã {1} {2} không thuộc ngành ưu tiên nào.',
    en: 'The code {1} {2} belongs to no sector of the catalogue.',
  },
  code_text_conflict: {
    vi: 'Mã {1} {2} ứng với nhóm “{3}” nhưng mô tả lại nói về “{4}”: cần hỏi lại.',
    en: 'The code {1} {2} points to “{3}” while the words speak of “{4}”: to be asked.',
  },
  other_activity: {
    vi: 'Hoạt động được nêu không phải sản xuất ({1}), nên mức khớp bị giảm.',
    en: 'The activity stated is not making ({1}), so the match is scaled down.',
  },
  fact_aged: {
    vi: 'Thông tin “{1}” đã quá cũ so với ngày đánh giá nên được coi là chưa rõ.',
    en: 'The fact “{1}” is too old at the as-of date and counts as unknown.',
  },
  fact_estimated: {
    vi: 'Thông tin “{1}” chỉ là ước tính nên được bỏ qua.',
    en: 'The fact “{1}” is an estimate and was left out.',
  },
  localisation_falls: {
    vi: 'Tỷ lệ nội địa hoá cam kết ({2}) thấp hơn mức hiện nay ({1}): cần kiểm tra lại.',
    en: 'The committed localisation rate ({2}) is lower than today’s ({1}): to be checked.',
  },
  order_not_robust: {
    vi: 'Thứ tự xếp hạng chưa vững: khi thay đổi trọng số và các thông tin chưa rõ, ngành xếp đầu chỉ đứng đầu trong {1} trường hợp.',
    en: 'The order is not robust: when weights and unknown facts vary, the first sector stays first in only {1} of all cases.',
  },
};

export const MATCH_REASONS: Readonly<Record<string, Texts>> = {
  'sector-match.sure': {
    vi: 'Hoạt động thuộc nhóm “{1}” với độ chắc chắn {2}.',
    en: 'The activity belongs to “{1}” with a certainty of {2}.',
  },
  'sector-match.possible': {
    vi: 'Hoạt động có thể thuộc nhóm “{1}”, độ chắc chắn chỉ {2}.',
    en: 'The activity may belong to “{1}”; the certainty is only {2}.',
  },
};

export const WHYS: Readonly<Record<string, Texts>> = {
  excluded_reading: {
    vi: 'Thuộc một cụm từ dài hơn mang nghĩa khác.',
    en: 'Part of a longer phrase that means something else.',
  },
  negated: { vi: 'Bị phủ định trong câu.', en: 'Negated in its sentence.' },
  former: { vi: 'Hoạt động trước đây.', en: 'Former business.' },
  application: {
    vi: 'Nơi dùng sản phẩm, không phải bản thân sản phẩm.',
    en: 'What the product is used for, not the product.',
  },
  customer: {
    vi: 'Khách hàng, không phải sản phẩm của doanh nghiệp.',
    en: 'Customers, not what the company makes.',
  },
  wanted: { vi: 'Thứ doanh nghiệp cần mua.', en: 'Something the company wants to buy.' },
  modifier: { vi: 'Chỉ bổ nghĩa cho danh từ khác.', en: 'Only qualifies another noun.' },
  material: { vi: 'Vật liệu để làm sản phẩm đó.', en: 'Material for that product.' },
  other_activity: {
    vi: 'Gắn với một hoạt động không phải sản xuất.',
    en: 'Stands with an activity that is not making.',
  },
  out_of_focus: { vi: 'Không phải nội dung chính của phần mô tả.', en: 'Not what the enquiry is about.' },
  repeated: { vi: 'Đã được tính ở chỗ khác.', en: 'Counted once already.' },
  disputed: {
    vi: 'Sản phẩm được nêu thuộc ngành khác và không có từ nào khớp với mã này.',
    en: 'The products stated belong to another sector, and no word supports the code.',
  },
  weaker_code: {
    vi: 'Một mã khác của cùng bảng phân loại cho thấy rõ hơn.',
    en: 'Another code of the same scheme says more.',
  },
  resemblance: {
    vi: 'Không có thuật ngữ nào của danh mục; câu chữ chỉ gần giống với thuật ngữ của nhóm này.',
    en: 'No term of the catalogue; the words only resemble those of this segment.',
  },
};

/** How activities are called in a notice. */
export const ACTIVITIES: Readonly<Record<string, Texts>> = {
  trade: { vi: 'thương mại', en: 'trade' },
  retail: { vi: 'bán lẻ', en: 'retail' },
  rental: { vi: 'cho thuê', en: 'rental' },
  finance: { vi: 'tài chính', en: 'finance' },
  insurance: { vi: 'bảo hiểm', en: 'insurance' },
  'real-estate': { vi: 'bất động sản', en: 'real estate' },
  logistics: { vi: 'vận tải và kho bãi', en: 'logistics' },
  repair: { vi: 'sửa chữa', en: 'repair' },
  software: { vi: 'phần mềm', en: 'software' },
  advice: { vi: 'tư vấn', en: 'advice' },
  research: { vi: 'nghiên cứu', en: 'research' },
  operation: { vi: 'vận hành, khai thác', en: 'operation' },
  education: { vi: 'giáo dục, đào tạo', en: 'education' },
  media: { vi: 'truyền thông', en: 'media' },
  contracting: { vi: 'thi công, lắp đặt', en: 'contracting' },
  hospitality: { vi: 'dịch vụ ăn uống, lưu trú', en: 'hospitality' },
  health: { vi: 'y tế', en: 'health care' },
  recycling: { vi: 'thu gom, tái chế', en: 'collection and recycling' },
  'transport-logistics': { vi: 'vận tải và kho bãi', en: 'transport and logistics' },
  'software-it': { vi: 'phần mềm, công nghệ thông tin', en: 'software and IT' },
  'telecom-services': { vi: 'dịch vụ viễn thông', en: 'telecommunications services' },
  'professional-services': { vi: 'dịch vụ chuyên môn', en: 'professional services' },
  'education-research': { vi: 'giáo dục, nghiên cứu', en: 'education and research' },
  'media-entertainment': { vi: 'truyền thông, giải trí', en: 'media and entertainment' },
  'public-sports-religion': { vi: 'hoạt động công cộng, văn hoá', en: 'public and cultural activity' },
  'other-services': { vi: 'dịch vụ khác', en: 'other services' },
};

/** Said of a criterion none of whose facts applies to the investor. */
export const NOT_APPLICABLE_REASON: Texts = {
  vi: 'Tiêu chí “{name}” không áp dụng cho dự án này.',
  en: 'The criterion “{name}” does not apply to this project.',
};

/** Said of a criterion whose facts are known in part: each fact with its value. */
export const PARTLY_KNOWN: Texts = { vi: '{name}: {facts}.', en: '{name}: {facts}.' };

export const WORDS = {
  unknown: { vi: 'chưa rõ', en: 'unknown' },
  not_applicable: { vi: 'không áp dụng', en: 'not applicable' },
  per: { vi: 'trên', en: 'per' },
  yes: { vi: 'có', en: 'yes' },
  no: { vi: 'không', en: 'no' },
} as const satisfies Readonly<Record<string, Texts>>;
