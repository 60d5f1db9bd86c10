import type { z } from 'zod';
import type { FieldFault } from '../contract/error.ts';

/** A fault that comes straight from a schema and still knows what exactly was expected. */
type Issue = FieldFault & z.core.$ZodIssue;

/** Whether a fault is an issue of a schema; services hand those on as they are. */
export function isIssue(fault: FieldFault): fault is Issue {
  return 'code' in fault;
}

/** One fault for each unknown key, at the key itself, where the schema names them all in one at their object. */
export function split(fault: FieldFault): readonly FieldFault[] {
  if (!isIssue(fault) || fault.code !== 'unrecognized_keys') return [fault];
  const { keys, path } = fault;
  return keys.map((key) => ({ path: [...path, key], message: 'unknown_field' }));
}

/** The faults of a query, each with its parameter. */
export function queryFaults(issues: readonly z.core.$ZodIssue[]): readonly FieldFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((parameter) => ({ parameter, message: 'unknown_parameter' }));
    }
    const parameter = String(issue.path[0] ?? '');
    return [isRepeated(issue) ? { parameter, message: 'repeated_parameter' } : { ...issue, parameter }];
  });
}

/** A parameter that is given twice arrives as a list. Only Zod's own sentence tells what it received. */
function isRepeated(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.message.endsWith('received array');
}
