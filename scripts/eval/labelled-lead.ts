import { z } from 'zod';
import { CODE_SCHEMES } from '../../src/core/match/code-scheme.ts';
import type { Profile } from '../../src/core/profile.ts';
import { PROJECT_TYPES } from '../../src/core/profile.ts';

/** The label of a lead that belongs to no sector. */
export const NONE = 'none';

const word = z.string().min(1);

/** The form of one line of a labelled file; what else a line holds (`why`, `basis`) is for its readers. */
export const labelledLead = z.object({
  id: word,
  lead: z.object({
    company: z.string(),
    country: z.string(),
    lang: word,
    description: z.string(),
    products: z.array(z.string()),
    codes: z.array(z.object({ scheme: z.enum(CODE_SCHEMES), code: z.string() })),
    projectType: z.enum(PROJECT_TYPES).nullable(),
  }),
  label: z.object({
    sector: word,
    alsoAcceptable: z.array(word),
    segment: word.nullable(),
    kind: word,
  }),
});

/** A lead with the answer that a careful officer would give. */
export type LabelledLead = z.infer<typeof labelledLead>;

/** The sectors, or {@link NONE}, that count as right. */
export function acceptedSectors({ label }: LabelledLead): readonly string[] {
  return [label.sector, ...label.alsoAcceptable];
}

/** A labelled lead as the investor profile that the service would receive. */
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

/** All words of a lead as one text, for a system that knows no fields. */
export function wordsOf({ lead }: LabelledLead): string {
  return [lead.company, lead.description, ...lead.products].filter((text) => text !== '').join('\n');
}
