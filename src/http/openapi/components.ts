import type { Json, JsonObject } from './json.ts';
import { mapMembers, mapTexts, textsOf } from './json.ts';
import { discriminated, nameOf, tidy } from './schemas.ts';

const PREFIX = '#/components/schemas/';
const SUFFIX = 'Input';

/** A document whose schemas are settled: what refers to them, and the schemas themselves. */
export type Settled = { readonly referring: JsonObject; readonly schemas: JsonObject };

/**
 * The generator writes every schema twice, `X` for answers and `XInput` for requests. Keeps what something refers
 * to, and two of a kind only where they differ: a request is closed to unknown members, an answer is open.
 */
export function settle(referring: JsonObject, raw: JsonObject): Settled {
  const tidied = mapMembers(raw, (schema, name) => tidy(schema, !isInput(name, raw)));
  const used = reachable(referring, tidied);
  const apart = differing(used, tidied);
  const rename = (text: string): string => {
    if (!text.startsWith(PREFIX)) return text;
    const name = nameOf(text);
    return isInput(name, raw) && !apart.has(name) ? PREFIX + baseOf(name) : text;
  };
  const kept = [...used].map((name): [string, Json] => [
    isInput(name, raw) && !apart.has(name) ? baseOf(name) : name,
    mapTexts(tidied[name] ?? {}, rename),
  ]);
  const schemas = Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    referring: mapMembers(referring, (value) => mapTexts(value, rename)),
    schemas: mapMembers(schemas, (schema) => discriminated(schema, schemas)),
  };
}

function isInput(name: string, schemas: JsonObject): boolean {
  return name.endsWith(SUFFIX) && Object.hasOwn(schemas, baseOf(name));
}

function baseOf(name: string): string {
  return name.slice(0, -SUFFIX.length);
}

function references(value: Json): readonly string[] {
  return textsOf(value)
    .filter((text) => text.startsWith(PREFIX))
    .map(nameOf);
}

function reachable(referring: JsonObject, schemas: JsonObject): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...references(referring)];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...references(schemas[name] ?? {}));
  }
  return found;
}

/** Input schemas that cannot pass for their other half: they differ themselves or refer to one that does. */
function differing(used: ReadonlySet<string>, schemas: JsonObject): ReadonlySet<string> {
  const pairs = [...used].filter((name) => isInput(name, schemas) && used.has(baseOf(name)));
  const bare = (name: string): string =>
    JSON.stringify(
      mapTexts(schemas[name] ?? {}, (text) => (isInput(nameOf(text), schemas) ? baseOf(text) : text)),
    );
  const apart = new Set(pairs.filter((name) => bare(name) !== bare(baseOf(name))));
  for (let before = -1; before !== apart.size; ) {
    before = apart.size;
    for (const name of pairs)
      if (references(schemas[name] ?? {}).some((inner) => apart.has(inner))) apart.add(name);
  }
  return apart;
}
