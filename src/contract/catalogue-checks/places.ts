import type { CatalogueDocument, Criterion, Texts } from '../../core/catalogue.ts';
import type { CatalogueFault, CataloguePath } from '../catalogue-fault.ts';
import { check } from '../catalogue-fault.ts';

/** A text where it stands, with the places that are filled in there. */
type Filled = Texts & { readonly path: CataloguePath; readonly places: readonly string[] };

/** Both languages of a text have the same `{…}` places, and only such as are filled in there. */
export const places = check(
  ['pillars', 'facts', 'criteria', 'gates', 'sectors', 'segments'],
  function* ({ pillars, facts, criteria, gates, sectors, segments }) {
    const texts = [
      ...criteria.flatMap(textsOfCriterion),
      ...gates.flatMap(textsOfGate),
      ...facts.map(({ question }, at) => ({ ...question, path: ['facts', at, 'question'], places: [] })),
      ...Object.entries({ pillars, facts, criteria, sectors, segments }).flatMap(([kind, items]) =>
        namesOf(kind, items),
      ),
    ];
    for (const text of texts) yield* placeFaults(text);
  },
);

function namesOf(kind: string, items: readonly { readonly name: Texts }[]): readonly Filled[] {
  return items.map(({ name }, at) => ({ ...name, path: [kind, at, 'name'], places: [] }));
}

function textsOfCriterion(criterion: Criterion, at: number): readonly Filled[] {
  // A reading of the segment has no quantity to show.
  const filled = criterion.readings.flatMap(({ kind }, i) => (kind === 'segment' ? [] : [String(i + 1)]));
  const path = ['criteria', at];
  return [
    ...criterion.reasons.map((reason, i) => ({ ...reason, path: [...path, 'reasons', i], places: filled })),
    { ...criterion.unknown, path: [...path, 'unknown'], places: filled },
  ];
}

function textsOfGate({ texts }: CatalogueDocument['gates'][number], at: number): readonly Filled[] {
  return Object.entries(texts).map(([outcome, text]) => ({
    ...text,
    path: ['gates', at, 'texts', outcome],
    places: ['missing'],
  }));
}

function* placeFaults({ vi, en, path, places: filled }: Filled): Generator<CatalogueFault> {
  const [inVi, inEn] = [placesOf(vi), placesOf(en)];
  if (inVi.join() !== inEn.join()) {
    yield { path, message: `places differ: vi has ${listed(inVi)}, en has ${listed(inEn)}` };
  }
  for (const place of new Set([...inVi, ...inEn])) {
    if (!filled.includes(place)) yield { path, message: `nothing fills {${place}} here` };
  }
}

/** Names of the places in a text, sorted; one that stands twice is listed twice. */
function placesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, place = '']) => place).sort();
}

function listed(places: readonly string[]): string {
  return places.length === 0 ? 'none' : places.map((place) => `{${place}}`).join(' ');
}
