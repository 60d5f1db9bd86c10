import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Node } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { CatalogueFault, CataloguePath } from '../contract/catalogue-fault.ts';

/** A YAML file with its value and the way from a path in it back to a line. */
export type YamlFile = {
  readonly value: unknown;
  /** What is wrong with it as YAML: syntax, duplicate keys, an empty or missing file. */
  readonly faults: readonly CatalogueFault[];
  /** `file:line` of the deepest part of a path that is there; a key counts where it stands. */
  place(path: CataloguePath): string;
};

/** Reads a file. Keys are text, as a catalogue's are: an unquoted 2501 is a code, `no` never a boolean. */
export function yamlFile(file: string): YamlFile {
  const name = relative(process.cwd(), file);
  if (!existsSync(file)) return broken(name, 'the file is missing');
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), {
    lineCounter: lines,
    stringKeys: true,
    prettyErrors: false,
  });
  const at = (offset: number): string => `${name}:${lines.linePos(offset).line}`;
  const place = (path: CataloguePath): string => at(offsetOf(document.contents, path));
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, pos }) => ({ path: [], message, place: at(pos[0]) }));
    return { value: undefined, faults, place };
  }
  const value: unknown = document.toJS();
  return value === null ? broken(name, 'the file is empty') : { value, faults: [], place };
}

function broken(name: string, message: string): YamlFile {
  const place = (): string => `${name}:1`;
  return { value: undefined, faults: [{ path: [], message, place: place() }], place };
}

function offsetOf(root: Node | null, path: CataloguePath): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    const [next, start] = stepInto(node, step);
    if (start === undefined) break;
    node = next;
    offset = start;
  }
  return offset;
}

/** The child of a node and where it begins: a list's item itself, a map's value at its key. */
function stepInto(node: unknown, step: string | number): readonly [unknown, number | undefined] {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return [item, startOf(item)];
  }
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && key.value === String(step))
    : undefined;
  return [pair?.value, startOf(pair?.key)];
}

function startOf(node: unknown): number | undefined {
  if (isPair(node)) return startOf(node.key);
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range?.[0] : undefined;
}
