import type { CodeScheme } from './code-scheme.ts';

/** Divisions whose companies do not make things, by what they do; first matching prefix decides. */
type Divisions = Readonly<Record<string, readonly string[]>>;

// Sections G to S of ISIC Rev.4; NACE Rev.2 and VSIC 2018 share its divisions.
const REV_4: Divisions = {
  trade: ['45', '46'],
  retail: ['47'],
  logistics: ['49', '50', '51', '52', '53'],
  hospitality: ['55', '56'],
  media: ['58', '59', '60', '73', '90'],
  software: ['61', '62', '63'],
  finance: ['64', '66'],
  insurance: ['65'],
  'real-estate': ['68'],
  advice: ['69', '70', '71', '74', '78', '82'],
  research: ['72'],
  rental: ['77'],
  contracting: ['41', '42', '43', '81'],
  education: ['85'],
  health: ['86', '87', '88'],
  repair: ['33', '95'],
  recycling: ['37', '38', '39'],
};

// ISIC Rev.5 has no division 45 and moved media and software; NACE Rev.2.1 and VSIC 2025 share it.
const REV_5: Divisions = {
  ...REV_4,
  trade: ['46'],
  media: ['58', '59', '60', '73', '90'],
  software: ['61', '62', '63'],
};

const NAICS: Divisions = {
  trade: ['42'],
  retail: ['44', '45'],
  logistics: ['48', '49'],
  software: ['5112', '5132', '517', '518', '5192', '5415'],
  media: ['51', '5418', '71'],
  finance: ['521', '522', '523', '525'],
  insurance: ['524'],
  rental: ['532'],
  'real-estate': ['53'],
  research: ['5417'],
  advice: ['54', '55', '56'],
  education: ['61'],
  health: ['62'],
  hospitality: ['72'],
  repair: ['811'],
  contracting: ['23'],
};

const SCHEMES: Readonly<Partial<Record<CodeScheme, Divisions>>> = {
  ISIC4: REV_4,
  VSIC2018: REV_4,
  NACE2: REV_4,
  ISIC5: REV_5,
  VSIC2025: REV_5,
  'NACE2.1': REV_5,
  NAICS2017: NAICS,
  NAICS2022: NAICS,
};

/** What a company does instead of making, if its code says so; HS codes name goods and never do. */
export function codeActivity(scheme: CodeScheme, code: string): string | null {
  const found = Object.entries(SCHEMES[scheme] ?? {}).find(([, prefixes]) =>
    prefixes.some((prefix) => code.startsWith(prefix)),
  );
  return found?.[0] ?? null;
}
