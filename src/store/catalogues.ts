import type { CatalogueDocument } from '../core/catalogue.ts';
import type { PrismaClient } from './prisma-client/client.ts';

/** A stored version of a catalogue. `document` is whatever PostgreSQL holds: the reader checks it. */
export type StoredCatalogue = { readonly id: string; readonly hash: string; readonly document: unknown };

export type Catalogues = ReturnType<typeof catalogues>;

/** Catalogue versions: immutable, shared by all owners. */
export function catalogues(prisma: PrismaClient) {
  return {
    /** The version of each catalogue that scores today. */
    async active(): Promise<readonly StoredCatalogue[]> {
      const rows = await prisma.activeCatalogue.findMany({
        include: { version: true },
        orderBy: { code: 'asc' },
      });
      return rows.map(({ version }) => ({ id: version.id, hash: version.hash, document: version.document }));
    },

    async read(id: string): Promise<StoredCatalogue | null> {
      return prisma.catalogueVersion.findUnique({
        where: { id },
        select: { id: true, hash: true, document: true },
      });
    },

    /** What is stored under a code and version, if anything. */
    async find(code: string, version: number): Promise<StoredCatalogue | null> {
      return prisma.catalogueVersion.findUnique({
        where: { code_version: { code, version } },
        select: { id: true, hash: true, document: true },
      });
    },

    /** Stores a version with its tables and makes it the active one, in one transaction. */
    async publish(id: string, document: CatalogueDocument, hash: string): Promise<void> {
      await prisma.$transaction([
        prisma.catalogueVersion.create({ data: { id, hash, ...versionRow(document) } }),
        prisma.activeCatalogue.upsert({
          where: { code: document.code },
          create: { code: document.code, versionId: id },
          update: { versionId: id },
        }),
        prisma.catalogueCitation.createMany({ data: citationRows(id, document) }),
        prisma.sector.createMany({ data: sectorRows(id, document) }),
        prisma.segment.createMany({ data: segmentRows(id, document) }),
        prisma.criterion.createMany({ data: criterionRows(id, document) }),
        prisma.criterionWeight.createMany({ data: weightRows(id, document) }),
      ]);
    },
  };
}

function versionRow(document: CatalogueDocument) {
  return {
    code: document.code,
    version: document.version,
    // Prisma wants its own JSON type; a round trip also proves that the document is nothing but JSON.
    document: JSON.parse(JSON.stringify(document)),
    territory: document.territory.name.vi,
    successor: document.territory.successor?.name.vi ?? null,
    validFrom: new Date(document.validFrom),
    validTo: new Date(document.validTo),
  };
}

function citationRows(versionId: string, document: CatalogueDocument) {
  return Object.entries(document.citations).map(([code, { text, source, validFrom, validTo }]) => ({
    versionId,
    code,
    textVi: text.vi,
    textEn: text.en,
    sourceVi: source.vi,
    sourceEn: source.en,
    validFrom: validFrom === null ? null : new Date(validFrom),
    validTo: validTo === null ? null : new Date(validTo),
  }));
}

function sectorRows(versionId: string, document: CatalogueDocument) {
  return document.sectors.map(({ code, name, tier }, position) => ({
    versionId,
    code,
    nameVi: name.vi,
    nameEn: name.en,
    tier,
    position,
  }));
}

function segmentRows(versionId: string, document: CatalogueDocument) {
  return document.segments.map(({ code, sector, name, citation, tier, stage }, position) => ({
    versionId,
    code,
    sectorCode: sector,
    nameVi: name.vi,
    nameEn: name.en,
    citation,
    tier,
    stage,
    position,
  }));
}

function criterionRows(versionId: string, document: CatalogueDocument) {
  return document.criteria.map(({ code, pillar, name, citation }, position) => ({
    versionId,
    code,
    pillar,
    nameVi: name.vi,
    nameEn: name.en,
    citation,
    position,
  }));
}

function weightRows(versionId: string, document: CatalogueDocument) {
  return document.sectors.flatMap((sector) =>
    Object.entries(sector.weights).map(([criterionCode, weight]) => ({
      versionId,
      sectorCode: sector.code,
      criterionCode,
      weight,
    })),
  );
}
