/** For every piece of text a linked list of the classes that have it, with how often. */
export type CountLists = {
  readonly add: (gram: number, place: number, weight: number) => void;
  /** Of each piece the first entry; of each entry the next one, -1 after the last. */
  readonly firsts: readonly number[];
  readonly nexts: readonly number[];
  readonly places: readonly number[];
  readonly counts: readonly number[];
};

export function countLists(): CountLists {
  const [firsts, nexts, places, counts]: [number[], number[], number[], number[]] = [[], [], [], []];
  return {
    firsts,
    nexts,
    places,
    counts,
    add(gram, place, weight) {
      let at = firsts[gram] ?? -1;
      while (at >= 0 && places[at] !== place) at = nexts[at] ?? -1;
      if (at >= 0) {
        counts[at] = (counts[at] ?? 0) + weight;
        return;
      }
      nexts.push(firsts[gram] ?? -1);
      firsts[gram] = places.length;
      places.push(place);
      counts.push(weight);
    },
  };
}

/** Weights of the pieces: those of piece `g` stand from `firsts[g]` to `firsts[g + 1]`, each with its class. */
export type GramWeights = {
  readonly firsts: Int32Array;
  readonly owners: Uint16Array;
  readonly weights: Float64Array;
  /** What any known piece costs each class. */
  readonly penalties: Float64Array;
};

/** How many pieces of the whole lexicon every class gets beside its own, in hundredths: μ. */
const SMOOTHING = 3000;

/**
 * Counts as log-likelihood ratios under Dirichlet smoothing. With p(g|c) = (n(g,c) + μ·p(g)) / (n(c) + μ),
 * ln p(g|c)/p(g) = ln(1 + n(g,c) / (μ·p(g))) − ln(1 + n(c)/μ): the weight of the piece less the penalty of the class.
 */
export function weighed({ firsts: lists, nexts, places, counts }: CountLists, classes: number): GramWeights {
  const ofClass = new Float64Array(classes);
  for (const [at, place] of places.entries()) ofClass[place] = (ofClass[place] ?? 0) + (counts[at] ?? 0);
  const total = ofClass.reduce((sum, count) => sum + count, 0);
  const firsts = new Int32Array(lists.length + 1);
  const owners = new Uint16Array(places.length);
  const weights = new Float64Array(places.length);
  let next = 0;
  for (const [gram, first] of lists.entries()) {
    firsts[gram] = next;
    let ofGram = 0;
    for (let at = first; at >= 0; at = nexts[at] ?? -1) ofGram += counts[at] ?? 0;
    for (let at = first; at >= 0; at = nexts[at] ?? -1) {
      owners[next] = places[at] ?? 0;
      weights[next++] = Math.log(1 + ((counts[at] ?? 0) * total) / (SMOOTHING * ofGram));
    }
  }
  firsts[lists.length] = next;
  return { firsts, owners, weights, penalties: ofClass.map((count) => Math.log(1 + count / SMOOTHING)) };
}
