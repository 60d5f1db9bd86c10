import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCatalogue } from '../../src/catalogue/read.ts';
import { CatalogueError } from '../../src/contract/catalogue-fault.ts';
import { inFolder, SMALL_CATALOGUE } from '../support/small-catalogue.ts';

type Files = Readonly<Record<string, string>>;

/** The faults of a catalogue as `file:line: sentence`, the folder left out. */
function faultsIn(files: Files): readonly string[] {
  return inFolder(files, (folder) => {
    const prefix = `${relative(process.cwd(), folder)}/`;
    try {
      readCatalogue(folder, join(folder, 'language'));
      return [];
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error;
      return error.message.split('\n').map((line) => line.replace(prefix, ''));
    }
  });
}

/** A copy of `files` with `from` replaced in one of them; a `from` that is not there is a mistake of the test. */
function edited(name: string, from: string, to: string, files: Files = SMALL_CATALOGUE): Files {
  const text = files[name];
  if (text?.includes(from) !== true) throw new Error(`${name} does not hold ${from}`);
  return { ...files, [name]: text.replace(from, to) };
}

function without(name: string): Files {
  return Object.fromEntries(Object.entries(SMALL_CATALOGUE).filter(([file]) => file !== name));
}

describe('a catalogue without faults', () => {
  it('is read', () => expect(faultsIn(SMALL_CATALOGUE)).toEqual([]));
});

describe('the form of a catalogue', () => {
  it.each([
    [
      'an unknown key',
      'sectors.yaml',
      'tier: core\n',
      'tier: core\n    teir: core\n',
      ['sectors.yaml:5: "teir" is not known here'],
    ],
    [
      'an unknown section',
      'citations.yaml',
      'citations:',
      'quotes: 1\ncitations:',
      ['citations.yaml:1: "quotes" does not belong in citations.yaml'],
    ],
    [
      'a section in the wrong file',
      'citations.yaml',
      'citations:',
      'gates: []\ncitations:',
      ['citations.yaml:1: "gates" does not belong in citations.yaml'],
    ],
    [
      'a value of another type',
      'policy.yaml',
      'floor: 0.3',
      'floor: low',
      ['policy.yaml:19: floor is wrong: invalid input: expected number, received string'],
    ],
    [
      'a share above 1',
      'policy.yaml',
      'floor: 0.3',
      'floor: 1.3',
      ['policy.yaml:19: floor is wrong: too big: expected number to be <=1'],
    ],
    [
      'a strength of 0',
      'codes/HS2022.yaml',
      'sensors: 0.4',
      'sensors: 0',
      ['codes/HS2022.yaml:3: sensors is wrong: too small: expected number to be >0'],
    ],
    [
      'a code in capitals',
      'sectors.yaml',
      'code: devices',
      'code: Devices',
      ['sectors.yaml:2: code must be lower-case words joined by hyphens'],
    ],
    [
      'a day that does not exist',
      'policy.yaml',
      '2030-12-31',
      '2030-02-30',
      ['policy.yaml:5: validTo is wrong: invalid ISO date'],
    ],
    [
      'a time zone that does not exist',
      'policy.yaml',
      'Asia/Ho_Chi_Minh',
      'Asia/Hai_Duong',
      ['policy.yaml:8: timeZone is no time zone of the IANA database'],
    ],
    [
      'a fact that no profile has',
      'criteria.yaml',
      'pointer: /project/landHa',
      'pointer: /project/land',
      ['criteria.yaml:5: pointer points to no fact of a profile'],
    ],
    [
      'a curve of one breakpoint',
      'criteria.yaml',
      '[[0, 0], [15, 1]]',
      '[[0, 0]]',
      ['criteria.yaml:36: curve is wrong: too small: expected array to have >=2 items'],
    ],
    [
      'a value above 1',
      'criteria.yaml',
      '[15, 1]',
      '[15, 1.5]',
      ['criteria.yaml:36: curve[1][1] is wrong: too big: expected number to be <=1'],
    ],
    [
      'a text in one language',
      'citations.yaml',
      'text: { vi: Một câu., en: A sentence. }',
      'text: { vi: Một câu. }',
      ['citations.yaml:3: en is wrong: invalid input: expected string, received undefined'],
    ],
    [
      'a term that YAML reads as a number',
      'vocabulary/sensors/en.yaml',
      'encoder',
      '5',
      ['vocabulary/sensors/en.yaml:3: names[1] is wrong: invalid input: expected string, received number'],
    ],
    [
      'a weight that is no whole number',
      'sectors.yaml',
      'role: 40',
      'role: 40.5',
      ['sectors.yaml:7: role is wrong: invalid input: expected int, received number'],
    ],
  ])('finds %s', (_what, name, from, to, faults) => expect(faultsIn(edited(name, from, to))).toEqual(faults));

  it('finds a section that is not there', () =>
    expect(faultsIn(edited('policy.yaml', 'version: 1\n', ''))).toEqual([
      'policy.yaml:1: version is wrong: invalid input: expected number, received null',
    ]));

  it('finds a language that we do not read', () => {
    const files = { ...SMALL_CATALOGUE, 'vocabulary/sensors/fr.yaml': 'names:\n  - capteur\n' };
    expect(faultsIn(files)).toEqual(['vocabulary/sensors/fr.yaml:1: "fr" is not known here']);
  });
});

describe('files', () => {
  it.each(['policy.yaml', 'codes/NACE2.1.yaml', 'language/cues/ko.yaml', 'language/outside/zh.yaml'])(
    'names the file %s if it is missing, and nothing that would have been in it',
    (name) => expect(faultsIn(without(name))).toEqual([`${name}:1: the file is missing`]),
  );

  it('names an empty file', () =>
    expect(faultsIn({ ...SMALL_CATALOGUE, 'vocabulary/boards/vi.yaml': '# nothing yet\n' })).toEqual([
      'vocabulary/boards/vi.yaml:1: the file is empty',
    ]));

  it('finds a syntax error with its line', () => {
    const [first] = faultsIn(edited('sectors.yaml', 'tier: core\n', 'tier: core: now\n'));
    expect(first).toMatch(/^sectors\.yaml:4: /);
  });

  it('finds a key that stands twice', () =>
    expect(faultsIn(edited('policy.yaml', 'version: 1', 'version: 1\nversion: 2'))).toEqual([
      'policy.yaml:3: Map keys must be unique',
    ]));

  it('finds a code table under the name of another', () =>
    expect(faultsIn(edited('codes/ISIC4.yaml', 'ISIC4', 'ISIC5'))).toEqual([
      'codes/ISIC4.yaml:1: scheme is ISIC5, the file is named ISIC4.yaml',
    ]));

  it('lists all faults at once by file and line, a broken file beside the faults of the others', () => {
    const files = edited(
      'sectors.yaml',
      'stage: 10',
      'stage: 9',
      edited(
        'vocabulary/boards/en.yaml',
        '- circuit board',
        '- [circuit board',
        edited('policy.yaml', 'from: 50', 'from: 80', edited('policy.yaml', '2030-12-31', '2020-12-31')),
      ),
    );
    expect(faultsIn(files).map((fault) => fault.replace(/:(?= ).*/, ''))).toEqual([
      'policy.yaml:5',
      'policy.yaml:16',
      'sectors.yaml:7',
      'vocabulary/boards/en.yaml:3',
    ]);
  });
});

describe('what the parts of a catalogue say of each other', () => {
  it.each([
    [
      'weights that do not sum to 100',
      'sectors.yaml',
      'stage: 10',
      'stage: 9',
      ['sectors.yaml:7: weights of devices sum to 99, not 100'],
    ],
    [
      'a weight of no criterion',
      'sectors.yaml',
      'stage: 10',
      'wage: 10',
      ['sectors.yaml:7: there is no criterion wage'],
    ],
    [
      'shares that do not sum to 100',
      'criteria.yaml',
      'share: 60',
      'share: 50',
      ['criteria.yaml:35: shares of links sum to 90, not 100'],
    ],
    [
      'breakpoints out of order',
      'criteria.yaml',
      '[3000000, 0.3]',
      '[10000000, 0.3]',
      ['criteria.yaml:25: curve of capital: breakpoint 9000000 does not lie above 10000000 before it'],
    ],
    [
      'an assumption outside the values',
      'criteria.yaml',
      'assumed: 0.5, notApplicable: 0.3',
      'assumed: 0.05, notApplicable: 0.3',
      ['criteria.yaml:15: role: assumed 0.05 lies outside the values 0.1 to 1'],
    ],
    [
      'a value for what does not apply outside the values',
      'criteria.yaml',
      'notApplicable: 0.3',
      'notApplicable: 0',
      ['criteria.yaml:15: role: notApplicable 0 lies outside the values 0.1 to 1'],
    ],
    [
      'a direction against the curve',
      'criteria.yaml',
      '/project/plannedLocalSuppliers: "+"',
      '/project/plannedLocalSuppliers: "-"',
      ['criteria.yaml:34: links declares - for /project/plannedLocalSuppliers, its readings say otherwise'],
    ],
    [
      'a direction of a divisor against the curve',
      'criteria.yaml',
      '/project/landHa: "-"',
      '/project/landHa: "+"',
      ['criteria.yaml:23: capital declares + for /project/landHa, its readings say otherwise'],
    ],
    [
      'a direction of yes and no against the table',
      'criteria.yaml',
      '"false": 0, "true": 1',
      '"false": 1, "true": 0',
      ['criteria.yaml:34: links declares + for /project/trainingCommitment, its readings say otherwise'],
    ],
    [
      'a direction of a fact that knows no more and less',
      'criteria.yaml',
      'supplyChainRole: none',
      'supplyChainRole: "+"',
      ['criteria.yaml:13: role declares + for /activity/supplyChainRole, its readings say otherwise'],
    ],
    [
      'a direction of a curve that rises and falls',
      'criteria.yaml',
      '[15, 1]',
      '[15, 1], [30, 0.5]',
      ['criteria.yaml:34: links declares + for /project/plannedLocalSuppliers, its readings say otherwise'],
    ],
    [
      'a fact that is read without a direction',
      'criteria.yaml',
      ', /project/landHa: "-" }',
      ' }',
      ['criteria.yaml:23: capital reads /project/landHa and declares no direction for it'],
    ],
    [
      'a direction of a fact that is not read',
      'criteria.yaml',
      'directions: {}',
      'directions: { /project/jobs: none }',
      ['criteria.yaml:45: stage declares a direction for /project/jobs and does not read it'],
    ],
    [
      'a reading of a fact that is not declared',
      'criteria.yaml',
      '  - { pointer: /project/trainingCommitment, unit: none, actor: investor, name: { vi: đào tạo, en: training }, question: { vi: Đào tạo?, en: Training? } }\n',
      '',
      ['criteria.yaml:36: links reads /project/trainingCommitment, which is not declared under facts'],
    ],
    [
      'a reading that cannot read its fact',
      'criteria.yaml',
      'kind: number',
      'kind: count',
      [
        'criteria.yaml:36: links: a reading of kind count cannot read /project/plannedLocalSuppliers (number)',
      ],
    ],
    [
      'a number without a range',
      'criteria.yaml',
      'min: 0, max: 20000000000, ',
      '',
      ['criteria.yaml:25: capital reads /project/capexUsd, which has no range from min to max'],
    ],
    [
      'a range out of order',
      'criteria.yaml',
      'min: 0, max: 1000, actor: agency',
      'min: 2000, max: 1000, actor: agency',
      [
        'criteria.yaml:5: /project/landHa: min 2000 lies above max 1000',
        'criteria.yaml:5: /project/landHa: a profile may state 0, min is 2000',
      ],
    ],
    [
      'a range that a profile may leave',
      'criteria.yaml',
      'max: 20000000000',
      'max: 1000000',
      ['criteria.yaml:4: /project/capexUsd: a profile may state 20000000000, max is 1000000'],
    ],
    [
      'a table without a value of its fact',
      'criteria.yaml',
      ', tier3: 0.7',
      '',
      ['criteria.yaml:15: table of role has no value for tier3'],
    ],
    [
      'a table with a value that its fact cannot have',
      'criteria.yaml',
      'service: 0.1',
      'service: 0.1, dealer: 0.2',
      [
        'criteria.yaml:15: table of role: dealer is none of oem, tier1, tier2, tier3, materials, equipment, service',
      ],
    ],
    [
      'a table of yes and no without yes',
      'criteria.yaml',
      ', "true": 1',
      '',
      [
        'criteria.yaml:34: links declares + for /project/trainingCommitment, its readings say otherwise',
        'criteria.yaml:37: links: assumed 0.1 lies outside the values 0 to 0',
        'criteria.yaml:37: table of links has no value for true',
      ],
    ],
    [
      'a table of stages without one',
      'criteria.yaml',
      ', existing: 0.3',
      '',
      ['criteria.yaml:47: table of stage has no value for existing'],
    ],
    [
      'a citation that does not exist',
      'sectors.yaml',
      'citations: [S1]',
      'citations: [S1, S9]',
      ['sectors.yaml:5: there is no citation S9'],
    ],
    [
      'a pillar that does not exist',
      'criteria.yaml',
      'pillar: P1',
      'pillar: P2',
      ['criteria.yaml:11: there is no pillar P2'],
    ],
    [
      'a gate that does not exist',
      'sectors.yaml',
      'gates: []',
      'gates: [green]',
      ['sectors.yaml:12: there is no gate green'],
    ],
    [
      'parts in no segment',
      'sectors.yaml',
      'parts: boards',
      'parts: chips',
      ['sectors.yaml:15: there is no segment chips'],
    ],
    [
      'a second sector that is the first',
      'sectors.yaml',
      'secondarySector: devices',
      'secondarySector: parts',
      ['sectors.yaml:16: the second sector of boards is its first one'],
    ],
    [
      'a name that two bear',
      'sectors.yaml',
      'code: parts',
      'code: devices',
      ['sectors.yaml:8: devices stands twice in sectors', 'sectors.yaml:16: there is no sector parts'],
    ],
    [
      'a validity that ends before it begins',
      'policy.yaml',
      '2030-12-31',
      '2020-12-31',
      ['policy.yaml:5: validity ends on 2020-12-31, before it begins on 2021-01-01'],
    ],
    [
      'a citation that ends before it begins',
      'citations.yaml',
      'validTo: null',
      'validTo: "2020-01-01"',
      ['citations.yaml:6: citation S1: validity ends on 2020-01-01, before it begins on 2021-01-01'],
    ],
    [
      'grades that do not fall',
      'policy.yaml',
      'from: 50',
      'from: 75',
      ['policy.yaml:16: grade B begins at 75, not below A at 75'],
    ],
    [
      'grades in another order',
      'policy.yaml',
      'grade: A, from: 75',
      'grade: C, from: 75',
      ['policy.yaml:16: grade B stands after C: best first'],
    ],
    [
      'grades that do not end at 0',
      'policy.yaml',
      'from: 0 }',
      'from: 10 }',
      ['policy.yaml:17: the last grade, C, begins at 10, not 0'],
    ],
    [
      'texts with different places',
      'criteria.yaml',
      'vi: "Chỉ {1} mỗi héc-ta."',
      'vi: Ít vốn.',
      ['criteria.yaml:28: places differ: vi has none, en has {1}'],
    ],
    [
      'a place that nothing fills',
      'criteria.yaml',
      '"{1} nhà cung cấp, đào tạo: {2}.", en: "{1} suppliers, training: {2}."',
      '"{1} và {3}.", en: "{1} and {3}."',
      ['criteria.yaml:39: nothing fills {3} here'],
    ],
    [
      'reasons that do not fall',
      'criteria.yaml',
      'capital.high, from: 0.5',
      'capital.high, from: 0',
      ['criteria.yaml:28: reasons of capital: 0 does not lie below 0 before it'],
    ],
    [
      'reasons that do not end at 0',
      'criteria.yaml',
      'links.any, from: 0',
      'links.any, from: 0.2',
      ['criteria.yaml:39: reasons of links end at 0.2, not 0'],
    ],
    [
      'a reason code that stands twice',
      'criteria.yaml',
      'code: capital.low',
      'code: capital.high',
      ['criteria.yaml:28: reason code capital.high stands twice'],
    ],
    [
      'a reason code of another criterion',
      'criteria.yaml',
      'code: links.any',
      'code: link.any',
      ['criteria.yaml:39: reason code link.any does not begin with links.'],
    ],
    [
      'a gate that reads a fact that is not declared',
      'criteria.yaml',
      'needs: [/project/type]',
      'needs: [/project/jobs]',
      ['criteria.yaml:57: gate existing-only reads /project/jobs, which is not declared under facts'],
    ],
    [
      'a gate that asks for what cannot be',
      'criteria.yaml',
      'isNot: [expansion, upgrade]',
      'isNot: [expanding]',
      ['criteria.yaml:55: gate existing-only: /project/type can never be expanding'],
    ],
    [
      'a gate test that asks nothing',
      'criteria.yaml',
      ', isNot: [expansion, upgrade]',
      '',
      ['criteria.yaml:55: a test of gate existing-only asks exactly one of is, isNot and includes'],
    ],
    [
      'an activity without a factor',
      'language/cues/vi.yaml',
      'trade: [trader]',
      'leasing: [trader]',
      ['language/cues/vi.yaml:2: activity leasing has no factor in matching.activities'],
    ],
    [
      'a code that its scheme cannot have',
      'codes/HS2022.yaml',
      '"26"',
      '"77"',
      ['codes/HS2022.yaml:3: HS2022 cannot have the code 77'],
    ],
    [
      'a code of a length that its scheme cannot have',
      'codes/HS2022.yaml',
      '"26"',
      '"260"',
      ['codes/HS2022.yaml:3: HS2022 cannot have the code 260'],
    ],
    [
      'a code that claims too much',
      'codes/ISIC5.yaml',
      'boards: 0.4',
      'boards: 0.96',
      ['codes/ISIC5.yaml:3: ISIC5 26: strength 0.96 of boards exceeds 0.95'],
    ],
    [
      'a code of no segment',
      'codes/ISIC5.yaml',
      'boards: 0.4',
      'chips: 0.4',
      ['codes/ISIC5.yaml:3: there is no segment chips'],
    ],
    [
      'a term that two segments claim, however it is written',
      'vocabulary/boards/en.yaml',
      '- etching',
      '- Temperature-Sensor',
      [
        'vocabulary/sensors/en.yaml:2: "Temperature-Sensor" or "temperature sensor" is claimed by boards and sensors without a primary: keep it in one and list it under `also` in the other',
      ],
    ],
    [
      'a term on two levels',
      'vocabulary/boards/en.yaml',
      '- etching',
      '- circuit board',
      ['vocabulary/boards/en.yaml:6: "circuit board" of boards stands under names and hints: keep one'],
    ],
    [
      'a second claim without a first',
      'vocabulary/boards/en.yaml',
      '- sensor board',
      '- copper foil',
      [
        'vocabulary/sensors/en.yaml:5: "sensor board" stands under also of sensors and is no term of another segment',
      ],
    ],
    [
      'a second claim on a term of its own',
      'vocabulary/sensors/en.yaml',
      '- sensor board',
      '- encoder',
      [
        'vocabulary/sensors/en.yaml:5: "encoder" stands under also of sensors and is a term of this very segment',
      ],
    ],
    [
      'a term that folds to nothing',
      'vocabulary/boards/en.yaml',
      '- etching',
      '- "--"',
      ['vocabulary/boards/en.yaml:6: "--" has no letter or digit that the matcher could find'],
    ],
    [
      'a term of one Han character',
      'vocabulary/sensors/ja.yaml',
      'センサー',
      '鉄',
      ['vocabulary/sensors/ja.yaml:2: "鉄" is shorter than two characters'],
    ],
    [
      'a phrase that names a segment and an industry outside',
      'language/outside/en.yaml',
      '- en biscuit',
      '- Circuit boárd',
      ['language/outside/en.yaml:2: "Circuit boárd" of food is a term of boards too'],
    ],
  ])('finds %s', (_what, name, from, to, faults) => {
    expect(faultsIn(edited(name, from, to))).toEqual(faults);
  });

  it('finds a sector without a segment', () => {
    const files = edited(
      'sectors.yaml',
      '  - { code: sensors, sector: devices',
      '  - { code: sensors, sector: parts',
    );
    expect(faultsIn(files)).toEqual(['sectors.yaml:2: sector devices has no segment']);
  });

  it('finds a vocabulary of no segment', () => {
    const files = { ...SMALL_CATALOGUE, 'vocabulary/chips/en.yaml': 'names:\n  - wafer\n' };
    expect(faultsIn(files)).toEqual(['vocabulary/chips/en.yaml:1: there is no segment chips']);
  });

  it('lets a code belong to no segment', () =>
    expect(faultsIn(edited('codes/HS2022.yaml', '{ sensors: 0.4, boards: 0.4 }', '{}'))).toEqual([]));

  it('looks on where one section has a typing mistake', () => {
    const typo = edited('vocabulary/boards/vi.yaml', 'bo mạch', '1');
    expect(faultsIn(edited('sectors.yaml', 'stage: 10', 'stage: 9', typo))).toEqual([
      'sectors.yaml:7: weights of devices sum to 99, not 100',
      'vocabulary/boards/vi.yaml:2: names[0] is wrong: invalid input: expected string, received number',
    ]);
  });
});
