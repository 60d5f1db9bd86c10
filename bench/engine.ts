import type { CompiledCatalogue } from '../src/core/compile.ts';
import { compile } from '../src/core/compile.ts';
import { fit } from '../src/core/fit.ts';
import type { Rounds } from './measure.ts';
import { contender, measure, median, microseconds } from './measure.ts';
import { fullProfile } from './profiles.ts';
import type { Row } from './row.ts';
import { informing } from './row.ts';
import { kilobyteTexts } from './texts.ts';

/** Compiling takes a second or so: more rounds would tell little more. */
const MOST_COMPILATIONS = 5;

/** Compiling a catalogue version once more, in milliseconds. */
export async function compiling(
  { document }: CompiledCatalogue,
  { rounds }: Rounds,
): Promise<readonly Row[]> {
  const compiled = contender(() => microseconds([document], compile) / 1000);
  await measure([compiled], { rounds: Math.min(rounds, MOST_COMPILATIONS), warmUp: 0 });
  return [informing('compile-catalogue', median(compiled), 'ms')];
}

/** A fit report of a full profile with 1 KB of text, without its robustness, in microseconds. */
export async function fitting(catalogue: CompiledCatalogue, rounds: Rounds): Promise<readonly Row[]> {
  const profiles = kilobyteTexts(catalogue.document).map(fullProfile);
  const options = { asOf: '2026-01-15', robustness: false };
  const fitted = contender(() => microseconds(profiles, (profile) => fit(catalogue, profile, options)));
  await measure([fitted], rounds);
  return [informing('fit-report', median(fitted), 'us')];
}
