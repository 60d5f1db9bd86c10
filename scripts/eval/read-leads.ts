import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { reason } from '../../src/store/embedded/embedded-error.ts';
import type { LabelledLead } from './labelled-lead.ts';
import { acceptedSectors, labelledLead, NONE } from './labelled-lead.ts';

/** What was read of some files: every sound lead, and what is wrong with the other lines, each as `file:line: …`. */
export type ReadLeads = { readonly leads: readonly LabelledLead[]; readonly faults: readonly string[] };

type Line = { readonly place: string; readonly text: string };

/**
 * Reads labelled leads, one JSON object a line, and checks them: the form of a line, that its sectors exist
 * and that no id stands twice, in whichever file.
 * @param sectors the codes that a label may name beside `none`
 */
export function readLeads(files: readonly string[], sectors: readonly string[]): ReadLeads {
  const allowed = new Set([...sectors, NONE]);
  const places = new Map<string, string>();
  const leads: LabelledLead[] = [];
  const faults: string[] = [];
  for (const file of files) {
    const lines = linesOf(file);
    if ('fault' in lines) {
      faults.push(lines.fault);
      continue;
    }
    for (const { place, text } of lines.lines) {
      const { lead, wrong } = readLine(text, allowed);
      const first = lead && places.get(lead.id);
      const all = first === undefined ? wrong : [...wrong, `id "${lead?.id}" stands already at ${first}`];
      faults.push(...all.map((fault) => `${place}: ${fault}`));
      if (lead !== undefined) places.set(lead.id, first ?? place);
      if (lead !== undefined && all.length === 0) leads.push(lead);
    }
  }
  return { leads, faults };
}

function linesOf(file: string): { readonly lines: readonly Line[] } | { readonly fault: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return { fault: `${file}: cannot be read: ${reason(error)}` };
  }
  const lines = text
    .split('\n')
    .map((line, index) => ({ place: `${file}:${index + 1}`, text: line.trim() }))
    .filter((line) => line.text !== '');
  return lines.length === 0 ? { fault: `${file}: holds no lead` } : { lines };
}

type ReadLine = { readonly lead?: LabelledLead; readonly wrong: readonly string[] };

function readLine(text: string, allowed: ReadonlySet<string>): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { wrong: [`is no JSON: ${reason(error)}`] };
  }
  const parsed = labelledLead.safeParse(value);
  if (!parsed.success) return { wrong: parsed.error.issues.map((issue) => faultOf(issue)) };
  const unknown = acceptedSectors(parsed.data).filter((sector) => !allowed.has(sector));
  return {
    lead: parsed.data,
    wrong: unknown.map((sector) => `"${sector}" is no sector: ${[...allowed].join(', ')}`),
  };
}

function faultOf({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${z.core.toDotPath(path)}: ${message}`;
}
