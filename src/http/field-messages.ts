import type { z } from 'zod';
import type { FieldFault } from '../contract/error.ts';
import { FIELD_MESSAGES } from '../contract/messages.ts';
import type { Language, Texts } from '../core/catalogue.ts';
import { fill } from '../core/format.ts';
import { isIssue } from './faults.ts';

/**
 * What a fault of form is called. Zod brings translations, but its Vietnamese keeps English type names and both
 * speak to programmers; these read on after the name of a field, as those of the contract do.
 */
const TEXTS = {
  required: { vi: 'là bắt buộc', en: 'is required' },
  unknown_field: { vi: 'không phải trường có ở đây', en: 'is no field that is known here' },
  unknown_parameter: { vi: 'không phải tham số của địa chỉ này', en: 'is no parameter of this address' },
  repeated_parameter: { vi: 'chỉ được nêu một lần', en: 'may be given only once' },
  too_deep: { vi: 'lồng nhau quá nhiều cấp', en: 'is nested too deep' },
  invalid_cursor: {
    vi: 'không phải con trỏ của truy vấn này: hãy dùng nguyên nextCursor của trang trước',
    en: 'is no cursor of this query: pass nextCursor of the page before, unchanged',
  },
  not_a_revision: {
    vi: 'phải là ETag của phiên bản đang sửa, ví dụ "3"',
    en: 'must be the ETag of the revision that is changed, such as "3"',
  },
  text: { vi: 'phải là chuỗi ký tự', en: 'must be a text' },
  number: { vi: 'phải là số', en: 'must be a number' },
  whole: { vi: 'phải là số nguyên', en: 'must be a whole number' },
  boolean: { vi: 'phải là true hoặc false', en: 'must be true or false' },
  object: { vi: 'phải là một đối tượng JSON', en: 'must be a JSON object' },
  list: { vi: 'phải là một danh sách', en: 'must be a list' },
  empty: { vi: 'không được để trống', en: 'must not be empty' },
  min_characters: { vi: 'phải có ít nhất {limit} ký tự', en: 'must have at least {limit} characters' },
  max_characters: { vi: 'không được dài quá {limit} ký tự', en: 'must have at most {limit} characters' },
  min_entries: { vi: 'phải có ít nhất {limit} mục', en: 'must have at least {limit} entries' },
  max_entries: { vi: 'không được có quá {limit} mục', en: 'must have at most {limit} entries' },
  min: { vi: 'không được nhỏ hơn {limit}', en: 'must be at least {limit}' },
  max: { vi: 'không được lớn hơn {limit}', en: 'must be at most {limit}' },
  one_of: { vi: 'phải là một trong các giá trị: {values}', en: 'must be one of: {values}' },
  date: {
    vi: 'phải là một ngày có thật, ví dụ 2026-11-23',
    en: 'must be a day that exists, such as 2026-11-23',
  },
  datetime: {
    vi: 'phải là thời điểm kèm múi giờ, ví dụ 2026-11-23T08:30:00Z',
    en: 'must be a time with its zone, such as 2026-11-23T08:30:00Z',
  },
  url: {
    vi: 'phải là địa chỉ bắt đầu bằng http:// hoặc https://',
    en: 'must be an address that begins with http:// or https://',
  },
  uuid: { vi: 'phải là một UUID', en: 'must be a UUID' },
  email: { vi: 'phải là địa chỉ thư điện tử', en: 'must be an e-mail address' },
  invalid: { vi: 'không hợp lệ', en: 'is not valid' },
} as const satisfies Readonly<Record<string, Texts>>;

type Phrase = readonly [key: keyof typeof TEXTS, values?: Readonly<Record<string, string>>];

const TYPES: Readonly<Record<string, keyof typeof TEXTS>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'boolean',
  object: 'object',
  record: 'object',
  array: 'list',
};

const FORMATS: Readonly<Record<string, keyof typeof TEXTS>> = {
  date: 'date',
  datetime: 'datetime',
  url: 'url',
  email: 'email',
  uuid: 'uuid',
};

/** What a fault says to the caller: one of our keys, an issue of a schema, or a sentence that is finished already. */
export function fieldMessage(fault: FieldFault, language: Language): string {
  const ours = named(FIELD_MESSAGES, fault.message) ?? named(TEXTS, fault.message);
  if (ours !== undefined) return ours[language];
  if (!isIssue(fault)) return fault.message;
  // What is wrong with the key of a table is told by the schema of the keys.
  const inner = fault.code === 'invalid_key' ? fault.issues[0] : undefined;
  if (inner !== undefined) return fieldMessage(inner, language);
  const [key, values = {}] = phrase(fault);
  return fill(TEXTS[key][language], values);
}

function named(table: Readonly<Record<string, Texts>>, key: string): Texts | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function phrase(issue: z.core.$ZodIssue): Phrase {
  switch (issue.code) {
    case 'invalid_type':
      return [wrongType(issue)];
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return [bound('max', issue.origin), { limit: String(issue.maximum) }];
    case 'invalid_value':
      return ['one_of', { values: issue.values.map(String).join(', ') }];
    case 'invalid_format':
      return [FORMATS[issue.format] ?? 'invalid'];
    default:
      return ['invalid'];
  }
}

/** Zod tells what it received only in its own sentence, since an issue must not carry the input itself. */
function wrongType({ expected, message }: z.core.$ZodIssueInvalidType): Phrase[0] {
  if (message.endsWith('received undefined')) return 'required';
  return TYPES[expected] ?? 'invalid';
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): Phrase {
  if (origin === 'string' && minimum === 1) return ['empty'];
  return [bound('min', origin), { limit: String(minimum) }];
}

function bound(side: 'min' | 'max', origin: string): Phrase[0] {
  if (origin === 'string') return `${side}_characters`;
  return origin === 'array' ? `${side}_entries` : side;
}
