import type { Language } from '../catalogue.ts';
import type { CompiledCatalogue } from '../compile.ts';
import { fill, formatQuantity } from '../format.ts';
import type { Pointer } from '../profile.ts';
import type { FactChange, FactValue } from './fact-changes.ts';
import { factOf } from './fact-changes.ts';
import { DETAILS, NOTE_WORDS, PROFILE_NAMES } from './texts.ts';

/** More of a long text than this a sentence does not show; the values stand beside it whole. */
const MOST_CHARACTERS = 80;

/** A changed fact by its name, with what it was and what it is. */
export function renderFactChange(
  { pointer, from, to }: FactChange,
  catalogue: CompiledCatalogue,
  language: Language,
) {
  const lower = nameOf(pointer, catalogue, language);
  const name = lower.charAt(0).toUpperCase() + lower.slice(1);
  const shown = (value: FactValue | null): string => valueText(value, pointer, catalogue, language);
  return {
    pointer,
    name,
    from: copied(from),
    to: copied(to),
    text: fill(DETAILS.fact[language], { name, from: shown(from), to: shown(to) }),
  };
}

function copied(value: FactValue | null): string | number | boolean | string[] | null {
  return typeof value === 'object' && value !== null ? [...value] : value;
}

/** A note is called after its fact, a market after the fact that lists it. */
function nameOf(pointer: Pointer, catalogue: CompiledCatalogue, language: Language): string {
  const fact = factOf(pointer);
  const last = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (fact !== pointer) {
    const note = NOTE_WORDS[last]?.[language] ?? last;
    return fill(DETAILS.note[language], { name: nameOf(fact, catalogue, language), note });
  }
  const own = catalogue.ranges.get(pointer)?.name ?? PROFILE_NAMES[pointer];
  if (own !== undefined) return own[language];
  const group = catalogue.ranges.get(pointer.slice(0, pointer.lastIndexOf('/')))?.name;
  return group === undefined ? pointer : fill(DETAILS.note[language], { name: group[language], note: last });
}

function valueText(
  value: FactValue | null,
  pointer: Pointer,
  catalogue: CompiledCatalogue,
  language: Language,
): string {
  if (value === null) return DETAILS.not_stated[language];
  if (typeof value === 'object')
    return value.length === 0 ? DETAILS.nothing[language] : shortened(value.join(', '));
  if (factOf(pointer) !== pointer && typeof value === 'string')
    return shortened(NOTE_WORDS[value]?.[language] ?? value);
  const { ranges } = catalogue;
  const fact = ranges.get(pointer) ?? ranges.get(pointer.slice(0, pointer.lastIndexOf('/')));
  return shortened(formatQuantity(value, fact?.unit ?? 'plain', language));
}

/** By characters, so that none is cut in half. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_CHARACTERS ? text : `${characters.slice(0, MOST_CHARACTERS).join('')}…`;
}
