import type { CatalogueDocument } from './catalogue.ts';
import { gamma } from './gamma.ts';
import { philox, streamOf, uniform } from './random.ts';

/** What varies in the samples of one criterion: one number for each sample. */
export type SampleColumn = {
  /** Multiplies the criterion's weight; 1 on average, above 0. */
  readonly factors: Float32Array;
  /** Where between the low and the high end of an unknown value, 0 to 1. */
  readonly places: Float32Array;
};

/** Draws of weights and unknown values that all reports share, by criterion: common random numbers. */
export type Samples = { readonly count: number; readonly columns: ReadonlyMap<string, SampleColumn> };

/** Every report is made with this seed. */
export const SEED = 0;
/** Samples of a catalogue: a share of them is at most 0.031 off, 19 times in 20 (1.96 · √(0.25 / 1000)). */
export const SAMPLE_COUNT = 1000;
/**
 * How close sampled weights stay to the catalogue's, where it does not say: a criterion that weighs 10 % then ranges
 * from 3 % to 20 %, 19 times in 20.
 */
export const DEFAULT_CONCENTRATION = 50;

/** The least factor: small enough to be nothing, and yet some weight is always left. */
const LEAST = 1e-30;

/** The samples of a catalogue; some five milliseconds, so they are drawn once per version. */
export function samplesOf(document: CatalogueDocument): Samples {
  const concentration = document.scoring.robustness?.concentration ?? DEFAULT_CONCENTRATION;
  const shapes = document.criteria.map(
    ({ code }) => [code, concentration * meanWeight(document, code)] as const,
  );
  return drawSamples(new Map(shapes), SAMPLE_COUNT, SEED);
}

/** Mean over all sectors of what a criterion weighs in each, 0 to 1. */
function meanWeight({ sectors }: CatalogueDocument, criterion: string): number {
  const shares = sectors.map(({ weights }) => {
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    return total === 0 ? 0 : (weights[criterion] ?? 0) / total;
  });
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/**
 * Draws `g ~ Gamma(shape)` for each criterion and sample, kept as `g / shape`, and one uniform number beside it.
 * Weights in proportion to `w · g / shape` follow a Dirichlet distribution where the weights are in proportion to the
 * shapes; with every shape 1 it is the uniform one on the simplex, the weights of SMAA without preferences
 * (R. Lahdelma and P. Salminen, SMAA-2, Operations Research 49(3), 2001).
 *
 * A criterion's draws depend on its name, the seed and the number of the sample: neither the order nor the number of
 * criteria or samples moves another draw, and nor does a rejected attempt. Logarithm and cosine may differ in the last of
 * 53 bits between engines; of the 24 bits that are kept, that reaches the last one about once in 2^28 draws.
 * @param shapes by criterion; one of shape 0 weighs nothing anywhere and has no samples
 */
export function drawSamples(shapes: ReadonlyMap<string, number>, count: number, seed: number): Samples {
  const columns = [...shapes]
    .filter(([, shape]) => shape > 0)
    .map(([criterion, shape]) => [criterion, drawColumn(criterion, shape, count, seed)] as const);
  return { count, columns: new Map(columns) };
}

function drawColumn(criterion: string, shape: number, count: number, seed: number): SampleColumn {
  const key = [seed, streamOf(criterion)] as const;
  const [factors, places] = [new Float32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i++) {
    const drawn = gamma(shape, (attempt) => philox([i, WEIGHT, attempt, 0], key));
    factors[i] = Math.max(drawn / shape, LEAST);
    places[i] = uniform(philox([i, PLACE, 0, 0], key)[0]);
  }
  return { factors, places };
}

/** What a draw is for: part of its counter. */
const [WEIGHT, PLACE] = [0, 1];
