import type { FitReportComparison } from '../contract/comparison.ts';
import { errors } from '../contract/error.ts';
import { investorProfile } from '../contract/profile.ts';
import type { Language } from '../core/catalogue.ts';
import type { ComparedReport } from '../core/comparison/comparison.ts';
import { changeBetween, gapBetween } from '../core/comparison/comparison.ts';
import { renderChange, renderGap } from '../core/comparison/render.ts';
import type { ReportWithProfile } from '../store/fit-reports.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { CatalogueService } from './catalogues.ts';

export type ComparisonService = ReturnType<typeof comparisonService>;

type Deps = { readonly store: Pick<Store, 'fitReports'>; readonly catalogues: CatalogueService };

/** A kept report as it is compared, with what the answer says of it beside the comparison. */
type Kept = ComparedReport & Pick<ReportWithProfile, 'id' | 'investorId' | 'createdAt' | 'report'>;

/** Why two kept reports differ. */
export function comparisonService({ store, catalogues }: Deps) {
  async function load(scope: Scope, id: string): Promise<Kept> {
    const stored = await store.fitReports.readWithProfile(scope, id);
    if (stored === null) throw errors.notFound();
    const { compiled } = await catalogues.version(stored.versionId);
    return { ...stored, profile: investorProfile.parse(stored.profile), catalogue: compiled };
  }

  return {
    /** From the first report to the second where both are of one investor, else the first above the second. */
    async compare(
      scope: Scope,
      ids: { readonly first: string; readonly second: string },
      asked: string | undefined,
      language: Language,
    ): Promise<FitReportComparison> {
      const first = await load(scope, ids.first);
      const second = ids.second === ids.first ? first : await load(scope, ids.second);
      const isOneInvestor = first.investorId === second.investorId;
      const sector = sectorFor(asked, first, second, isOneInvestor);
      const compared = { first, second, sector };
      const rendered = isOneInvestor
        ? renderChange(changeBetween(first, second, sector), compared, language)
        : renderGap(gapBetween(first, second, sector), compared, language);
      return {
        ...rendered,
        report: { ...identity(first), ...rendered.report },
        with: { ...identity(second), ...rendered.with },
      };
    },
  };
}

function identity({ id, investorId, createdAt, report }: Kept) {
  return { id, investorId, createdAt: createdAt.toISOString(), pins: report.pins };
}

/** The sector asked for; without one the best of the later report, which two investors do not share. */
function sectorFor(asked: string | undefined, first: Kept, second: Kept, isOneInvestor: boolean): string {
  const best = isOneInvestor ? (second.report.best ?? first.report.best)?.sector : undefined;
  const sector = asked ?? best;
  const fault = (message: string): Error => errors.validationFailed([{ parameter: 'sector', message }]);
  if (sector === undefined) throw fault(isOneInvestor ? 'sector_of_unranked' : 'sector_of_two');
  const isKnown = [first, second].some(({ catalogue }) =>
    catalogue.document.sectors.some(({ code }) => code === sector),
  );
  if (!isKnown) throw fault('unknown_sector');
  return sector;
}
