import { z } from 'zod';
import { code } from '../contract/common.ts';

/** `/{id}` of an address; anything but a UUID is answered as absent. */
export const idParams = z.strictObject({ id: z.uuid().meta({ description: 'Id that the service gave.' }) });

/** `/{code}` of an address. */
export const codeParams = z.strictObject({
  code: code.meta({ description: 'Machine name of a sector.', example: 'chips' }),
});
