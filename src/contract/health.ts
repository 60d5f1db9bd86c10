import { z } from 'zod';

/** Answer of the endpoints that supervisors ask. */
export const health = z
  .object({ status: z.string().max(20) })
  .meta({ id: 'Health', example: { status: 'ok' } });
