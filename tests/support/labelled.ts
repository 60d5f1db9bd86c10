import type { LabelledLead } from '../../scripts/eval/labelled-lead.ts';

/** A labelled lead of a company that says nothing of itself but `description`. */
export function labelled(
  id: string,
  sector: string,
  alsoAcceptable: string[] = [],
  description = '',
): LabelledLead {
  return {
    id,
    lead: {
      company: 'Sao Mai',
      country: 'VN',
      lang: 'en',
      description,
      products: [],
      codes: [],
      projectType: null,
    },
    label: { sector, alsoAcceptable, segment: null, kind: 'clear' },
  };
}
