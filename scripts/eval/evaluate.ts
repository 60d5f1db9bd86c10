import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { confusion } from './confusion.ts';
import { figures, groups } from './figures.ts';
import { judge } from './judge.ts';
import type { LabelledLead } from './labelled-lead.ts';
import { claimsOf, reportedSectors } from './leadfit.ts';
import { reliability } from './reliability.ts';
import { explain } from './wrong.ts';

/** Everything that is counted of labelled leads; `npm run eval -- --json` prints it. */
export type Evaluation = ReturnType<typeof evaluate>;

/** Scores every lead and compares the sector of the highest match with its label. */
export function evaluate(catalogue: CompiledCatalogue, leads: readonly LabelledLead[]) {
  const reported = leads.map((row) => {
    const sectors = reportedSectors(catalogue, row);
    return { sectors, judged: judge(row, claimsOf(sectors)) };
  });
  const judged = reported.map((item) => item.judged);
  return {
    rows: judged.length,
    ...figures(judged),
    bySector: groups(judged, ({ row }) => row.label.sector),
    byLanguage: groups(judged, ({ row }) => row.lead.lang),
    byKind: groups(judged, ({ row }) => row.label.kind),
    confusion: confusion(judged),
    reliability: reliability(judged),
    wrong: reported.filter((item) => !item.judged.right).map((item) => explain(item.judged, item.sectors)),
  };
}
