import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.ts';
import { createApp, START_MS } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

type Fault = { readonly pointer?: string; readonly message: string };

const withName = (rest: object) => ({ company: { name: 'Sao Mai' }, ...rest });
const post = (body: string | object) =>
  app.send('post', '/v1/investors').set('Content-Type', 'application/json').send(body);

async function faultsOf(body: string | object): Promise<readonly Fault[]> {
  const { body: problem } = await post(body).expect(422);
  expect(problem).toMatchObject({ code: 'validation_failed', status: 422 });
  return problem.errors;
}

// What is refused leaves nothing behind, and the service goes on.
afterEach(async () => {
  const { rows } = await app.pool.query('SELECT count(*)::int AS count FROM investor');
  expect(rows).toEqual([{ count: 0 }]);
  await app.send('get', '/livez', null).expect(200);
});

describe('a field that is wrong is refused with its pointer', () => {
  it.each([
    ['no company', {}, '#/company', 'is required'],
    ['no name', { company: {} }, '#/company/name', 'is required'],
    ['an empty name', { company: { name: '' } }, '#/company/name', 'must not be empty'],
    ['a blank name', { company: { name: ' \t ' } }, '#/company/name', 'must hold a visible character'],
    [
      'an invisible name',
      { company: { name: '\u200B\u202E' } },
      '#/company/name',
      'must hold a visible character',
    ],
    [
      'a name of 301 characters',
      { company: { name: 'x'.repeat(301) } },
      '#/company/name',
      'must have at most 300 characters',
    ],
    ['a number for a name', { company: { name: 7 } }, '#/company/name', 'must be a text'],
    ['null for an object', { company: null }, '#/company', 'must be a JSON object'],
    ['a list for an object', { company: [] }, '#/company', 'must be a JSON object'],
    [
      'a country in words',
      { company: { name: 'x', country: 'Japan' } },
      '#/company/country',
      'must be an ISO 3166-1 alpha-2 code in capitals',
    ],
    [
      'a country in lower case',
      { company: { name: 'x', country: 'jp' } },
      '#/company/country',
      'must be an ISO 3166-1 alpha-2 code in capitals',
    ],
    [
      'a country that does not exist',
      { company: { name: 'x', country: 'XX' } },
      '#/company/country',
      'is no country of ISO 3166-1',
    ],
    [
      'the wrong code of the United Kingdom',
      { company: { name: 'x', country: 'UK' } },
      '#/company/country',
      'is no country of ISO 3166-1',
    ],
    [
      'an address that is none',
      { company: { name: 'x', website: 'javascript:alert(1)' } },
      '#/company/website',
      'must be an address that begins with http:// or https://',
    ],
    [
      'employees as text',
      { company: { name: 'x', employees: '1200' } },
      '#/company/employees',
      'must be a number',
    ],
    [
      'half an employee',
      { company: { name: 'x', employees: 1.5 } },
      '#/company/employees',
      'must be a whole number',
    ],
    [
      'a number as text',
      withName({ project: { capexUsd: '25000000' } }),
      '#/project/capexUsd',
      'must be a number',
    ],
    ['negative capital', withName({ project: { capexUsd: -1 } }), '#/project/capexUsd', 'must be at least 0'],
    [
      'capital without end',
      withName({ project: { capexUsd: 3e10 } }),
      '#/project/capexUsd',
      'must be at most 20000000000',
    ],
    [
      'a share over 1',
      withName({ project: { engineerShare: 18 } }),
      '#/project/engineerShare',
      'must be at most 1',
    ],
    ['a negative share', withName({ project: { itShare: -0.1 } }), '#/project/itShare', 'must be at least 0'],
    [
      'shares that sum over 1',
      withName({ project: { salesShareByMarket: { EU: 0.6, US: 0.5 } } }),
      '#/project/salesShareByMarket',
      'sums to more than 1',
    ],
    [
      'a market that does not exist',
      withName({ project: { salesShareByMarket: { Mars: 1 } } }),
      '#/project/salesShareByMarket/Mars',
      'must be EU, other or an ISO 3166-1 alpha-2 code',
    ],
    [
      'a market within the EU',
      withName({ project: { salesShareByMarket: { DE: 0.5 } } }),
      '#/project/salesShareByMarket/DE',
      'is a member of the European Union: state it within EU',
    ],
    [
      'a flag in words',
      withName({ project: { trainingCommitment: 'yes' } }),
      '#/project/trainingCommitment',
      'must be true or false',
    ],
    [
      'a month that does not exist',
      withName({ project: { startDate: '2027-13' } }),
      '#/project/startDate',
      'must be a month such as 2027-06',
    ],
    [
      'a day that does not exist',
      withName({ signals: [{ type: 'visit', date: '2026-02-30' }] }),
      '#/signals/0/date',
      'must be a day that exists, such as 2026-11-23',
    ],
    [
      'an unknown kind of project',
      withName({ project: { type: 'brownfield' } }),
      '#/project/type',
      'must be one of: greenfield, expansion, relocation, upgrade, merger_acquisition, joint_venture, rnd_centre',
    ],
    [
      'a code that its scheme cannot have',
      withName({ activity: { codes: [{ scheme: 'HS2022', code: '7788.00' }] } }),
      '#/activity/codes/0/code',
      'belongs to a chapter or division that this scheme does not have',
    ],
    [
      'a code of the wrong length',
      withName({ activity: { codes: [{ scheme: 'ISIC4', code: '26101' }] } }),
      '#/activity/codes/0/code',
      'has a number of digits that this scheme does not have',
    ],
    [
      'a code that is none',
      withName({ activity: { codes: [{ scheme: 'ISIC4', code: 'chips' }] } }),
      '#/activity/codes/0/code',
      'is not readable as a code of this scheme',
    ],
    [
      'an unknown scheme',
      withName({ activity: { codes: [{ scheme: 'SIC', code: '3674' }] } }),
      '#/activity/codes/0/scheme',
      'must be one of: ISIC4, ISIC5, VSIC2018, VSIC2025, NACE2, NACE2.1, NAICS2017, NAICS2022, HS2022',
    ],
    [
      'an unknown segment',
      withName({ activity: { segments: ['flying-cars'] } }),
      '#/activity/segments/0',
      'is no segment of the catalogue',
    ],
    [
      'a description of 20,001 characters',
      withName({ activity: { description: 'x'.repeat(20_001) } }),
      '#/activity/description',
      'must have at most 20000 characters',
    ],
    [
      '10,000 products',
      withName({ activity: { products: Array.from({ length: 10_000 }, () => 'x') } }),
      '#/activity/products',
      'must have at most 200 entries',
    ],
    [
      'NUL',
      withName({ notes: 'a\u0000b' }),
      '#/notes',
      'contains a control character or half a surrogate pair',
    ],
    [
      'half a surrogate pair',
      '{"company":{"name":"a\\ud800b"}}',
      '#/company/name',
      'contains a control character or half a surrogate pair',
    ],
    [
      'a note on a fact that does not exist',
      withName({ facts: { '/project/colour': {} } }),
      '#/facts/~1project~1colour',
      'points to no fact of a profile',
    ],
    [
      'a note that contradicts its fact',
      withName({ project: { landHa: 2 }, facts: { '/project/landHa': { status: 'cannot_provide' } } }),
      '#/facts/~1project~1landHa/status',
      'contradicts the value that is stated for this fact',
    ],
    [
      'an e-mail address that is none',
      withName({ contacts: [{ name: 'An', email: 'an at example' }] }),
      '#/contacts/0/email',
      'must be an e-mail address',
    ],
    [
      'a telephone number that is none',
      withName({ contacts: [{ name: 'An', phone: 'call me' }] }),
      '#/contacts/0/phone',
      'must be a telephone number',
    ],
    ['a field that nobody knows', withName({ colour: 'blue' }), '#/colour', 'is no field that is known here'],
    [
      'a field that nobody knows, deeper',
      withName({ project: { budget: 1 } }),
      '#/project/budget',
      'is no field that is known here',
    ],
    [
      'a misspelt name of a field',
      { company: { name: 'x', 'empl/oyees~': 1 } },
      '#/company/empl~1oyees~0',
      'is no field that is known here',
    ],
    [
      '__proto__',
      '{"company":{"name":"x"},"__proto__":{"admin":true}}',
      '#/__proto__',
      'is no field that is known here',
    ],
    [
      '__proto__ in a table',
      '{"company":{"name":"x"},"facts":{"__proto__":{"status":"known"}}}',
      '#/facts/__proto__',
      'is no field that is known here',
    ],
    [
      '__proto__ in a list',
      '{"company":{"name":"x"},"contacts":[{"name":"An","__proto__":{}}]}',
      '#/contacts/0/__proto__',
      'is no field that is known here',
    ],
    [
      'constructor',
      '{"company":{"name":"x"},"constructor":{"prototype":{}}}',
      '#/constructor',
      'is no field that is known here',
    ],
    ['a list at the root', '[]', '#', 'must be a JSON object'],
    ['null at the root', 'null', '#', 'must be a JSON object'],
    ['a text at the root', '"x"', '#', 'must be a JSON object'],
  ])('%s', async (_name, body, pointer, message) => {
    expect(await faultsOf(body)).toEqual([{ pointer, message }]);
  });

  it('names every fault at once', async () => {
    const faults = await faultsOf({
      company: { name: '', country: 'Japan', employees: '5' },
      activity: { codes: [{ scheme: 'X', code: '1' }], products: ['', 3] },
      project: { capexUsd: -5, engineerShare: 2, startDate: 'soon' },
      contacts: [{}],
      colour: 'blue',
      size: 3,
    });
    expect(faults.map(({ pointer }) => pointer)).toEqual([
      '#/company/name',
      '#/company/country',
      '#/company/employees',
      '#/activity/products/0',
      '#/activity/products/1',
      '#/activity/codes/0/scheme',
      '#/project/capexUsd',
      '#/project/engineerShare',
      '#/project/startDate',
      '#/contacts/0/name',
      '#/colour',
      '#/size',
    ]);
  });

  it('says it in Vietnamese too', async () => {
    const { body } = await post({
      company: { name: '', country: 'Nhật' },
      project: { capexUsd: '1', jobs: -1 },
      x: 1,
    })
      .set('Accept-Language', 'vi')
      .expect(422);
    expect(body.title).toBe('Yêu cầu đọc được nhưng không hợp lệ.');
    expect(body.errors.map(({ message }: Fault) => message)).toEqual([
      'không được để trống',
      'phải là mã hai chữ cái in hoa theo ISO 3166-1',
      'phải là số',
      'không được nhỏ hơn 0',
      'không phải trường có ở đây',
    ]);
  });

  it('lists a thousand faults at most', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, 1]));
    expect(await faultsOf(withName(unknown))).toHaveLength(1000);
  });

  it('shows unknown names of any length and kind within bounds', async () => {
    const [long, broken] = await faultsOf(
      `{"company":{"name":"x"},"${'k'.repeat(10_000)}":1,"\\ud800\\u0000":2}`,
    );
    expect(long?.pointer).toHaveLength(500);
    expect(broken?.pointer).toBe('#/%EF%BF%BD%00');
  });
});

describe('a body that cannot be read is refused', () => {
  it.each([
    ['truncated', '{"company":{"name":"Sao'],
    ['empty', ''],
    ['only white space', '  \n '],
    ['two texts', '{"company":{"name":"x"}}{"a":1}'],
    ['with a comma too many', '{"company":{"name":"x"},}'],
    ['with NaN', '{"company":{"name":"x"},"project":{"capexUsd":NaN}}'],
    ['with a raw line end in a text', '{"company":{"name":"a\nb"}}'],
    ['HTML', '<html></html>'],
  ])('%s', async (_name, body) => {
    const { body: problem } = await post(body).expect(400);
    expect(problem).toMatchObject({ code: 'malformed_json', status: 400 });
  });

  it('that is no UTF-8', async () => {
    const bytes = Buffer.from('{"company":{"name":"S\xE3o"}}', 'latin1');
    const { body } = await post('')
      .serialize(() => bytes as unknown as string)
      .send(bytes)
      .expect(400);
    expect(body.code).toBe('malformed_json');
  });

  it('without a body and without a type', async () => {
    const { body } = await app.send('post', '/v1/investors').expect(400);
    expect(body.code).toBe('malformed_json');
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/merge-patch+json',
    'nonsense',
    'application/jsonp',
  ])('as %s', async (type) => {
    const { body } = await app
      .send('post', '/v1/investors')
      .set('Content-Type', type)
      .send('{"company":{"name":"x"}}')
      .expect(415);
    expect(body.code).toBe('unsupported_media_type');
  });

  it('of more than 1 MiB, such as a description of 2 MB', async () => {
    const { body } = await post(withName({ activity: { description: 'x'.repeat(2_000_000) } })).expect(413);
    expect(body).toMatchObject({ code: 'payload_too_large', status: 413 });
  });

  it.each([
    ['lists', '['.repeat(100_000)],
    ['closed lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000)],
    ['closed objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['lists in a field', `{"company":{"name":"x"},"notes":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('of deeply nested %s', async (_name, body) => {
    const { body: problem, status } = await post(body);
    expect([400, 422]).toContain(status);
    expect(['malformed_json', 'validation_failed']).toContain(problem.code);
  });

  it('accepts a byte order mark and any charset parameter of UTF-8', async () => {
    const text = Buffer.from('\uFEFF{"company":{"name":""}}');
    const { body } = await app
      .send('post', '/v1/investors')
      .set('Content-Type', 'application/json; charset=UTF-8')
      .serialize(() => text as unknown as string)
      .send(text)
      .expect(422);
    expect(body.errors).toEqual([{ pointer: '#/company/name', message: 'must not be empty' }]);
  });
});
