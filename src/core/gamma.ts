import type { Words } from './random.ts';
import { uniform } from './random.ts';

/**
 * One draw from the gamma distribution of this shape and scale 1, by rejection from a normal one
 * (G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM Transactions on Mathematical
 * Software 26(3), 2000; below shape 1 by their section 6, `Gamma(a) = Gamma(a + 1) · U^(1/a)`).
 * @param shape above 0
 * @param words the random words of each attempt; at most about one attempt in twenty is rejected
 */
export function gamma(shape: number, words: (attempt: number) => Words): number {
  const boosted = shape < 1 ? shape + 1 : shape;
  const d = boosted - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let attempt = 0; ; attempt++) {
    const [first, second, third, fourth] = words(attempt);
    const x = normal(first, second);
    const root = 1 + c * x;
    const v = root * root * root;
    if (v <= 0 || Math.log(uniform(third)) >= (x * x) / 2 + d * (1 - v + Math.log(v))) continue;
    return shape < 1 ? d * v * Math.exp(Math.log(uniform(fourth)) / shape) : d * v;
  }
}

/**
 * A standard normal draw from two words (G. E. P. Box and M. E. Muller, A note on the generation of random normal
 * deviates, Annals of Mathematical Statistics 29(2), 1958).
 */
export function normal(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(uniform(first))) * Math.cos(2 * Math.PI * uniform(second));
}
