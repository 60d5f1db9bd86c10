import { describe, expect, it } from '@jest/globals';
import { fitReport } from '../../src/contract/fit-report.ts';
import type { CatalogueDocument, Cues, Terms } from '../../src/core/catalogue.ts';
import { LANGUAGES } from '../../src/core/catalogue.ts';
import type { CompiledCatalogue } from '../../src/core/compile.ts';
import { compile } from '../../src/core/compile.ts';
import { fit as fitTo } from '../../src/core/fit.ts';
import type { Evidence } from '../../src/core/match/evidence.ts';
import { lexicon } from '../../src/core/match/lexicon.ts';
import { match } from '../../src/core/match/match.ts';
import { readText } from '../../src/core/match/spans.ts';
import { gramTable } from '../../src/core/match/weak/gram-table.ts';
import { eachGram } from '../../src/core/match/weak/grams.ts';
import { weakModel } from '../../src/core/match/weak/model.ts';
import { respell } from '../../src/core/match/weak/respell.ts';
import { isSlip } from '../../src/core/match/weak/slip.ts';
import { render } from '../../src/core/render.ts';
import { WHYS } from '../../src/core/texts.ts';
import { AS_OF, haiDuong, sector, segment, synthetic } from '../support/catalogue.ts';

const PRESSES = ['hydraulic press', 'hydraulic cylinder', 'hydraulic pump', 'hydraulic power unit'];
const SHIRTS = ['cotton shirt', 'cotton trousers', 'silk shirt', 'linen shirt', 'school uniform'];
const BREADS = ['wheat bread', 'rye bread', 'bread roll', 'sweet biscuit', 'butter biscuit'];

type Changes = {
  readonly strengths?: Partial<CatalogueDocument['matching']['strengths']>;
  readonly cues?: Partial<Cues>;
  readonly presses?: Terms;
  readonly shirts?: Terms;
};

/** Two sectors of one segment each, and bakeries outside of them. */
function small({ strengths, cues, presses, shirts }: Changes = {}): CompiledCatalogue {
  const document = synthetic({
    sectors: [sector('machines', {}), sector('clothes', {})],
    segments: [segment('presses', 'machines'), segment('shirts', 'clothes')],
    vocabulary: {
      presses: { en: { names: PRESSES, ...presses } },
      shirts: { en: { names: SHIRTS, ...shirts } },
    },
    cues: {
      making: ['make'],
      activities: { trade: ['trader'] },
      negation: { before: ['not'], after: [] },
      application: { before: ['for'], after: [] },
      ...cues,
    },
  });
  return compile({
    ...document,
    matching: { ...document.matching, strengths: { ...document.matching.strengths, ...strengths } },
    outside: { ...document.outside, en: { food: BREADS } },
  });
}

const UNKNOWN = 'hydraulics unit powering';
/** Its telling pieces: none over another, a space where a word begins. */
const GRAMS = [' hy', 'dra', 'uli', ' unit', ' po'];

type Activity = { readonly description?: string; readonly products?: readonly string[] };

function found(catalogue: CompiledCatalogue, activity: Activity, name = 'x') {
  const { sectors } = match(catalogue, { company: { name }, activity });
  const evidence = [...new Set(sectors.flatMap((one) => one.evidence))];
  return { sectors, evidence, weak: evidence.filter((item) => item.kind === 'weak') };
}

describe('words that hold no term', () => {
  const catalogue = small();

  it('speak for the segment whose terms they resemble, with the text and its telling pieces', () => {
    const { sectors, weak } = found(catalogue, { products: ['other', `new ${UNKNOWN}!`] });
    expect(weak).toHaveLength(1);
    expect(weak[0]).toMatchObject({
      kind: 'weak',
      segment: 'presses',
      field: '/activity/products/1',
      text: `new ${UNKNOWN}`,
      start: 0,
      end: 4 + UNKNOWN.length,
      counted: true,
      why: 'resemblance',
    });
    const grams = weak[0]?.grams ?? [];
    expect(grams.map(({ gram }) => gram)).toEqual(GRAMS);
    expect(grams.map(({ weight }) => weight)).toEqual(
      [...grams.map(({ weight }) => weight)].sort((a, b) => b - a),
    );
    for (const { weight } of grams) expect(weight).toBeGreaterThan(0);
    expect(sectors.map(({ sector: code, segment: best }) => [code, best])).toEqual([
      ['machines', 'presses'],
      ['clothes', null],
    ]);
  });

  it('claim from the floor to a half, the more the clearer', () => {
    const [less, more] = [UNKNOWN, `${UNKNOWN} hydraulically pumped cylinders`].map(
      (text) => found(catalogue, { products: [text] }).sectors[0]?.value ?? 0,
    );
    expect(less).toBeGreaterThanOrEqual(3000);
    expect(more).toBeGreaterThan(less ?? 0);
    expect(more).toBeLessThanOrEqual(5000);
  });

  it('claim what the catalogue allows', () => {
    const value = (weak: number) =>
      found(small({ strengths: { weak } }), { products: [`${UNKNOWN} hydraulically pumped cylinders`] })
        .sectors[0]?.value;
    expect(value(0.35)).toBe(3500);
    expect(value(0.2)).toBeLessThan(3000);
  });

  it.each([
    ['that sound like another industry', 'breads, biscuits of wheaten butter'],
    ['that sound like nothing', 'guided walks among old castles'],
    ['that are denied', `not ${UNKNOWN}`],
    ['that are what something is for', `covers for ${UNKNOWN}`],
    ['that are numbers', '608 2205 2507'],
    ['that are not there', ' '],
  ])('say nothing %s', (_, text) => {
    const { weak, sectors } = found(catalogue, { products: [text], description: text });
    expect(weak).toEqual([]);
    expect(sectors.map(({ value }) => value)).toEqual([0, 0]);
  });

  it('say nothing where they sound like two sectors', () => {
    const [one, other] = [`${UNKNOWN} hydraulically`, 'cottons shirting trousered silken linens uniformed'];
    expect(found(catalogue, { products: [one, other] }).weak.map((item) => item.segment)).toEqual([
      'presses',
      'shirts',
    ]);
    expect(found(catalogue, { products: [`${one} ${other}`] }).weak).toEqual([]);
    expect(
      found(
        small({
          shirts: { related: ['hydraulics suit', 'hydraulic power suit', 'powering shirt', 'unit suit'] },
        }),
        { products: [one] },
      ).weak,
    ).toEqual([]);
  });

  it('say nothing in a sentence about another activity', () => {
    const clear = `${UNKNOWN} hydraulically pumped cylinders`;
    const [said, traded] = [`We make things, ${clear}.`, `We make things. As a trader, ${clear}.`];
    expect(found(catalogue, { description: said }).weak).toHaveLength(1);
    expect(found(catalogue, { description: traded }).weak).toEqual([]);
  });

  it('say nothing of a trader, and nothing as a name', () => {
    expect(found(catalogue, { products: [UNKNOWN], description: 'trader' }).weak).toEqual([]);
    expect(found(catalogue, {}, UNKNOWN).weak).toEqual([]);
  });

  it('say less in a description than as a product', () => {
    const [asProduct, described] = [{ products: [UNKNOWN] }, { description: UNKNOWN }].map(
      (activity) => found(catalogue, activity).sectors[0]?.value ?? 0,
    );
    expect(described).toBeLessThan(asProduct ?? 0);
  });

  it('fill what known words leave open and add nothing', () => {
    const hinting = small({ presses: { hints: ['oilproof'] } });
    const alone = found(hinting, { products: [UNKNOWN] }).sectors[0]?.value ?? 0;
    const both = found(hinting, { products: [UNKNOWN, 'oilproof'] });
    expect(both.evidence.map(({ kind, counted }) => [kind, counted])).toEqual([
      ['term', true],
      ['weak', true],
    ]);
    expect(both.sectors[0]?.value).toBe(alone);
  });

  it('are not asked where a term is half sure', () => {
    const { weak, evidence } = found(catalogue, { products: [UNKNOWN, 'silk shirt'] });
    expect(weak).toEqual([]);
    expect(evidence.map(({ segment: code }) => code)).toEqual(['shirts']);
  });
});

describe('a misspelt word', () => {
  const catalogue = haiDuong();
  const terms = (activity: Activity) =>
    found(catalogue, activity).evidence.filter(
      (item): item is Extract<Evidence, { kind: 'term' }> => item.kind === 'term',
    );

  it.each([
    ['semicondutor wafers', 'semiconductor wafer', 'semicondutor wafers', 0],
    ['power transfomer', 'power transformer', 'power transfomer', 0],
    ['New refrigerater, cheap', 'refrigerator', 'refrigerater', 4],
    ['cheap compresors,pumps', 'compressors', 'compresors', 6],
  ])('is read as its term: %s', (product, term, text, start) => {
    const items = terms({ products: [product] }).filter(({ readAs }) => readAs !== undefined);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) {
      expect(item.readAs).toEqual({ term: item.concept, edits: 1 });
      expect(item.concept.startsWith(term)).toBe(true);
      expect([item.text, item.start, item.end]).toEqual([text, start, start + text.length]);
    }
  });

  it('counts a little less than the word', () => {
    const [right] = terms({ products: ['refrigerator'] });
    const [wrong] = terms({ products: ['refrigerater'] });
    expect(right?.readAs).toBeUndefined();
    expect([wrong?.segment, wrong?.concept]).toEqual([right?.segment, right?.concept]);
    expect(wrong?.strength).toBeCloseTo(0.8 * (right?.strength ?? 0), 4);
    const { document } = catalogue;
    const strengths = { ...document.matching.strengths, misspelt: 0.5 };
    const halved = { ...catalogue, document: { ...document, matching: { ...document.matching, strengths } } };
    const [half] = found(halved, { products: ['refrigerater'] }).evidence;
    expect(half?.strength).toBeCloseTo(0.5 * (right?.strength ?? 0), 4);
  });

  it('keeps its sentence: what is denied or left out of focus stays so', () => {
    expect(terms({ description: 'We do not make refrigeraters.' })).toMatchObject([
      { why: 'negated', counted: false },
    ]);
  });

  it('is none where a name begins with a capital, where it stands in the company’s name, or names no product', () => {
    expect(terms({ description: 'Visited by Mr Refrigerater today.' })).toEqual([]);
    expect(found(catalogue, {}, 'refrigerater').evidence).toEqual([]);
    expect(terms({ products: ['stranger things'] })).toEqual([]);
  });

  it('is left as it is where reading it otherwise names nothing', () => {
    expect(catalogue.lexicon.spellings.correct('complaint')).toBe('compliant');
    const read = readText(catalogue.lexicon, 'complaint dishwashers, refrigeraters');
    const { folded, respelt } = respell(catalogue.lexicon, read);
    expect(folded.text).toBe('complaint dishwashers,refrigerators');
    expect(respelt).toEqual([{ start: 22, end: 35, edits: 1 }]);
    const odd = readText(catalogue.lexicon, 'complaint things');
    expect(respell(catalogue.lexicon, odd)).toBe(odd);
  });

  it('is found beside right ones, each with its own place', () => {
    const description = 'We make refrigeraters; also dishwashers and compresors.';
    const items = terms({ description });
    expect(items.length).toBeGreaterThanOrEqual(3);
    for (const { text, start, end, readAs } of items) {
      expect(description.slice(start, end)).toBe(text);
      expect(readAs === undefined).toBe(text === 'dishwashers');
    }
  });
});

const evidenceSchema = fitReport.shape.sectors.element.shape.match.shape.evidence.element;

describe('the report', () => {
  const catalogue = haiDuong();
  const evidenceOf = (products: readonly string[]) => {
    const report = fitTo(catalogue, { company: { name: 'x' }, activity: { products } }, { asOf: AS_OF });
    return LANGUAGES.map((language) =>
      render(report, catalogue, language).sectors.flatMap(({ match: { evidence } }) => evidence),
    );
  };

  it('says what a misspelt word was read as, and of no other word', () => {
    for (const evidence of evidenceOf(['refrigerater', 'dishwasher'])) {
      const readings = evidence.map((item) => item.kind === 'term' && [item.text, item.readAs]);
      expect(readings).toContainEqual(['refrigerater', { term: 'refrigerator', edits: 1 }]);
      expect(readings).toContainEqual(['dishwasher', null]);
    }
  });

  it('shows what a resemblance rests on and says that it is one, in a form that the contract has', () => {
    const all = evidenceOf(['turbochargery']).map((evidence) =>
      evidence.filter(({ kind }) => kind === 'weak'),
    );
    expect(all.map(([item]) => item?.why)).toEqual([WHYS.resemblance?.vi, WHYS.resemblance?.en]);
    for (const item of all.flat()) {
      expect(item).toMatchObject({ kind: 'weak', whyCode: 'resemblance', field: '/activity/products/0' });
      expect(evidenceSchema.parse(item)).toEqual(item);
    }
  });
});

describe('isSlip', () => {
  it.each([
    ['semicondutor', 'semiconductor'],
    ['transfomer', 'transformer'],
    ['tranformer', 'transformer'],
    ['transofrmer', 'transformer'],
    ['transformmer', 'transformer'],
    ['transforemer', 'transformer'],
    ['transfirmer', 'transformer'],
    ['refrigerater', 'refrigerator'],
    ['themostats', 'thermostats'],
    ['snesor', 'sensor'],
  ])('takes %s for %s', (written, known) => {
    expect(isSlip(written, known)).toBe(true);
  });

  it.each([
    ['moto', 'motor'],
    ['holding', 'molding'],
    ['kitting', 'knitting'],
    ['sitting', 'slitting'],
    ['parents', 'patents'],
    ['resolves', 'resolvers'],
    ['batter', 'battery'],
    ['future', 'futures'],
    ['stains', 'satins'],
    ['presented', 'presenter'],
    ['sensor', 'sensor'],
    ['semicondtur', 'semiconductor'],
    ['transformer', 'transformers'],
  ])('does not take %s for %s', (written, known) => {
    expect(isSlip(written, known)).toBe(false);
  });
});

describe('spellings', () => {
  const { spellings } = lexicon(
    synthetic({
      sectors: [sector('s', {})],
      segments: [segment('g', 's')],
      vocabulary: {
        g: { en: { names: ['water turbine', 'conveyor', 'conveyer'] }, vi: { names: ['linh kiện điện tử'] } },
      },
      cues: { application: { before: ['turbines for'], after: [] } },
    }),
  );

  it('correct a slip of one word, and no word that is one', () => {
    expect(spellings.correct('turbne')).toBeNull();
    expect(spellings.correct('trubine')).toBe('turbine');
    expect(spellings.correct('turbine')).toBeNull();
    expect(spellings.correct('conveyro')).toBeNull();
  });

  it('correct nothing that might be a slip of two words', () => {
    expect([isSlip('conveyr', 'conveyor'), isSlip('conveyr', 'conveyer')]).toEqual([true, true]);
    expect(spellings.correct('conveyr')).toBeNull();
    expect(spellings.correct('conveeyor')).toBe('conveyor');
  });
});

describe('Vietnamese with some marks left out', () => {
  const catalogue = haiDuong();
  const numbers = (description: string) =>
    found(catalogue, { description }).evidence.map((item) => [item.segment, item.strength, item.why]);

  it.each([
    [
      'Chúng tôi sản xuất linh kien điện tử và máy nen khí.',
      'Chúng tôi sản xuất linh kiện điện tử và máy nén khí.',
    ],
    ['Chúng tôi sản xuất linh kien dien tu.', 'Chúng tôi sản xuất linh kiện điện tử.'],
  ])('says the same: %s', (bare, right) => {
    expect(numbers(bare).length).toBeGreaterThan(0);
    expect(numbers(bare)).toEqual(numbers(right));
  });

  it('is another word with other marks, or where the bare syllable is a particle', () => {
    expect(numbers('Chúng tôi sản xuất linh kiền điện tử.')).not.toEqual(
      numbers('Chúng tôi sản xuất linh kiện điện tử.'),
    );
    const { activity } = match(catalogue, {
      company: { name: 'x' },
      activity: { description: 'Sản xuất kính cho ô tô.' },
    });
    expect(activity).toBeNull();
  });
});

describe('eachGram', () => {
  const gramsOf = (text: string): readonly string[] => {
    const grams: string[] = [];
    eachGram(text, (_, start, end) => grams.push(` ${text} `.slice(start + 1, end + 1)));
    return grams;
  };

  it.each([
    ['ab', [' ab', ' ab ', 'ab ']],
    ['チップ', ['チ', 'チッ', 'チップ', 'ッ', 'ップ', 'プ']],
    ['세라', ['세', '세라', '라']],
    ['12.5, 30', []],
    ['привет', []],
    ['', []],
  ])('cuts %j into its pieces', (text, grams) => {
    expect(gramsOf(text)).toEqual(grams);
  });

  it('names long words whole and neighbours as pairs, but not across a separator or another script', () => {
    expect(gramsOf('wire rod')).toEqual(expect.arrayContaining([' wire ', ' wire rod ']));
    expect(gramsOf('wire,rod')).not.toContain(' wire,rod ');
    expect(gramsOf('wire 5 rod').some((gram) => gram.includes('5'))).toBe(false);
  });

  it('gives equal pieces equal hashes, wherever they stand', () => {
    const hashes = (text: string): readonly number[] => {
      const all: number[] = [];
      eachGram(text, (hash) => all.push(hash));
      return all;
    };
    expect(hashes('xy, pump')).toEqual(expect.arrayContaining([...hashes('pump')]));
    expect(new Set(hashes('pump')).size).toBe(hashes('pump').length);
  });
});

describe('gramTable', () => {
  it('numbers hashes as they come, however many', () => {
    const table = gramTable();
    const hashes = Array.from({ length: 20_000 }, (_, at) => Math.imul(at, 0x9e3779b1));
    expect(hashes.map(table.add)).toEqual(hashes.map((_, at) => at));
    expect(hashes.map(table.find)).toEqual(hashes.map((_, at) => at));
    expect(hashes.map(table.add)).toEqual(hashes.map((_, at) => at));
    expect([table.size(), table.find(12_345)]).toEqual([20_000, -1]);
  });
});

describe('weakModel', () => {
  it('weighs a piece by how much likelier it is in a class than in all, smoothed by 30 pieces', () => {
    const term = (code: string) => [{ kind: 'term', segment: code, language: 'zh', strength: 0.5 } as const];
    const model = weakModel({ phrases: ['甲', '乙', '乙甲'], meanings: [term('g'), term('h'), term('h')] });
    expect(model.classes).toEqual([
      { name: 'segment:g', segment: 'g' },
      { name: 'segment:h', segment: 'h' },
    ]);
    // 甲 once in g and once in h, 乙 twice in h, 乙甲 once in h: 50 hundredths each, 250 in all.
    const [own, all, mu] = [50 / 250, 100 / 250, 3000 / 250];
    const [inG, inH] = [own, 4 * own].map((size) => (own + mu * all) / (size + mu));
    const likeness = [...model.likeness('甲')];
    expect(likeness[0]).toBeCloseTo(Math.log((inG ?? 0) / all), 12);
    expect(likeness[1]).toBeCloseTo(Math.log((inH ?? 0) / all), 12);
    expect([...model.likeness('丙')]).toEqual([0, 0]);
  });

  it('explains a likeness by the weights of its pieces', () => {
    const { weak } = haiDuong();
    const text = 'plastic injection moulded parts 電子部品';
    const likeness = weak.likeness(text);
    for (const [place, value] of likeness.entries()) {
      let sum = 0;
      eachGram(text, (hash) => {
        sum += weak.weight(hash, place);
      });
      expect(sum).toBeCloseTo(value, 9);
    }
  });

  it('learns nothing from nothing', () => {
    const model = weakModel({ phrases: [], meanings: [] });
    expect(model.classes).toEqual([]);
    expect([...model.likeness('pump')]).toEqual([]);
  });
});
