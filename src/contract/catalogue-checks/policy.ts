import { GRADES, TERM_LANGUAGES } from '../../core/catalogue.ts';
import type { CatalogueFault } from '../catalogue-fault.ts';
import { check } from '../catalogue-fault.ts';

/** What ends does not end before it begins, and a territory's successor comes after the plan began. */
export const dates = check(
  ['validFrom', 'validTo', 'territory', 'citations'],
  function* ({ validFrom, validTo, territory, citations }) {
    const { successor } = territory;
    if (validTo < validFrom) yield { path: ['validTo'], message: endsTooEarly(validFrom, validTo) };
    if (successor !== null && successor.from < validFrom) {
      yield {
        path: ['territory', 'successor', 'from'],
        message: `the territory's successor came on ${successor.from}, before the plan began on ${validFrom}`,
      };
    }
    for (const [code, { validFrom: from, validTo: to }] of Object.entries(citations)) {
      if (from !== null && to !== null && to < from) {
        yield {
          path: ['citations', code, 'validTo'],
          message: `citation ${code}: ${endsTooEarly(from, to)}`,
        };
      }
    }
  },
);

function endsTooEarly(from: string, to: string): string {
  return `validity ends on ${to}, before it begins on ${from}`;
}

/** Grades stand best first, each with a lower bound than the one before, the last at 0: every score has one. */
export const grades = check(['scoring'], function* ({ scoring }) {
  const path = ['scoring', 'grades'];
  for (const [at, { grade, from }] of scoring.grades.entries()) {
    const better = scoring.grades[at - 1];
    if (better === undefined) continue;
    if (from >= better.from) {
      yield {
        path: [...path, at],
        message: `grade ${grade} begins at ${from}, not below ${better.grade} at ${better.from}`,
      };
    }
    if (GRADES.indexOf(grade) <= GRADES.indexOf(better.grade)) {
      yield { path: [...path, at], message: `grade ${grade} stands after ${better.grade}: best first` };
    }
  }
  const last = scoring.grades.at(-1);
  if (last !== undefined && last.from !== 0) {
    yield {
      path: [...path, scoring.grades.length - 1],
      message: `the last grade, ${last.grade}, begins at ${last.from}, not 0`,
    };
  }
});

/** Every activity that a language has words for has a factor: without one it would count as making. */
export const activities = check(['matching', 'cues'], function* ({ matching, cues }) {
  for (const language of TERM_LANGUAGES) {
    for (const activity of Object.keys(cues[language].activities)) {
      if (Object.hasOwn(matching.activities, activity)) continue;
      const fault: CatalogueFault = {
        path: ['cues', language, 'activities', activity],
        message: `activity ${activity} has no factor in matching.activities`,
      };
      yield fault;
    }
  }
});
