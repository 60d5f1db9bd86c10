import type { MatchingPolicy } from '../catalogue.ts';
import type { HeadKind } from './lexicon.ts';
import { activityOf, isClear, isProduct, meaning, sharesSegment } from './meanings.ts';
import type { Context } from './mention.ts';
import { PLAIN } from './mention.ts';
import { gap, isOnePhrase } from './phrase.ts';
import { isDenied } from './sentence.ts';
import type { Setting } from './setting.ts';
import type { ReadText, Span } from './spans.ts';

/** Between the parts of one compound: nothing, a space or a genitive particle. */
const GENITIVE = new Set(['', 'の', '的', '之', '의', '用', '용', '用の', '向け', '向けの']);

/** The noun that the mention belongs to: the next one, in Vietnamese the one before. */
export function compoundOf(setting: Setting, index: number, matching: MatchingPolicy): Context {
  const { read } = setting;
  const policy = matching.contexts;
  const span = read.spans[index];
  const neighbour = span && headOf(read, index, span);
  if (span === undefined) return PLAIN;
  if (neighbour === undefined) {
    const activity = serviceOn(read, index, span, matching);
    return activity === null ? PLAIN : { ...PLAIN, why: 'other_activity', activity };
  }
  const activity = activityOf(neighbour, matching);
  const head = meaning(neighbour, 'head')?.head;
  // "DRAM tester" names a machine, whatever else a tester may be.
  if (head === 'equipment' && activity === null) return turned(head, policy);
  if (head === 'line') return isBuilt(setting, index, neighbour) ? turned('equipment', policy) : PLAIN;
  // "robot bearing": the bearing speaks for itself, so the robot only qualifies it.
  if (isProduct(neighbour) && activity === null) {
    if (sharesSegment(span, neighbour) || !isClear(neighbour)) return PLAIN;
    return { ...PLAIN, factor: policy.modifier, why: 'modifier' };
  }
  if (head !== undefined) return turned(head, policy);
  return activity === null ? PLAIN : { ...PLAIN, why: 'other_activity', activity };
}

/** Whether a line is itself the product: named as one, or the object of a verb of making (制造芯片生产线). */
function isBuilt({ read, isDescription }: Setting, index: number, line: Span): boolean {
  if (!isDescription) return true;
  const at = read.spans.indexOf(line);
  const [first, last] = [Math.min(at, index), Math.max(at, index)];
  const [verb, next] = [read.spans[first - 1], read.spans[last + 1]];
  const [head, tail] = [read.spans[first], read.spans[last]];
  return (
    (verb !== undefined && head !== undefined && isMaking(verb) && gap(read, verb, head).trim() === '') ||
    (next !== undefined &&
      tail !== undefined &&
      isMaking(next) &&
      /^ ?[を을를] ?$/.test(gap(read, tail, next)))
  );
}

function isMaking(span: Span): boolean {
  return meaning(span, 'making') !== undefined;
}

/** An activity that has the product as its object, with an adjective between at most: 水泥熟料工艺咨询, "overhaul of pumps". */
function serviceOn(read: ReadText, index: number, span: Span, matching: MatchingPolicy): string | null {
  const [before, after] = [read.spans[index - 1], read.spans[index + 1]];
  if (after !== undefined && !read.isVietnamese && isOnePhrase(gap(read, span, after))) {
    const activity = activityOf(after, matching);
    if (activity !== null && !isDenied(read, index + 1)) return activity;
  }
  if (before === undefined) return null;
  const between = gap(read, before, span);
  const isObject = read.isVietnamese ? isOnePhrase(between) : OF.test(between);
  return isObject && !isDenied(read, index - 1) ? activityOf(before, matching) : null;
}

/** Between an English activity and its object. */
const OF = /^ ?(?:(?:of|in|for|on) )?(?:(?:the|our|your|its|new|used|second hand) )*$/;

/** What a head makes of the product before it: its parts, the machines for it, the material of it. */
export function turned(head: HeadKind, policy: MatchingPolicy['contexts']): Context {
  if (head === 'material') return { ...PLAIN, factor: policy.material, why: 'material' };
  return { ...PLAIN, turn: head === 'part' ? 'parts' : 'equipment' };
}

function headOf(read: ReadText, index: number, span: Span): Span | undefined {
  const isVietnamese = meaningsIn(span, 'vi') && read.isVietnamese;
  const neighbour = read.spans[isVietnamese ? index - 1 : index + 1];
  if (neighbour === undefined) return undefined;
  const between = isVietnamese ? gap(read, neighbour, span) : gap(read, span, neighbour);
  return GENITIVE.has(between.trim()) ? neighbour : undefined;
}

/**
 * Whether a stated product goes on after the term with a noun that nobody knows: a "chip credit card" is no chip.
 * Only where the head of a phrase comes last, so not in Vietnamese.
 */
export function hasUnknownHead(read: ReadText, index: number): boolean {
  const span = read.spans[index];
  if (span === undefined || read.isVietnamese) return false;
  const rest = read.folded.text.slice(span.end, span.end + LONGEST_HEAD).replace(/[.,].*$/, '');
  const next = read.spans[index + 1];
  if (next !== undefined && next.start - span.end < rest.length) return false;
  return /[a-z]{4}|[^ -~]{2}/.test(rest.trim()) && !GENERIC_HEAD.test(rest.trim());
}

/** What follows a term further away belongs to something else. */
const LONGEST_HEAD = 60;

const GENERIC_HEAD =
  /^(?:series|types?|products?|goods|items?|range|models?|grade|for|with|and|in|of|on|used|up to|from|制品|製品|产品|產品|系列|类|類|等|関連|제품|류|제조|生产|生產|製造|制造)/;

function meaningsIn(span: Span, language: string): boolean {
  return span.meanings.some((meaning) => meaning.language === language);
}
