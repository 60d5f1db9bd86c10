/** A pattern that ends here: its number and where it began. */
export type OnHit = (pattern: number, start: number, end: number) => void;

export type Automaton = {
  /** Reports every occurrence of every pattern, overlapping ones too, in one pass over `text`. */
  readonly scan: (text: string, onHit: OnHit) => void;
};

/**
 * Aho-Corasick over UTF-16 units: all terms of a catalogue in one pass, whatever their number
 * (A. V. Aho and M. J. Corasick, Efficient string matching, CACM 18(6), 1975).
 * Edges live in one open-addressed hash of typed arrays: a Map of Maps was several times slower to walk.
 * @param patterns distinct, non-empty strings; a hit names a pattern by its place in this list
 */
export function automaton(patterns: readonly string[]): Automaton {
  const units = patterns.reduce((sum, pattern) => sum + pattern.length, 0);
  const edges = edgeTable(units);
  const ends = new Int32Array(units + 1).fill(-1);
  let states = 1;
  for (const [number, pattern] of patterns.entries()) {
    let state = 0;
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i);
      let next = edges.get(state, unit);
      if (next < 0) {
        next = states++;
        edges.set(state, unit, next);
      }
      state = next;
    }
    ends[state] = number;
  }
  const { fail, shorter } = links(edges, ends, states);
  const lengths = Int32Array.from(patterns, (pattern) => pattern.length);

  function scan(text: string, onHit: OnHit): void {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      let next = edges.get(state, unit);
      while (next < 0 && state > 0) {
        state = fail[state] ?? 0;
        next = edges.get(state, unit);
      }
      state = Math.max(next, 0);
      for (
        let hit = (ends[state] ?? -1) >= 0 ? state : (shorter[state] ?? 0);
        hit > 0;
        hit = shorter[hit] ?? 0
      ) {
        const pattern = ends[hit] ?? -1;
        onHit(pattern, i + 1 - (lengths[pattern] ?? 0), i + 1);
      }
    }
  }
  return { scan };
}

/** For every state the longest proper suffix that is a state, and the nearest such suffix that ends a pattern. */
function links(
  edges: EdgeTable,
  ends: Int32Array,
  states: number,
): { fail: Int32Array; shorter: Int32Array } {
  const fail = new Int32Array(states);
  const shorter = new Int32Array(states);
  const parent = new Int32Array(states);
  const label = new Uint16Array(states);
  edges.each((from, unit, to) => {
    parent[to] = from;
    label[to] = unit;
  });
  // States are numbered in the order of insertion, so a parent's number is lower but its depth is not sorted:
  // links are set breadth first.
  for (const state of byDepth(parent, states)) {
    const unit = label[state] ?? 0;
    let candidate = state === 0 ? 0 : (parent[state] ?? 0);
    if (candidate === 0) continue;
    do {
      candidate = fail[candidate] ?? 0;
      const next = edges.get(candidate, unit);
      if (next >= 0) {
        fail[state] = next;
        break;
      }
    } while (candidate > 0);
    const suffix = fail[state] ?? 0;
    shorter[state] = (ends[suffix] ?? -1) >= 0 ? suffix : (shorter[suffix] ?? 0);
  }
  return { fail, shorter };
}

function byDepth(parent: Int32Array, states: number): readonly number[] {
  const depth = new Int32Array(states);
  for (let state = 1; state < states; state++) depth[state] = (depth[parent[state] ?? 0] ?? 0) + 1;
  return Array.from({ length: states }, (_, state) => state).sort(
    (a, b) => (depth[a] ?? 0) - (depth[b] ?? 0),
  );
}

type EdgeTable = {
  get(state: number, unit: number): number;
  set(state: number, unit: number, next: number): void;
  each(visit: (state: number, unit: number, next: number) => void): void;
};

function edgeTable(edges: number): EdgeTable {
  const size = 2 ** Math.ceil(Math.log2(edges * 2 + 16));
  const mask = size - 1;
  const states = new Int32Array(size).fill(-1);
  const units = new Uint16Array(size);
  const nexts = new Int32Array(size);
  const slot = (state: number, unit: number): number => {
    let at = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) & mask;
    while (states[at] !== -1 && (states[at] !== state || units[at] !== unit)) at = (at + 1) & mask;
    return at;
  };
  return {
    get(state, unit) {
      const at = slot(state, unit);
      return states[at] === -1 ? -1 : (nexts[at] ?? -1);
    },
    set(state, unit, next) {
      const at = slot(state, unit);
      states[at] = state;
      units[at] = unit;
      nexts[at] = next;
    },
    each(visit) {
      for (let at = 0; at < size; at++) {
        if (states[at] !== -1) visit(states[at] ?? 0, units[at] ?? 0, nexts[at] ?? 0);
      }
    },
  };
}
