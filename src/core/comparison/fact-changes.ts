import type { Pointer, Profile } from '../profile.ts';

/** A stated value; a list holds texts, a classification code reads as `HS2022 8542.31`. */
export type FactValue = string | number | boolean | readonly string[];

/** A part of a profile that differs: what was stated before and after, null where nothing was. */
export type FactChange = {
  readonly pointer: Pointer;
  readonly from: FactValue | null;
  readonly to: FactValue | null;
};

/**
 * Everything that scoring reads and that two profiles state differently, by pointer; a list is one value. Notes on facts
 * are part of it: a fact that can no longer be provided, or is older, scores differently.
 */
export function factChanges(before: Profile, after: Profile): readonly FactChange[] {
  const [old, current] = [statements(before), statements(after)];
  const pointers = [...new Set([...old.keys(), ...current.keys()])].sort();
  return pointers.flatMap((pointer) => {
    const [from, to] = [old.get(pointer) ?? null, current.get(pointer) ?? null];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ pointer, from, to }];
  });
}

/** The fact that a pointer speaks of: a note belongs to its fact. */
export function factOf(pointer: Pointer): Pointer {
  const [, group, noted] = pointer.split('/');
  return group === 'facts' && noted !== undefined
    ? noted.replaceAll('~1', '/').replaceAll('~0', '~')
    : pointer;
}

/** What of a profile is scored, flat: each value at its pointer (RFC 6901). */
function statements({ company, activity, project, facts }: Profile): ReadonlyMap<Pointer, FactValue> {
  const { name, existingInProvince } = company;
  const found = new Map<Pointer, FactValue>();
  const add = (pointer: Pointer, value: unknown): void => {
    if (Array.isArray(value)) found.set(pointer, value.map(textOf));
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      found.set(pointer, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value))
        add(`${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, member);
  };
  add('', { company: { name, existingInProvince }, activity, project, facts });
  return found;
}

/** An item of a list; PostgreSQL keeps the members of an object in an order of its own. */
function textOf(item: unknown): string {
  const isCode = typeof item === 'object' && item !== null && 'scheme' in item && 'code' in item;
  return isCode ? `${item.scheme} ${item.code}` : String(item);
}
