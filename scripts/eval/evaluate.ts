import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { fit } from '../../src/core/fit.ts';
import type { Fit, FitSector } from '../../src/core/fit-types.ts';
import type { Evidence } from '../../src/core/match/evidence.ts';
import type { Profile } from '../../src/core/profile.ts';

/** A lead with the answer that a careful officer would give. */
export type LabelledLead = {
  readonly id: string;
  readonly lead: {
    readonly company: string;
    readonly country: string;
    readonly lang: string;
    readonly description: string;
    readonly products: readonly string[];
    readonly codes: NonNullable<NonNullable<Profile['activity']>['codes']>;
    readonly projectType: string | null;
  };
  readonly label: {
    readonly sector: string;
    readonly alsoAcceptable: readonly string[];
    readonly segment: string | null;
    readonly kind: string;
  };
};

type Group = { readonly rows: number; readonly top1: number };
type Judged = {
  readonly row: LabelledLead;
  readonly fit: Fit;
  readonly got: string;
  readonly match: number;
  readonly right: boolean;
  readonly inTop3: boolean;
};

/** Scores every lead and compares the sector of the highest match with its label. */
export function evaluate(catalogue: CompiledCatalogue, leads: readonly LabelledLead[]) {
  const judged = leads.map((row) => judge(catalogue, row));
  const nones = judged.filter(({ row }) => row.label.sector === 'none');
  const claimedNone = judged.filter(({ got }) => got === 'none');
  return {
    rows: judged.length,
    top1: share(judged, ({ right }) => right),
    top3: share(judged, ({ inTop3 }) => inTop3),
    noneRecall: share(nones, ({ right }) => right),
    nonePrecision: share(claimedNone, ({ right }) => right),
    bySector: groups(judged, ({ row }) => row.label.sector),
    byLanguage: groups(judged, ({ row }) => row.lead.lang),
    byKind: groups(judged, ({ row }) => row.label.kind),
    calibration: calibration(judged),
    wrong: judged.filter(({ right }) => !right).map(explain),
  };
}

function judge(catalogue: CompiledCatalogue, row: LabelledLead): Judged {
  const result = fit(catalogue, profileOf(row), { asOf: '2026-11-23' });
  const matched = result.sectors
    .filter((sector) => sector.matched)
    .sort((a, b) => b.match.value - a.match.value);
  const got = matched[0]?.sector ?? 'none';
  const accepted = [row.label.sector, ...row.label.alsoAcceptable];
  const top3 = matched.length === 0 ? ['none'] : matched.slice(0, 3).map(({ sector }) => sector);
  return {
    row,
    fit: result,
    got,
    match: matched[0]?.match.value ?? 0,
    right: accepted.includes(got),
    inTop3: top3.some((sector) => accepted.includes(sector)),
  };
}

/** A labelled lead as an investor profile. */
export function profileOf({ lead }: LabelledLead): Profile {
  return {
    company: { name: lead.company, country: lead.country },
    activity: {
      description: lead.description === '' ? undefined : lead.description,
      products: lead.products,
      codes: lead.codes,
    },
    project: lead.projectType === null ? undefined : { type: lead.projectType },
  };
}

function share<T>(all: readonly T[], holds: (item: T) => boolean): number {
  return all.length === 0 ? 1 : all.filter(holds).length / all.length;
}

function groups(judged: readonly Judged[], keyOf: (item: Judged) => string): Readonly<Record<string, Group>> {
  const keys = [...new Set(judged.map(keyOf))].sort();
  return Object.fromEntries(
    keys.map((key) => {
      const rows = judged.filter((item) => keyOf(item) === key);
      return [key, { rows: rows.length, top1: share(rows, ({ right }) => right) }];
    }),
  );
}

const BANDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01];

function calibration(judged: readonly Judged[]) {
  const claimed = judged.filter(({ got }) => got !== 'none');
  return BANDS.slice(0, -1).map((from, index) => {
    const to = BANDS[index + 1] ?? 1;
    const rows = claimed.filter(({ match }) => match >= from && match < to);
    return { from, to: Math.min(to, 1), rows: rows.length, right: rows.filter(({ right }) => right).length };
  });
}

function explain({ row, fit: result, got, match }: Judged) {
  const { lead, label } = row;
  return {
    id: row.id,
    expected: [label.sector, ...label.alsoAcceptable].join('|'),
    got,
    match,
    text: [
      lead.company,
      lead.description,
      lead.products.join('; '),
      lead.codes.map(({ scheme, code }) => `${scheme} ${code}`).join(', '),
    ].join(' | '),
    evidence: result.sectors
      .filter((sector) => sector.match.evidence.length > 0)
      .slice(0, 4)
      .map((sector) => `${sector.sector} ${sector.match.value}: ${shown(sector)}`),
  };
}

function shown({ match }: FitSector): string {
  const name = (item: Evidence): string =>
    item.kind === 'term' ? item.text : item.kind === 'code' ? `${item.scheme} ${item.code}` : 'declared';
  return match.evidence
    .slice(0, 10)
    .map(
      (item) =>
        `${name(item)} → ${item.segment} ${item.strength}${item.counted ? '' : ' –'}${item.why === null ? '' : ` (${item.why})`}`,
    )
    .join('; ');
}
