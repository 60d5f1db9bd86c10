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
export function queryFaults(issues: readonly z.core.$ZodIssue[], query: unknown): readonly FieldFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((parameter) => ({ parameter, message: 'unknown_parameter' }));
    }
    const parameter = String(issue.path[0] ?? '');
    return [
      isRepeated(issue, query) ? { parameter, message: 'repeated_parameter' } : { ...issue, parameter },
    ];
  });
}

/** A parameter that is given twice arrives as a list; the entries of one that may be a list have a longer path. */
function isRepeated({ code, path }: z.core.$ZodIssue, query: unknown): boolean {
  const [name] = path;
  const isOfForm = code === 'invalid_type' || code === 'invalid_value';
  if (!isOfForm || path.length !== 1 || typeof query !== 'object' || query === null || name === undefined)
    return false;
  return Array.isArray(Reflect.get(query, name));
}
