/** Four unsigned 32-bit words. */
export type Words = readonly [number, number, number, number];

const ROUNDS = 10;

/**
 * Philox4x32-10, a counter-based generator: every counter has its own four random words, so a draw depends on nothing
 * but its number and the key. Only 32-bit integer arithmetic: the same on every machine.
 * (J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3, SC '11, 2011;
 * multipliers and key steps as published there)
 */
export function philox(counter: Words, key: readonly [number, number]): Words {
  let [a, b, c, d] = counter;
  let [left, right] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const nextA = highWord(0xcd9e8d57, c) ^ b ^ left;
    const nextC = highWord(0xd2511f53, a) ^ d ^ right;
    b = Math.imul(0xcd9e8d57, c);
    d = Math.imul(0xd2511f53, a);
    a = nextA;
    c = nextC;
    left += 0x9e3779b9;
    right += 0xbb67ae85;
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}

/** The upper 32 bits of the product of two unsigned words, from their halves: no product here exceeds 2^32. */
function highWord(x: number, y: number): number {
  const x1 = x >>> 16;
  const x0 = x & 0xffff;
  const y1 = y >>> 16;
  const y0 = y & 0xffff;
  const middle = x1 * y0 + ((x0 * y0) >>> 16);
  const carried = x0 * y1 + (middle & 0xffff);
  return x1 * y1 + (middle >>> 16) + (carried >>> 16);
}

/** A word as a number strictly between 0 and 1, so that its logarithm exists. */
export function uniform(word: number): number {
  return (word + 0.5) / 2 ** 32;
}

/**
 * The number of a named stream: FNV-1a of its UTF-16 units (G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, The FNV
 * non-cryptographic hash algorithm). Two of fifty names share one with a probability below one in three million.
 */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
