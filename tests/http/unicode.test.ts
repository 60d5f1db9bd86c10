import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.ts';
import { createApp, START_MS } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

type Evidence = {
  readonly kind: string;
  readonly text: string;
  readonly field: string;
  readonly start: number;
  readonly end: number;
};
type Body = {
  readonly best: { readonly sector: string } | null;
  readonly sectors: readonly { readonly match: { readonly evidence: readonly Evidence[] } }[];
};

async function score(profile: object): Promise<Body> {
  return (await app.send('post', '/v1/fit-reports').send(profile).expect(200)).body as Body;
}

describe('characters that cannot be seen', () => {
  it.each([
    ['zero-width spaces', 'Pack\u200Baging and test of power semi\u200Bconductors'],
    ['zero-width joiners', 'Packaging and test of power semi\u200D\u200Cconductors'],
    ['soft hyphens', 'Packaging and test of power semi\u00ADconductors'],
    ['bidirectional controls', '\u202EPackaging\u202C and test of \u2066power semiconductors\u2069'],
    ['a byte order mark', '\uFEFFPackaging and test of power semiconductors\uFEFF'],
    ['full-width letters', 'Packaging and test of power ｓｅｍｉｃｏｎｄｕｃｔｏｒｓ'],
  ])('hide no word: %s', async (_name, description) => {
    const { best } = await score({ company: { name: 'Sao Mai' }, activity: { description } });
    expect(best?.sector).toBe('chips');
  });

  it('leave evidence that points into the text as it was received', async () => {
    const description = '\u202E\u200BWe make semi\u200Bconductor wafers 💡 and leadframes';
    const { sectors } = await score({ company: { name: 'Sao Mai' }, activity: { description } });
    const evidence = sectors
      .flatMap(({ match }) => match.evidence)
      .filter(({ kind, field }) => kind === 'term' && field === '/activity/description');
    expect(evidence.length).toBeGreaterThan(0);
    for (const { text, start, end } of evidence) {
      expect(description.slice(start, end).replace(/\p{Cf}/gu, '')).toBe(text);
    }
  });

  it('are stored and shown as they came', async () => {
    const name = 'Công ty \u200BSao\u202E Mai 💡 日本 한국';
    const { body } = await app.send('post', '/v1/investors').send({ company: { name } }).expect(201);
    expect(body.profile.company.name).toBe(name);
    await app.send('delete', `/v1/investors/${body.id}`).set('If-Match', '"1"').expect(204);
  });
});

// Not a promise of speed: only a machine that is busy with other things may take its time.
const PATIENCE_MS = 60_000;

describe('the longest input that is allowed', () => {
  // Each is made to send a careless regular expression into catastrophic backtracking; that it answers is the test.
  it.each([
    ['one letter', 'a'.repeat(20_000)],
    ['spaces', `a${' '.repeat(19_998)}b`],
    ['digits', '1'.repeat(20_000)],
    ['digits and dots', '1.'.repeat(10_000)],
    ['hyphens', '-'.repeat(19_999).concat('x')],
    ['letters and a stop', `${'a '.repeat(9_999)}!!`],
    ['line ends', '\n'.repeat(19_999).concat('x')],
    ['combining marks', 'e\u0301\u0302\u0303'.repeat(5_000)],
    ['zero-width characters', `x${'\u200B'.repeat(19_999)}`],
    ['open quotes and brackets', '("\'['.repeat(5_000)],
    ['a term over and over', 'wafer '.repeat(3_333)],
    ['negations', 'not no never without '.repeat(900)],
    ['ideographs', '半導体'.repeat(6_666)],
    ['Vietnamese', 'sản xuất linh kiện '.repeat(1_000)],
    ['Korean', '반도체 '.repeat(5_000)],
    ['emoji', '💡'.repeat(10_000)],
  ])(
    'is answered: %s',
    async (_name, description) => {
      await score({ company: { name: 'x' }, activity: { description } });
    },
    PATIENCE_MS,
  );

  it(
    'is answered in every field at once',
    async () => {
      const { status } = await app.send('post', '/v1/fit-reports').send({
        company: { name: 'n'.repeat(300), parentName: 'p'.repeat(300), registrationNumber: '1'.repeat(100) },
        activity: {
          description: 'power semiconductor wafer '.repeat(760),
          products: Array.from({ length: 200 }, (_, index) => `wafer ${index} ${'x'.repeat(480)}`),
          codes: Array.from({ length: 50 }, () => ({ scheme: 'HS2022', code: '8541.29' })),
        },
        notes: 'z'.repeat(10_000),
      });
      expect(status).toBe(200);
    },
    PATIENCE_MS,
  );

  it('is refused where a pattern of a field decides', async () => {
    const { body } = await app
      .send('post', '/v1/fit-reports')
      .send({
        company: { name: 'x', website: `http://${'a'.repeat(400)}\u0001` },
        activity: { codes: [{ scheme: 'HS2022', code: '1 '.repeat(20) }], segments: ['a-'.repeat(32)] },
        contacts: [{ name: 'x', phone: `+${'1'.repeat(31)}`, email: `${'a'.repeat(240)}@${'b.'.repeat(6)}` }],
      })
      .expect(422);
    expect(body.errors.length).toBeGreaterThanOrEqual(4);
  });
});
