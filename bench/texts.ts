import { join } from 'node:path';
import { readLeads } from '../scripts/eval/read-leads.ts';
import type { CatalogueDocument } from '../src/core/catalogue.ts';
import { TERM_LANGUAGES } from '../src/core/catalogue.ts';

/** What is called 1 KB: bytes in UTF-8. */
const BYTES = 1024;
const LEADS = join(import.meta.dirname, '..', 'tests', 'eval', 'leads-a.jsonl');

/**
 * Texts of 1 KB as leads write them, in every language alike: the labelled leads strung together and cut.
 * @param each texts of every language
 * @throws Error where the leads are not readable or too few
 */
export function kilobyteTexts({ sectors }: CatalogueDocument, each = 4): readonly string[] {
  const codes = sectors.map(({ code }) => code);
  const { leads, faults } = readLeads([LEADS], codes);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return TERM_LANGUAGES.flatMap((language) => {
    const written = leads
      .filter(({ lead }) => lead.lang === language)
      .map(({ lead }) => [lead.description, ...lead.products].join('\n'));
    const texts = cut(written.join('\n'), each);
    if (texts.length < each) throw new Error(`too few leads in "${language}" for ${each} texts of 1 KB`);
    return texts;
  });
}

/** The first pieces of a text, each as long as it can be without breaking a character. */
function cut(text: string, pieces: number): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const cuts: string[] = [];
  for (let from = 0; cuts.length < pieces && from + BYTES <= bytes.length; ) {
    let to = from + BYTES;
    // A byte 10xxxxxx continues a character.
    while (((bytes[to] ?? 0) & 0xc0) === 0x80) to--;
    cuts.push(new TextDecoder().decode(bytes.subarray(from, to)));
    from = to;
  }
  return cuts;
}
