import { z } from 'zod';
import { code, eligibility, grade, isoDate, share } from './common.ts';
import { citations } from './fit-report.ts';

const name = z.string().max(300);

const segment = z
  .object({
    code,
    name,
    wording: z.string().max(500).meta({ description: 'The plan’s own Vietnamese words.' }),
    tier: z.string().max(40),
    stage: z.string().max(40),
    technology: z.string().max(40),
    secondarySector: code.nullable(),
    citation: z.string().max(40),
    note: z.string().max(500).nullable(),
  })
  .meta({ id: 'Segment', description: 'A product group that the plan names.' });

const criterion = z
  .object({
    code,
    name,
    pillar: z.string().max(40),
    weight: share.meta({ description: 'Share of the sector’s criteria.' }),
    citation: z.string().max(40).nullable(),
  })
  .meta({ id: 'SectorCriterion' });

const catalogueName = z
  .object({ code, version: z.int().min(1), title: name, validFrom: isoDate, validTo: isoDate })
  .meta({ id: 'CatalogueName' });

const sectorFields = {
  code,
  name,
  tier: z.string().max(40),
  segments: z.array(segment).max(200),
};

const sectorSummary = z.object(sectorFields).meta({ id: 'SectorSummary' });

/** All sectors of the active catalogue. */
export const sectorList = z
  .object({ catalogue: catalogueName, data: z.array(sectorSummary).max(100), citations })
  .meta({ id: 'SectorList' });

/** One sector with what it asks for. */
export const sector = z
  .object({
    ...sectorFields,
    catalogue: catalogueName,
    criteria: z.array(criterion).max(100),
    gates: z.array(code).max(20),
    citations,
  })
  .meta({
    id: 'Sector',
    description: 'A sector with its segments, the weights of its criteria and its gates.',
  });

/** A lead in the ranking of a sector. */
export const rankedLead = z
  .object({
    investorId: z.uuid(),
    name,
    country: z.string().max(2).nullable(),
    segment: code,
    score: z.number().min(0).max(100),
    low: z.number().min(0).max(100),
    high: z.number().min(0).max(100),
    grade: grade.nullable(),
    eligibility,
    revision: z.int().min(1),
  })
  .meta({ id: 'RankedLead' });

export type SectorList = z.infer<typeof sectorList>;
export type Sector = z.infer<typeof sector>;
export type RankedLead = z.infer<typeof rankedLead>;
