import { errors } from '../contract/error.ts';
import type { Slice } from '../contract/page.ts';
import type { RankedLead, Sector, SectorList } from '../contract/sector.ts';
import type { CatalogueDocument, Language, Sector as SectorPolicy } from '../core/catalogue.ts';
import { oneDecimal } from '../core/score.ts';
import type { LeadFilter, LeadPosition, StoredLead } from '../store/fits.ts';
import type { Scope } from '../store/scope.ts';
import type { Store } from '../store/store.ts';
import type { CatalogueService } from './catalogues.ts';
import { slice } from './slice.ts';

export type SectorService = ReturnType<typeof sectorService>;

type Deps = { readonly store: Pick<Store, 'fits'>; readonly catalogues: CatalogueService };

/** The sectors of the active catalogue and the leads ranked for each. */
export function sectorService({ store, catalogues }: Deps) {
  const policyOf = (code: string): { document: CatalogueDocument; policy: SectorPolicy } => {
    const { document } = catalogues.active().compiled;
    const policy = document.sectors.find((sector) => sector.code === code);
    if (policy === undefined) throw errors.notFound();
    return { document, policy };
  };

  return {
    list(language: Language): SectorList {
      const { document } = catalogues.active().compiled;
      return {
        catalogue: nameOf(document, language),
        data: document.sectors.map((sector) => summary(document, sector, language)),
        citations: citations(document, document.sectors, language),
      };
    },

    read(code: string, language: Language): Sector {
      const { document, policy } = policyOf(code);
      return {
        ...summary(document, policy, language),
        catalogue: nameOf(document, language),
        criteria: document.criteria.flatMap((criterion) => {
          const weight = policy.weights[criterion.code] ?? 0;
          if (weight === 0) return [];
          const { code: criterionCode, pillar, citation } = criterion;
          return [
            {
              code: criterionCode,
              name: criterion.name[language],
              pillar,
              weight: weight / 100,
              citation: citation === 'segment' ? null : citation,
            },
          ];
        }),
        gates: [...policy.gates],
        citations: citations(document, [policy], language),
      };
    },

    /** Best score first. */
    async investors(
      scope: Scope,
      code: string,
      filter: LeadFilter,
      page: { readonly after: LeadPosition | null; readonly limit: number; readonly total: boolean },
    ): Promise<Slice<RankedLead, LeadPosition>> {
      policyOf(code);
      const rows = await store.fits.list(scope, code, filter, page.after, page.limit + 1);
      const total = page.total ? await store.fits.count(scope, code, filter) : undefined;
      const position = ({ scoreE4, investorId }: StoredLead): LeadPosition => ({ scoreE4, id: investorId });
      return slice({ rows, limit: page.limit, position, total, show: toLead });
    },
  };
}

function nameOf(
  { code, version, title, validFrom, validTo }: CatalogueDocument,
  language: Language,
): SectorList['catalogue'] {
  return { code, version, title: title[language], validFrom, validTo };
}

function summary(
  document: CatalogueDocument,
  sector: SectorPolicy,
  language: Language,
): SectorList['data'][number] {
  return {
    code: sector.code,
    name: sector.name[language],
    tier: sector.tier,
    segments: document.segments
      .filter((segment) => segment.sector === sector.code)
      .map(({ code, name, wording, tier, stage, technology, secondarySector, citation, note }) => ({
        code,
        name: name[language],
        wording,
        tier,
        stage,
        technology,
        secondarySector: secondarySector ?? null,
        citation,
        note: note?.[language] ?? null,
      })),
  };
}

/** Every citation that the sectors, their segments, criteria and gates rest on. */
function citations(
  document: CatalogueDocument,
  sectors: readonly SectorPolicy[],
  language: Language,
): SectorList['citations'] {
  const codes = new Set(sectors.map(({ code }) => code));
  const used = new Set<string | null>([
    ...sectors.flatMap((sector) => sector.citations),
    ...document.segments.filter(({ sector }) => codes.has(sector)).map(({ citation }) => citation),
    ...document.criteria.map(({ citation }) => citation),
    ...document.gates.map(({ citation }) => citation),
  ]);
  return Object.fromEntries(
    Object.entries(document.citations)
      .filter(([code]) => used.has(code))
      .map(([code, citation]) => [
        code,
        { ...citation, text: citation.text[language], source: citation.source[language] },
      ]),
  );
}

function toLead(lead: StoredLead): RankedLead {
  const { scoreE4, lowE4, highE4, ...rest } = lead;
  return { ...rest, score: oneDecimal(scoreE4), low: oneDecimal(lowE4), high: oneDecimal(highE4) };
}
