import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { compare } from '../../scripts/eval/baselines/compare.ts';
import { fullText } from '../../scripts/eval/baselines/full-text.ts';
import { compile } from '../../src/core/compile.ts';
import { sector, segment, synthetic } from '../support/catalogue.ts';
import type { TestDatabase } from '../support/database.ts';
import { createEmptyDatabase } from '../support/database.ts';
import { labelled } from '../support/labelled.ts';

const document = synthetic({
  sectors: [sector('devices', {}), sector('parts', {})],
  segments: [segment('sensors', 'devices'), segment('boards', 'parts')],
  vocabulary: {
    sensors: {
      en: { names: ['temperature sensor'] },
      vi: { names: ['cảm biến'] },
      ja: { names: ['センサー'] },
    },
    boards: { en: { names: ['circuit board'], related: ['sensor board'] } },
  },
});

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

async function withClient<T>(use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return use(client).finally(() => client.end());
}

describe('PostgreSQL full-text search as a baseline', () => {
  it('ranks the sectors that share a word with the text, without marks on either side', async () => {
    const found = await withClient(async (connected) => {
      const read = await fullText(connected, document);
      return {
        both: await read('One sensor'),
        better: await read('A board for a sensor'),
        one: await read('temperature.Cam biến, nhà máy'),
        none: await read("o'biscuit & \\ | !"),
        nothing: await read(''),
        insideCjk: await read('温度センサー'),
      };
    });
    expect(found.both.map(({ sector: code }) => code).sort()).toEqual(['devices', 'parts']);
    const [devices, parts] = ['devices', 'parts'].map(
      (code) => found.better.find(({ sector: claimed }) => claimed === code)?.value ?? 0,
    );
    expect(parts).toBeGreaterThan(devices ?? 1);
    expect(found.one).toEqual([{ sector: 'devices', value: expect.any(Number) }]);
    expect(found.one[0]?.value).toBeGreaterThan(0);
    // What it is blind to: words inside a run of Japanese.
    expect([found.none, found.nothing, found.insideCjk]).toEqual([[], [], []]);
  });

  it('leaves nothing in the database', async () => {
    await withClient((connected) => fullText(connected, document));
    const { rows } = await withClient((connected) =>
      connected.query(`SELECT relname FROM pg_class WHERE relname = 'segment_words'`),
    );
    expect(rows).toEqual([]);
  });
});

describe('the comparison with baselines', () => {
  it('gives all of them the same rows, and leadfit those without codes', async () => {
    const coded = labelled('2', 'parts', [], 'factory');
    const leads = [
      labelled('1', 'devices', [], 'cảm biến'),
      { ...coded, lead: { ...coded.lead, codes: [{ scheme: 'HS2022', code: '8534' } as const] } },
      labelled('3', 'none', [], 'biscuit'),
    ];
    const compared = await withClient((connected) => compare(compile(document), leads, connected));
    const onlyWords = { top1: 2 / 3, top3: 2 / 3, noneRecall: 1, nonePrecision: 1 / 2 };
    expect(compared).toEqual([
      { name: 'leadfit without codes', threshold: null, ...onlyWords },
      // No title of this catalogue is a word of these texts.
      { name: 'titles only', threshold: 0, top1: 1 / 3, top3: 1 / 3, noneRecall: 1, nonePrecision: 1 / 3 },
      { name: 'PostgreSQL full text', threshold: 0, ...onlyWords },
      { name: 'BM25', threshold: 0, ...onlyWords },
    ]);
  });
});
