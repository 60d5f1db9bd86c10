/** One choice of an `Accept…` header: lower case, without its parameters. */
export type Choice = { readonly value: string; readonly quality: number };

/** Reads an `Accept…` header (RFC 9110, 12.4): best first, equal ones in the order given; unreadable ones are left out. */
export function choices(header: string): readonly Choice[] {
  return header
    .toLowerCase()
    .split(',')
    .flatMap(choice)
    .sort((a, b) => b.quality - a.quality);
}

function choice(part: string): readonly Choice[] {
  const [value = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  if (value === '') return [];
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight) ? [{ value, quality: Number(weight) }] : [];
}
