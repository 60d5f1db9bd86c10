/** Numbers hashes from 0 in the order in which they are first seen. */
export type GramTable = {
  readonly size: () => number;
  /** The number of a hash, a new one if it was never seen. */
  readonly add: (hash: number) => number;
  /** The number of a hash, -1 if it was never seen. */
  readonly find: (hash: number) => number;
};

/** Open addressing in typed arrays that double when half full: a Map of numbers is several times slower to fill. */
export function gramTable(): GramTable {
  let mask = 2 ** 12 - 1;
  let hashes = new Int32Array(mask + 1);
  let numbers = new Int32Array(mask + 1).fill(-1);
  let size = 0;

  const slot = (hash: number): number => {
    // The low bits of a product depend on low bits only; the high ones are folded in.
    let at = (hash ^ (hash >>> 15)) & mask;
    while (numbers[at] !== -1 && hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  };

  const grow = (): void => {
    const [oldHashes, oldNumbers] = [hashes, numbers];
    mask = mask * 2 + 1;
    hashes = new Int32Array(mask + 1);
    numbers = new Int32Array(mask + 1).fill(-1);
    for (let at = 0; at < oldNumbers.length; at++) {
      const number = oldNumbers[at] ?? -1;
      if (number === -1) continue;
      const to = slot(oldHashes[at] ?? 0);
      hashes[to] = oldHashes[at] ?? 0;
      numbers[to] = number;
    }
  };

  return {
    size: () => size,
    add(hash) {
      const at = slot(hash);
      const known = numbers[at] ?? -1;
      if (known !== -1) return known;
      hashes[at] = hash;
      numbers[at] = size++;
      if (size * 2 > mask) grow();
      return size - 1;
    },
    find: (hash) => numbers[slot(hash)] ?? -1,
  };
}
