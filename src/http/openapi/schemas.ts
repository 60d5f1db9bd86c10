import type { z } from 'zod';
/** Drops the long pattern that stands beside a format and says the same. */
export function withoutPattern({ jsonSchema, zodSchema }: { readonly zodSchema: z.core.$ZodTypes; readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  // An answer without a body.
  if (zodSchema._zod.def.type === 'undefined') jsonSchema.type = 'null';
}
