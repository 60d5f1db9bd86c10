import type { z } from 'zod';
import type { Json, JsonObject } from './json.ts';
import { isList, isObject, mapMembers, objectAt } from './json.ts';

type Overridden = { readonly zodSchema: z.core.$ZodType; readonly jsonSchema: z.core.JSONSchema.BaseSchema };

/** For Zod's generator: drops the long pattern that stands beside a format and says the same. */
export function withoutPattern({ jsonSchema, zodSchema }: Overridden): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  // An answer without a body; the generator of the document knows it by this type.
  if (zodSchema._zod.def.type === 'undefined') jsonSchema.type = 'null';
}

/** Tidies a schema and all within it; `isOpen` lets an answer grow by members that an older client does not know. */
export function tidy(schema: Json, isOpen: boolean): Json {
  if (!isObject(schema)) return schema;
  const inner = mapMembers(schema, (value, name) => {
    if (name === 'properties' && isObject(value)) return mapMembers(value, (member) => tidy(member, isOpen));
    if (name === 'items' || name === 'additionalProperties' || name === 'propertyNames')
      return tidy(value, isOpen);
    if (name === 'anyOf' || name === 'oneOf')
      return isList(value) ? value.map((part) => tidy(part, isOpen)) : value;
    return value;
  });
  return withExamples(nullable(isOpen ? opened(inner) : inner));
}

function opened({ additionalProperties, ...rest }: JsonObject): JsonObject {
  return additionalProperties === undefined || additionalProperties === false
    ? rest
    : { ...rest, additionalProperties };
}

/** `type: [string, null]` instead of a choice between a string and null; a reference has to stay a choice. */
function nullable(schema: JsonObject): JsonObject {
  const { anyOf, ...rest } = schema;
  if (!isList(anyOf) || anyOf.length !== 2) return schema;
  const [value, empty] = anyOf;
  if (!isObject(value) || !isObject(empty) || empty.type !== 'null' || typeof value.type !== 'string')
    return schema;
  const { enum: values } = value;
  return {
    ...rest,
    ...value,
    type: [value.type, 'null'],
    ...(isList(values) ? { enum: [...values, null] } : {}),
  };
}

/** OpenAPI 3.1 knows the list of JSON Schema; the single `example` is left over from 3.0. */
function withExamples({ example, ...rest }: JsonObject): JsonObject {
  return example === undefined ? rest : { ...rest, examples: [example] };
}

/** Says which member tells the alternatives of a choice apart, and which value means which. */
export function discriminated(schema: Json, schemas: JsonObject): Json {
  if (!isObject(schema) || !isList(schema.oneOf)) return schema;
  const references = schema.oneOf.flatMap((part) =>
    isObject(part) && typeof part.$ref === 'string' ? [part.$ref] : [],
  );
  const properties = references.map((reference) =>
    objectAt(objectAt(schemas, nameOf(reference)), 'properties'),
  );
  const propertyName = Object.keys(properties[0] ?? {}).find((name) =>
    properties.every((member) => constantOf(member, name) !== undefined),
  );
  if (propertyName === undefined || references.length !== schema.oneOf.length) return schema;
  const mapping = Object.fromEntries(
    references.map((reference, index) => [
      constantOf(properties[index] ?? {}, propertyName) ?? '',
      reference,
    ]),
  );
  return { ...schema, discriminator: { propertyName, mapping } };
}

function constantOf(properties: JsonObject, name: string): string | undefined {
  const { const: value } = objectAt(properties, name);
  return typeof value === 'string' ? value : undefined;
}

/** The component that a reference points to. */
export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
