import { z } from 'zod';

const fieldError = z
  .object({
    pointer: z
      .string()
      .max(500)
      .optional()
      .meta({ description: 'JSON pointer into the body, as a fragment.', example: '#/project/capexUsd' }),
    parameter: z.string().max(100).optional(),
    header: z.string().max(100).optional(),
    message: z.string().max(1000),
  })
  .meta({ id: 'FieldError' });

/** RFC 9457 problem details; every answer that is not 2xx is one. */
export const problem = z
  .object({
    type: z.string().max(300),
    title: z.string().max(300),
    status: z.int().min(400).max(599),
    detail: z.string().max(2000).optional(),
    instance: z.string().max(2000).optional(),
    code: z.string().max(60),
    requestId: z.string().max(100),
    errors: z.array(fieldError).max(1000).optional(),
    requiredScopes: z.array(z.string().max(60)).max(50).optional(),
    allowed: z
      .array(z.string().max(20))
      .max(20)
      .optional()
      .meta({ description: 'Methods that the address takes.' }),
    currentRevision: z.int().min(1).optional(),
    investorId: z.uuid().optional().meta({ description: 'The investor that already has this external id.' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. `code` never changes; `title` and `detail` come in the language asked for.',
    example: {
      type: 'urn:leadfit:problem:validation_failed',
      title: 'The request is understood but not valid.',
      status: 422,
      detail: 'Correct what errors lists (1).',
      instance: '/v1/fit-reports',
      code: 'validation_failed',
      requestId: 'req-1',
      errors: [{ pointer: '#/project/capexUsd', message: 'must be a number' }],
    },
  });

export type Problem = z.infer<typeof problem>;
