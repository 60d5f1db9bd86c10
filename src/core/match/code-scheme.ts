/** The nine classification schemes in which a profile may state codes. */
export const CODE_SCHEMES = [
  'ISIC4',
  'ISIC5',
  'VSIC2018',
  'VSIC2025',
  'NACE2',
  'NACE2.1',
  'NAICS2017',
  'NAICS2022',
  'HS2022',
] as const;

/** One of {@link CODE_SCHEMES}; the version belongs to the scheme, since classes moved between versions. */
export type CodeScheme = (typeof CODE_SCHEMES)[number];

/** A readable code: `code` holds digits only; `cut` says that a longer national line was shortened. */
export type NormalisedCode = { readonly code: string; readonly cut: boolean };

/**
 * Why a text is no code of the scheme. `impossible`: it has the form of a code, but its division or chapter
 * does not exist, or its section letter is not that of the division.
 */
export type CodeFault = 'unreadable' | 'wrong_length' | 'impossible';

/** A run of divisions or chapters and the section they belong to, '' where the scheme has no letters. */
type Division = { readonly section: string; readonly first: string; readonly last: string };

type Shape = {
  /** How the scheme is called in a label before the code. */
  readonly name: string;
  /** The version written behind the name. */
  readonly version: string;
  /** Any version the name is written with: a label that states another one is about another scheme. */
  readonly versions: RegExp;
  /** Lengths a code may have, in digits. */
  readonly lengths: readonly number[];
  /** Lengths of national lines that are cut to the longest international length. */
  readonly national: readonly number[];
  /** What the first two digits may be. */
  readonly divisions: readonly Division[];
};

// UN ISIC Rev.4, levels 1 and 2. NACE Rev.2 (Eurostat) and VSIC 2018 share them.
const REV_4 = divisions(`
  A01-03 B05-09 C10-33 D35 E36-39 F41-43 G45-47 H49-53 I55-56 J58-63 K64-66 L68 M69-75 N77-82 O84 P85 Q86-88
  R90-93 S94-96 T97-98 U99`);

// UN ISIC Rev.5, levels 1 and 2: no division 45, information and communication split in two sections.
// NACE Rev.2.1 (Eurostat) and VSIC 2025 share them.
const REV_5 = divisions(`
  A01-03 B05-09 C10-33 D35 E36-39 F41-43 G46-47 H49-53 I55-56 J58-60 K61-63 L64-66 M68 N69-75 O77-82 P84 Q85
  R86-88 S90-93 T94-96 U97-98 V99`);

// US Census Bureau, sectors as the NAICS manual writes them; 2017 and 2022 have the same.
const SECTORS = divisions('11 21 22 23 31-33 42 44-45 48-49 51 52 53 54 55 56 61 62 71 72 81 92');

// WCO Harmonised System 2022: chapter 77 is reserved, 98 and 99 are left to national use.
const CHAPTERS = divisions('01-76 78-97');

const ISIC = { name: 'isic', versions: /^[2-5](?:\.1)?(?!\.?\d)/, lengths: [2, 3, 4], national: [] };
const VSIC = { name: 'vsic', versions: /^20(?:07|18|25)(?!\.?\d)/, lengths: [2, 3, 4, 5], national: [] };
const NACE = { name: 'nace', versions: /^[12](?:\.1)?(?!\.?\d)/, lengths: [2, 3, 4], national: [] };
const NAICS = {
  name: 'naics',
  versions: /^20(?:07|12|17|22)(?!\.?\d)/,
  lengths: [2, 3, 4, 5, 6],
  national: [],
};
const HS = {
  name: 'hs',
  versions: /^20(?:12|17|22)(?!\.?\d)/,
  lengths: [2, 4, 6],
  national: [8, 9, 10, 11, 12],
};

const SHAPES: Readonly<Record<CodeScheme, Shape>> = {
  ISIC4: { ...ISIC, version: '4', divisions: REV_4 },
  ISIC5: { ...ISIC, version: '5', divisions: REV_5 },
  VSIC2018: { ...VSIC, version: '2018', divisions: REV_4 },
  VSIC2025: { ...VSIC, version: '2025', divisions: REV_5 },
  NACE2: { ...NACE, version: '2', divisions: REV_4 },
  'NACE2.1': { ...NACE, version: '2.1', divisions: REV_5 },
  NAICS2017: { ...NAICS, version: '2017', divisions: SECTORS },
  NAICS2022: { ...NAICS, version: '2022', divisions: SECTORS },
  HS2022: { ...HS, version: '2022', divisions: CHAPTERS },
};

const MAX_TEXT = 40;

// What may stand before a code besides the scheme's name, folded as the text is.
const WORDS = 'code revision rev version heading chapter class mã số ngành 编码 編碼 コード 코드';
const LABEL = new RegExp(`^(?:[\\s.:,;#()/'\\p{Pd}]|${fold(WORDS).replaceAll(' ', '|')})+`, 'u');

const BODY = /^([a-v])?[\s.\p{Pd}]*((?:\d[\s.\p{Pd}]*)*)$/u;

function divisions(table: string): readonly Division[] {
  return table
    .trim()
    .split(/\s+/)
    .map((range) => {
      const [first = '', last = first] = range.replace(/^[A-Z]/, '').split('-');
      return { section: /^[A-Z]/.test(range) ? range.charAt(0).toLowerCase() : '', first, last };
    });
}

/** Lower case, full-width forms made narrow, accents dropped. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What stands behind the scheme's name, or undefined where the label names another version. */
function withoutLabel(shape: Shape, text: string): string | undefined {
  const bare = text.replace(LABEL, '');
  const named = bare.startsWith(shape.name);
  const rest = (named ? bare.slice(shape.name.length) : bare).replace(LABEL, '');
  const version = named || /rev/.test(text) ? shape.versions.exec(rest)?.[0] : undefined;
  if (version === undefined) return rest;
  return version === shape.version ? rest.slice(version.length).replace(LABEL, '') : undefined;
}

/**
 * Reads one code of a scheme out of what people type or paste: scheme names and versions in front, a section
 * letter, spaces, dots, dashes and full-width digits are tolerated, everything else is a fault.
 */
export function normaliseCode(
  scheme: CodeScheme,
  text: string,
): NormalisedCode | { readonly fault: CodeFault } {
  const shape = SHAPES[scheme];
  if (text.length > MAX_TEXT) return { fault: 'unreadable' };
  const body = withoutLabel(shape, fold(text))?.trim();
  if (!body) return { fault: 'unreadable' };

  // "31-33" names a run of divisions, "2.61" has lost its leading zero: neither may pass for a code.
  const run = body.replace(/^[a-v]/, '');
  if (shape.divisions.some(({ first, last }) => run === `${first}-${last}`)) return { fault: 'wrong_length' };
  if (/^\d\./.test(run)) return { fault: 'wrong_length' };

  // France ends its national lines of NACE on a letter: 26.12Z.
  const isFrench = shape.name === 'nace' && /\d\d[a-z]$/.test(body);
  const [, letter = '', spaced = ''] = BODY.exec(isFrench ? body.slice(0, -1) : body) ?? [];
  const digits = spaced.replace(/\D/g, '');
  if (letter + digits === '') return { fault: 'unreadable' };
  if (letter !== '' && shape.divisions[0]?.section === '') return { fault: 'unreadable' };

  const cut = shape.national.includes(digits.length);
  if (!cut && !shape.lengths.includes(digits.length)) return { fault: 'wrong_length' };

  const division = digits.slice(0, 2);
  const home = shape.divisions.find(({ first, last }) => first <= division && division <= last);
  if (!home || (letter !== '' && letter !== home.section)) return { fault: 'impossible' };
  return { code: cut ? digits.slice(0, Math.max(...shape.lengths)) : digits, cut: cut || isFrench };
}
