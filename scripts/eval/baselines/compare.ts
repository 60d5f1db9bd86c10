import type pg from 'pg';
import type { CompiledCatalogue } from '../../../src/core/compile.ts';
import type { Figures } from '../figures.ts';
import { figures } from '../figures.ts';
import type { Claim } from '../judge.ts';
import { judge } from '../judge.ts';
import type { LabelledLead } from '../labelled-lead.ts';
import { wordsOf } from '../labelled-lead.ts';
import { claimsOf, reportedSectors } from '../leadfit.ts';
import { bm25 } from './bm25.ts';
import { fullText } from './full-text.ts';
import { atBestThreshold } from './threshold.ts';
import { titlesOnly } from './titles.ts';

/** A simpler system on the same rows. */
export type Compared = Figures & {
  readonly name: string;
  /** The score above which it claims a sector, chosen on these rows; null where it has a floor of its own. */
  readonly threshold: number | null;
};

/**
 * Runs the baselines. They read words and no codes, so leadfit without the codes stands beside them.
 * @param client a PostgreSQL in which temporary tables may be made
 */
export async function compare(
  catalogue: CompiledCatalogue,
  leads: readonly LabelledLead[],
  client: pg.ClientBase,
): Promise<readonly Compared[]> {
  const { document } = catalogue;
  const readers: Readonly<Record<string, Reader>> = {
    'titles only': titlesOnly(document),
    'PostgreSQL full text': await fullText(client, document),
    BM25: bm25(document),
  };
  const compared: Compared[] = [withoutCodes(catalogue, leads)];
  for (const [name, read] of Object.entries(readers)) {
    const scored: { row: LabelledLead; claims: readonly Claim[] }[] = [];
    for (const row of leads) scored.push({ row, claims: await read(wordsOf(row)) });
    const { threshold, judged } = atBestThreshold(scored);
    compared.push({ name, threshold, ...figures(judged) });
  }
  return compared;
}

type Reader = (text: string) => readonly Claim[] | Promise<readonly Claim[]>;

function withoutCodes(catalogue: CompiledCatalogue, leads: readonly LabelledLead[]): Compared {
  const judged = leads.map((row) => {
    const wordsOnly = { ...row, lead: { ...row.lead, codes: [] } };
    return judge(row, claimsOf(reportedSectors(catalogue, wordsOnly)));
  });
  return { name: 'leadfit without codes', threshold: null, ...figures(judged) };
}
