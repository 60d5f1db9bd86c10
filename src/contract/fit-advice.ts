import { z } from 'zod';
import { code, grade } from './common.ts';

const points = z.number().min(0).max(100);
const pointer = z.string().max(200);
const sentence = z.string().max(2000);
const criterion = z.string().max(100);
const value = z.union([z.number().min(-1e13).max(1e13), z.boolean(), z.string().max(100)]).meta({
  id: 'ChangeValue',
  description: 'A number, yes or no, or a word; of a list, how many items it has.',
});

const change = z
  .object({
    pointer: pointer.meta({
      description:
        'The fact in the profile. One market’s share of sales has a pointer of its own, `/project/salesShareByMarket/EU`; it only takes what the named markets leave over.',
    }),
    from: value.nullable().meta({ description: 'What the profile says; null while unknown.' }),
    to: value,
    actor: z.enum(['investor', 'agency', 'fixed']).meta({
      id: 'ChangeActor',
      description: 'Who can make the change. What nobody can change (`fixed`) is not proposed.',
    }),
  })
  .meta({ id: 'CounterfactualChange', description: 'One fact that would have to be different.' });

const counterfactual = z
  .object({
    sector: code,
    changes: z.array(change).min(1).max(2),
    score: points,
    grade,
    text: sentence,
  })
  .meta({
    id: 'Counterfactual',
    description:
      'The least change that reaches the next better grade of a sector, counted as share of each fact’s declared range: by one fact, or by two that do not reach it alone. The changed profile was scored: `score` and `grade` are its result, and the sector’s eligibility is no stricter for it.',
  });

const nextQuestion = z
  .object({
    pointer,
    text: sentence,
    scoreLow: points,
    scoreHigh: points,
    grades: z
      .array(grade)
      .min(1)
      .max(4)
      .meta({ description: 'Every grade from that of `scoreHigh` down to that of `scoreLow`.' }),
  })
  .meta({
    id: 'NextQuestion',
    description:
      'An unknown fact, with the lowest and highest score of the first sector that its answer may lead to, all else as now. For `/activity/products`: 0, where no sector is left, and what the surest match in the best sector would bring.',
  });

const tension = z.object({ fact: pointer, helps: criterion, hurts: criterion, text: sentence }).meta({
  id: 'Tension',
  description: 'A known fact of which a little more helps one criterion and hurts another.',
});

/** What a report says beyond its numbers. */
export const fitAdvice = {
  tensions: z
    .array(tension)
    .max(10)
    .meta({ description: 'Of the first sector, the strongest first; empty where nothing is ranked.' }),
  counterfactuals: z.array(counterfactual).max(6).meta({
    description:
      'For the first three sectors that are matched and not excluded, in their order: one change, then two. A sector that is in the best grade, or cannot reach the next one so, has none.',
  }),
  nextQuestions: z.array(nextQuestion).max(20).meta({
    description:
      'What to ask next: the product first while the match is below 0.6, then what a gate still needs, then what could move the score of the first sector, most first. What cannot be provided or does not apply is not asked.',
  }),
};
