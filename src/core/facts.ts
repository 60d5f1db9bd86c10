import type { Fact } from './catalogue.ts';
import type { FactNote, Pointer, Profile } from './profile.ts';

/** What is known of one fact at the as-of date. */
export type FactState =
  | { readonly state: 'known'; readonly value: unknown }
  | { readonly state: 'not_applicable' }
  | { readonly state: 'unknown'; readonly why: 'absent' | 'aged' | 'estimate' | 'cannot_provide' };

/** Looks a fact up by its pointer. */
export type Facts = (pointer: Pointer) => FactState;

export type FactOptions = {
  /** ISO date for which the report holds. */
  readonly asOf: string;
  /** Whether facts marked `method: estimated` count. */
  readonly includeEstimates: boolean;
};

const ABSENT: FactState = { state: 'unknown', why: 'absent' };

/** Reads a profile's facts with their notes: too old, excluded or withheld ones are unknown, never zero. */
export function facts(profile: Profile, declared: readonly Fact[], options: FactOptions): Facts {
  const ages = new Map(declared.map((fact) => [fact.pointer, fact.maxAgeMonths]));
  return (pointer) => {
    const note = noteOf(profile, pointer);
    if (note?.status === 'not_applicable') return { state: 'not_applicable' };
    if (note?.status === 'cannot_provide') return { state: 'unknown', why: 'cannot_provide' };
    const value = at(profile, pointer);
    if (value === undefined || note?.status === 'unknown') return ABSENT;
    if (note?.method === 'estimated' && !options.includeEstimates)
      return { state: 'unknown', why: 'estimate' };
    const maxAge = ages.get(pointer) ?? ages.get(parentOf(pointer));
    if (note?.asOf !== undefined && maxAge !== undefined && addMonths(note.asOf, maxAge) < options.asOf) {
      return { state: 'unknown', why: 'aged' };
    }
    return { state: 'known', value };
  };
}

/** A note on a whole group of facts holds for each of its members that has none of its own. */
function noteOf(profile: Profile, pointer: Pointer): FactNote | undefined {
  return own(profile.facts, pointer) ?? own(profile.facts, parentOf(pointer));
}

function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The value at a pointer, or undefined; never reads a prototype. */
export function at(value: unknown, pointer: Pointer): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => (isRecord(node) ? own(node, key) : undefined), value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function own<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The ISO date `months` later; the day is kept, since both sides of a comparison are text. */
function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const pad = (number: number, width: number): string => String(number).padStart(width, '0');
  return `${pad(Math.floor(total / 12), 4)}-${pad((total % 12) + 1, 2)}-${pad(day, 2)}`;
}
