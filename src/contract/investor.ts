import { z } from 'zod';
import { code, grade } from './common.ts';
import { investorProfile } from './profile.ts';

/** The first sector of a report. */
export const bestFit = z
  .object({ sector: code, segment: code, score: z.number().min(0).max(100), grade })
  .meta({ id: 'BestFit', description: 'The first sector of the report.' });

export const fitStatus = z.string().max(40).meta({
  id: 'FitStatus',
  description: '`ranked`, `excluded`, `no_priority_fit` or `insufficient_data`; more may come.',
  example: 'ranked',
});

const investorFields = {
  id: z.uuid(),
  revision: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  best: bestFit.nullable(),
  status: fitStatus,
};

const possibleDuplicates = z
  .array(z.object({ investorId: z.uuid(), name: z.string().max(300) }).meta({ id: 'PossibleDuplicate' }))
  .max(20);

/** A stored investor. */
export const investor = z
  .object({ ...investorFields, profile: investorProfile, possibleDuplicates })
  .meta({ id: 'Investor', description: 'A stored profile with the outcome of its latest fit report.' });

export type Investor = z.infer<typeof investor>;
