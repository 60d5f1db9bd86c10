import { z } from 'zod';
import { investorProfile } from './profile.ts';

/**
 * A JSON merge patch (RFC 7396) of a profile: every field may be left out, optional ones may be null to remove them,
 * lists are replaced whole. What the fields say of each other is checked on the merged profile.
 */
export const investorPatch = memberwise(investorProfile).meta({
  id: 'InvestorProfilePatch',
  description:
    'What to change of a profile (RFC 7396): null removes a field, a list replaces the whole list.',
  example: { project: { capexUsd: 30_000_000, landHa: null } },
});

/** The merge patch of a schema: objects and tables field by field, anything else as it is. */
function patchOf(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) return named(schema, memberwise(schema));
  if (schema instanceof z.ZodRecord)
    return named(schema, z.record(schema.keyType, patchOf(schema.valueType).nullable()));
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('only full schemas of Zod can be patched');
}

function memberwise(schema: z.ZodObject): z.ZodType {
  return z.strictObject(
    Object.fromEntries(Object.entries(schema.shape).map(([name, field]) => [name, member(field)])),
  );
}

function named(schema: z.ZodType, patch: z.ZodType): z.ZodType {
  const id = z.globalRegistry.get(schema)?.id;
  return id === undefined ? patch : patch.meta({ id: `${id}Patch` });
}

/** A field that may be left out may be removed, too. */
function member(field: z.core.$ZodType): z.ZodType {
  return field instanceof z.ZodOptional
    ? patchOf(field.unwrap()).nullable().optional()
    : patchOf(field).optional();
}
