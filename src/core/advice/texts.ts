import type { Fact, Texts } from '../catalogue.ts';

/** Asked before anything else while it is not sure which sector the investor belongs to. */
export const PRODUCT_QUESTION: Texts = {
  vi: 'Doanh nghiệp sẽ sản xuất cụ thể những sản phẩm nào?',
  en: 'Which products exactly will the company make?',
};

/** What changes would do; `{changes}` is one of CHANGES, or two joined by AND. */
export const COUNTERFACTUAL: Texts = {
  vi: 'Nếu {changes} thì ngành “{sector}” đạt {score} điểm, hạng {grade}.',
  en: 'With {changes}, “{sector}” would reach {score} points, grade {grade}.',
};

export const AND: Texts = { vi: ' và ', en: ' and ' };

/** One change; `{who}` says who can make it. */
export const CHANGES = {
  up: { vi: 'tăng {name} từ {from} lên {to} ({who})', en: '{name} up from {from} to {to} ({who})' },
  down: { vi: 'giảm {name} từ {from} xuống {to} ({who})', en: '{name} down from {from} to {to} ({who})' },
  stated: { vi: '{name} ở mức {to} (hiện chưa rõ; {who})', en: '{name} at {to} (not known yet; {who})' },
  chosen: {
    vi: '{name} là “{to}” thay vì “{from}” ({who})',
    en: '“{to}” instead of “{from}” as {name} ({who})',
  },
  told: { vi: '{name} là “{to}” (hiện chưa rõ; {who})', en: '“{to}” as {name} (not known yet; {who})' },
} as const satisfies Readonly<Record<string, Texts>>;

export const ACTORS: Readonly<Record<Fact['actor'], Texts>> = {
  investor: { vi: 'do nhà đầu tư quyết định', en: 'the investor’s decision' },
  agency: { vi: 'do cơ quan xúc tiến đầu tư quyết định', en: 'the promotion agency’s decision' },
  fixed: { vi: 'không ai thay đổi được', en: 'nobody can change it' },
};

export const TENSION: Texts = {
  vi: '{fact} {value}: tăng thêm thì có lợi cho tiêu chí “{helps}” (hiện {helped}) nhưng bất lợi cho tiêu chí “{hurts}” (hiện {hurt}).',
  en: '{fact} at {value}: more would help “{helps}” (now {helped}) but hurt “{hurts}” (now {hurt}).',
};

/** The share of sales in one market. */
export const MARKET_SHARE: Texts = {
  vi: 'tỷ lệ doanh số tại thị trường {market}',
  en: 'share of sales in {market}',
};

/** Markets that criteria speak of; any other goes by its code. */
export const MARKETS: Readonly<Record<string, Texts>> = {
  EU: { vi: 'EU', en: 'the EU' },
  US: { vi: 'Mỹ', en: 'the US' },
  JP: { vi: 'Nhật Bản', en: 'Japan' },
  VN: { vi: 'Việt Nam', en: 'Vietnam' },
};

/** What follows an amount. */
export const AMOUNTS: Readonly<Partial<Record<Fact['unit'], Texts>>> = {
  ha: { vi: '{amount} ha', en: '{amount} ha' },
  mw: { vi: '{amount} MW', en: '{amount} MW' },
  m3_per_day: { vi: '{amount} m³ mỗi ngày', en: '{amount} m³ a day' },
  jobs: { vi: '{amount} lao động', en: '{amount} jobs' },
};

/** What an amount is divided by; other facts go by their name. */
export const DIVIDED: Readonly<Partial<Record<Fact['unit'], Texts>>> = {
  ha: { vi: '{amount} trên mỗi héc-ta', en: '{amount} per hectare' },
  jobs: { vi: '{amount} trên mỗi lao động', en: '{amount} per job' },
};
export const DIVIDED_BY_FACT: Texts = { vi: '{amount} trên {name}', en: '{amount} per {name}' };

/** How the profile's own words are called. */
export const CHOICES: Readonly<Record<string, Texts>> = {
  oem: { vi: 'hãng sản xuất thành phẩm', en: 'OEM' },
  tier1: { vi: 'nhà cung cấp cấp 1', en: 'tier 1' },
  tier2: { vi: 'nhà cung cấp cấp 2', en: 'tier 2' },
  tier3: { vi: 'nhà cung cấp cấp 3', en: 'tier 3' },
  materials: { vi: 'nhà cung cấp vật liệu', en: 'materials' },
  equipment: { vi: 'nhà cung cấp thiết bị', en: 'equipment' },
  service: { vi: 'nhà cung cấp dịch vụ', en: 'service' },
  greenfield: { vi: 'đầu tư mới', en: 'new site' },
  expansion: { vi: 'mở rộng', en: 'expansion' },
  relocation: { vi: 'di dời', en: 'relocation' },
  upgrade: { vi: 'nâng cấp', en: 'upgrade' },
  merger_acquisition: { vi: 'mua bán, sáp nhập', en: 'merger or acquisition' },
  joint_venture: { vi: 'liên doanh', en: 'joint venture' },
  rnd_centre: { vi: 'trung tâm nghiên cứu', en: 'research centre' },
  commodity: { vi: 'phổ thông', en: 'commodity' },
  standard: { vi: 'tiêu chuẩn', en: 'standard' },
  high_end: { vi: 'cao cấp', en: 'high-end' },
};
