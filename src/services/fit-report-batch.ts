import type { FieldFault } from '../contract/error.ts';
import { AppError, errors } from '../contract/error.ts';
import type { FitReport } from '../contract/fit-report.ts';
import { fitReportBatchItem } from '../contract/fit-report-batch.ts';
import type { InvestorProfile } from '../contract/profile.ts';

/** What became of one item: a report, or what was wrong with this item alone. */
export type BatchResult = { readonly index: number; readonly clientRef: string | null } & (
  | { readonly report: FitReport }
  | { readonly error: unknown }
);

/**
 * Makes a report of each item, in order. Other requests are answered between two items, so a full batch holds nobody up.
 * @returns one result for each item; the faults of an error say where they are in the body of the batch
 */
export async function reportEach(
  items: readonly unknown[],
  report: (profile: InvestorProfile) => FitReport,
): Promise<readonly BatchResult[]> {
  const results: BatchResult[] = [];
  for (const [index, item] of items.entries()) {
    results.push({ index, clientRef: clientRefOf(item), ...attempt(index, item, report) });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return results;
}

function attempt(
  index: number,
  item: unknown,
  report: (profile: InvestorProfile) => FitReport,
): { readonly report: FitReport } | { readonly error: unknown } {
  const parsed = fitReportBatchItem.safeParse(item);
  if (!parsed.success)
    return { error: errors.validationFailed(within(['items', index], parsed.error.issues)) };
  try {
    return { report: report(parsed.data.profile) };
  } catch (error) {
    if (!(error instanceof AppError) || error.faults.length === 0) return { error };
    return { error: errors.validationFailed(within(['items', index, 'profile'], error.faults)) };
  }
}

function within(place: readonly PropertyKey[], faults: readonly FieldFault[]): readonly FieldFault[] {
  return faults.map((fault) => ('path' in fault ? { ...fault, path: [...place, ...fault.path] } : fault));
}

/** Given back even with an item that is refused for something else, so that the caller knows which it was. */
function clientRefOf(item: unknown): string | null {
  const given = typeof item === 'object' && item !== null && 'clientRef' in item ? item.clientRef : undefined;
  const read = fitReportBatchItem.shape.clientRef.safeParse(given);
  return read.data ?? null;
}
