/** What a key may be allowed to do; an administrator may do all of it. */
export const API_SCOPES = [
  'fit-reports:create',
  'investors:read',
  'investors:write',
  'sectors:read',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];
