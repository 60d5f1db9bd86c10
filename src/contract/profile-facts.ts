import { z } from 'zod';
import { investorProfile } from './profile.ts';

/** What a profile may state at one pointer, as far as a catalogue can read it. */
export type ProfileFact =
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'category'; readonly values: readonly (string | boolean)[] }
  /** `values` is empty where the items are free text. */
  | { readonly kind: 'list'; readonly most: number; readonly values: readonly string[] }
  | { readonly kind: 'markets' }
  | { readonly kind: 'text' };

/** Every fact of the profile contract by its pointer: read from the schema, so that the two cannot drift apart. */
export const PROFILE_FACTS: ReadonlyMap<string, ProfileFact> = new Map(
  ['company', 'activity', 'project'].flatMap((group) =>
    Object.entries(propertiesOf(profileSchema().properties?.[group])).map(
      ([field, schema]) => [`/${group}/${field}`, factOf(schema)] as const,
    ),
  ),
);

type Schema = z.core.JSONSchema.BaseSchema;
type SchemaOrBoolean = z.core.JSONSchema._JSONSchema;

/** The profile as JSON Schema; an empty registry keeps every part in its place instead of under `$defs`. */
function profileSchema(): Schema {
  return z.toJSONSchema(investorProfile, { metadata: z.registry() });
}

function propertiesOf(schema: SchemaOrBoolean | undefined): Readonly<Record<string, SchemaOrBoolean>> {
  return typeof schema === 'object' ? (schema.properties ?? {}) : {};
}

function factOf(schema: SchemaOrBoolean): ProfileFact {
  if (typeof schema === 'boolean') return { kind: 'text' };
  switch (schema.type) {
    case 'number':
    case 'integer':
      return { kind: 'number', min: schema.minimum ?? -Infinity, max: schema.maximum ?? Infinity };
    case 'boolean':
      return { kind: 'category', values: [false, true] };
    case 'array':
      return { kind: 'list', most: schema.maxItems ?? Infinity, values: valuesOf(schema.items) };
    case 'object':
      return { kind: 'markets' };
    default:
      return schema.enum === undefined ? { kind: 'text' } : { kind: 'category', values: valuesOf(schema) };
  }
}

function valuesOf(schema: Schema['items']): readonly string[] {
  if (typeof schema !== 'object' || Array.isArray(schema)) return [];
  return (schema.enum ?? []).filter((value) => typeof value === 'string');
}
