/** What the document says of itself. */
export const INFO = {
  title: 'leadfit',
  version: '1.0.0',
  summary: 'Investor profiles in, ranked and explained fit reports out.',
  description: `Scores an investor's profile against the sectors that a province prioritises and explains every point.

- **Keys.** Send an API key as \`Authorization: Bearer …\` or as \`X-API-Key\`, never in the address.
- **Languages.** Texts come in Vietnamese or English: \`?language=\`, else \`Accept-Language\`. Codes never change with the language.
- **Limits.** A body of at most 1 MiB (a batch 4 MiB), an address and headers of 16 KiB together. Every field is bounded; unknown fields and parameters are refused.
- **Errors.** Every answer that is not 2xx is an RFC 9457 problem document with a stable \`code\` and, where fields are at fault, all of them at once in \`errors\`.
- **Changes.** An investor has a \`revision\`, which is also its strong \`ETag\`. PATCH and DELETE name it in \`If-Match\`; a weak tag never matches, \`*\` and lists are refused.
- **Pages.** Pass \`nextCursor\` as \`cursor\` with the same filters until it is null; \`Link\` says the same.`,
  license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
};

export const TAGS = [
  { name: 'Fit reports', description: 'Which sectors fit an investor, how well and why.' },
  { name: 'Investors', description: 'Stored profiles; storing or changing one scores it.' },
  { name: 'Sectors', description: 'What the active catalogue prioritises, and the leads ranked for it.' },
  { name: 'Operations', description: 'For supervisors and load balancers.' },
];

/** Two ways to send the same key. */
export const SECURITY_SCHEMES = {
  bearerKey: { type: 'http', scheme: 'bearer', description: 'An API key, `lf_live_…`.' },
  headerKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'The same key for clients that cannot send a bearer token.',
  },
} as const;
