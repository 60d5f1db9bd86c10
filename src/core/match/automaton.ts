/** A pattern that ends here: its number and where it began. */
export type OnHit = (pattern: number, start: number, end: number) => void;

export type Automaton = {
  /** Reports every occurrence of every pattern, overlapping ones too, in one pass over `text`. */
  readonly scan: (text: string, onHit: OnHit) => void;
};

/**
 * Aho-Corasick over UTF-16 units: all terms of a catalogue in one pass, whatever their number
 * (A. V. Aho and M. J. Corasick, Efficient string matching, CACM 18(6), 1975).
 * States are numbered breadth first, so the children of a state lie side by side and the states that a text visits
 * most, those near the root, share a few cache lines: several times faster to walk than a hash of edges.
 * @param patterns distinct, non-empty strings; a hit names a pattern by its place in this list
 */
export function automaton(patterns: readonly string[]): Automaton {
  const { firstChild, label, ends, states } = trie(patterns);
  const atRoot = new Int32Array(0x10000);
  for (let child = firstChild[0] ?? 0; child < (firstChild[1] ?? 0); child++) {
    atRoot[label[child] ?? 0] = child;
  }

  /** The child of a state by its letter, or 0. */
  function step(state: number, unit: number): number {
    if (state === 0) return atRoot[unit] ?? 0;
    let from = firstChild[state] ?? 0;
    let to = firstChild[state + 1] ?? 0;
    while (to - from > 8) {
      const middle = (from + to) >> 1;
      if ((label[middle] ?? 0) <= unit) from = middle;
      else to = middle;
    }
    for (; from < to; from++) if (label[from] === unit) return from;
    return 0;
  }

  // For every state the longest proper suffix that is a state, and the nearest such suffix that ends a pattern.
  const fail = new Int32Array(states);
  const shorter = new Int32Array(states);
  for (let state = 0; state < states; state++) {
    for (let child = firstChild[state] ?? 0; child < (firstChild[state + 1] ?? 0); child++) {
      const suffix = state === 0 ? 0 : follow(fail[state] ?? 0, label[child] ?? 0);
      fail[child] = suffix;
      shorter[child] = (ends[suffix] ?? -1) >= 0 ? suffix : (shorter[suffix] ?? 0);
    }
  }

  /** The longest suffix of what was read that goes on with this letter. */
  function follow(from: number, unit: number): number {
    let state = from;
    let next = step(state, unit);
    while (next === 0 && state !== 0) {
      state = fail[state] ?? 0;
      next = step(state, unit);
    }
    return next;
  }

  const lengths = Int32Array.from(patterns, (pattern) => pattern.length);
  function scan(text: string, onHit: OnHit): void {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = follow(state, text.charCodeAt(i));
      let hit = (ends[state] ?? -1) >= 0 ? state : (shorter[state] ?? 0);
      for (; hit > 0; hit = shorter[hit] ?? 0) {
        const pattern = ends[hit] ?? -1;
        onHit(pattern, i + 1 - (lengths[pattern] ?? 0), i + 1);
      }
    }
  }
  return { scan };
}

/** `firstChild[s]` to `firstChild[s + 1]` are the children of state s, by rising `label`; `ends` names the pattern of a state, or -1. */
type Trie = {
  readonly firstChild: Int32Array;
  readonly label: Uint16Array;
  readonly ends: Int32Array;
  readonly states: number;
};

/** Builds the tree level by level from the sorted patterns: those with a common beginning are neighbours. */
function trie(patterns: readonly string[]): Trie {
  const order = patterns.map((_, number) => number).sort((a, b) => compare(patterns[a], patterns[b]));
  const sorted = order.map((number) => patterns[number] ?? '');
  const size = sorted.reduce((sum, pattern) => sum + pattern.length, 1);
  const label = new Uint16Array(size);
  const ends = new Int32Array(size).fill(-1);
  const firstChild = new Int32Array(size + 1);
  // The patterns of a state, as a range of the sorted list.
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  const depth = new Uint16Array(size);
  to[0] = sorted.length;
  let states = 1;
  for (let state = 0; state < states; state++) {
    const at = depth[state] ?? 0;
    const last = to[state] ?? 0;
    let next = from[state] ?? 0;
    if (sorted[next]?.length === at) ends[state] = order[next++] ?? -1;
    firstChild[state] = states;
    while (next < last) {
      const unit = sorted[next]?.charCodeAt(at) ?? 0;
      const child = states++;
      label[child] = unit;
      depth[child] = at + 1;
      from[child] = next;
      while (next < last && sorted[next]?.charCodeAt(at) === unit) next++;
      to[child] = next;
    }
  }
  firstChild[states] = states;
  return { firstChild: firstChild.slice(0, states + 1), label: label.slice(0, states), ends, states };
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}
