import type { Texts } from '../core/catalogue.ts';

/** What our own checks of a field say, by the code that a schema raises. */
export const FIELD_MESSAGES = {
  unstorable_character: {
    vi: 'chứa ký tự điều khiển hoặc một nửa cặp ký tự thay thế (surrogate)',
    en: 'contains a control character or half a surrogate pair',
  },
  no_visible_character: {
    vi: 'phải có ít nhất một ký tự nhìn thấy được',
    en: 'must hold a visible character',
  },
  not_a_code: {
    vi: 'phải là các từ viết thường nối bằng dấu gạch nối',
    en: 'must be lower-case words joined by hyphens',
  },
  not_a_country_code: {
    vi: 'phải là mã hai chữ cái in hoa theo ISO 3166-1',
    en: 'must be an ISO 3166-1 alpha-2 code in capitals',
  },
  unknown_country: { vi: 'không phải mã quốc gia trong ISO 3166-1', en: 'is no country of ISO 3166-1' },
  code_unreadable: {
    vi: 'không đọc được thành mã của bảng phân loại này',
    en: 'is not readable as a code of this scheme',
  },
  code_wrong_length: {
    vi: 'có số lượng chữ số không dùng trong bảng phân loại này',
    en: 'has a number of digits that this scheme does not have',
  },
  code_impossible: {
    vi: 'thuộc chương hoặc ngành không có trong bảng phân loại này',
    en: 'belongs to a chapter or division that this scheme does not have',
  },
  not_a_market: {
    vi: 'phải là EU, other hoặc mã hai chữ cái theo ISO 3166-1',
    en: 'must be EU, other or an ISO 3166-1 alpha-2 code',
  },
  unknown_market: {
    vi: 'không phải thị trường hợp lệ: chỉ nhận EU, other hoặc một quốc gia',
    en: 'is no market: EU, other or a country',
  },
  market_within_eu: {
    vi: 'là nước thành viên Liên minh châu Âu: hãy gộp vào EU',
    en: 'is a member of the European Union: state it within EU',
  },
  too_many_markets: { vi: 'có hơn 30 thị trường', en: 'has more than 30 markets' },
  shares_exceed_one: { vi: 'có tổng lớn hơn 1', en: 'sums to more than 1' },
  not_a_month: { vi: 'phải là tháng, ví dụ 2027-06', en: 'must be a month such as 2027-06' },
  not_a_phone_number: { vi: 'phải là số điện thoại', en: 'must be a telephone number' },
  too_many_notes: { vi: 'có hơn 60 ghi chú', en: 'has more than 60 notes' },
  unknown_fact: { vi: 'không trỏ tới thông tin nào của hồ sơ', en: 'points to no fact of a profile' },
  status_contradicts_value: {
    vi: 'mâu thuẫn với giá trị đã nêu của thông tin này',
    en: 'contradicts the value that is stated for this fact',
  },
  value_not_stated: {
    vi: 'ghi là đã rõ nhưng không nêu giá trị',
    en: 'says that the fact is known, but no value is stated',
  },
  unknown_segment: { vi: 'không phải nhóm sản phẩm của danh mục', en: 'is no segment of the catalogue' },
  unknown_catalogue: { vi: 'không phải danh mục đang áp dụng', en: 'is no active catalogue' },
  sector_of_two: {
    vi: 'là bắt buộc khi so sánh hai nhà đầu tư',
    en: 'is required to compare two investors',
  },
  sector_of_unranked: {
    vi: 'là bắt buộc vì không báo cáo nào xếp hạng được ngành',
    en: 'is required, since neither report ranks a sector',
  },
  unknown_sector: {
    vi: 'không phải ngành trong danh mục của báo cáo nào',
    en: 'is a sector of neither report’s catalogue',
  },
  outside_validity: {
    vi: 'nằm ngoài thời gian hiệu lực của danh mục',
    en: 'lies outside the validity of the catalogue',
  },
  external_id_repeated: {
    vi: 'đã được nêu trước đó trong hồ sơ này',
    en: 'is given before in this profile',
  },
  external_id_taken: {
    vi: 'đã được dùng cho một nhà đầu tư khác',
    en: 'belongs to another investor already',
  },
  address_with_password: {
    vi: 'không được chứa tên người dùng hay mật khẩu',
    en: 'must not hold a user name or password',
  },
} as const satisfies Readonly<Record<string, Texts>>;

export type FieldMessage = keyof typeof FIELD_MESSAGES;
