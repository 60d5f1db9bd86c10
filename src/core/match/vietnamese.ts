const LETTER = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/iu;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Frequent syllables of letters and forms, without their marks. */
const SYLLABLES = new Set(
  'cong ty nha may san xuat cua va cho khach hang khu nghiep tinh muon dat thue lam cac doanh dang tai voi khong nguoi dien xuong gia moi viec them nuoc'.split(
    ' ',
  ),
);

/** How a text is Vietnamese: written with marks, typed without them, or not at all. */
export type VietnameseKind = 'marked' | 'unmarked' | 'none';

export function vietnameseKind(received: string, folded: string): VietnameseKind {
  if (LETTER.test(received.normalize('NFC'))) return 'marked';
  const words = folded.split(/[ ,.]/u);
  const frequent = new Set(words.filter((word) => SYLLABLES.has(word))).size;
  return frequent >= Math.min(3, Math.max(2, words.length / 4)) ? 'unmarked' : 'none';
}

/**
 * A phrase with its marks, but each tone at the end of its syllable: hoá and hóa are one spelling,
 * cấp (level) and cáp (cable) are two.
 */
export function spelling(phrase: string): string {
  if (/^[a-z ]*$/.test(phrase)) return phrase.trim().replace(/ +/g, ' ');
  return phrase
    .normalize('NFD')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((syllable) => syllable !== '')
    .map((syllable) => syllable.replace(TONES, '') + (syllable.match(TONES) ?? []).join(''))
    .join(' ');
}
