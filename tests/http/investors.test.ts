import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.ts';
import { createApp, SHORT_PROFILE, START_MS } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

type Investor = { readonly id: string; readonly revision: number; readonly profile: Record<string, unknown> };

async function create(profile: object = SHORT_PROFILE): Promise<Investor> {
  return (await app.send('post', '/v1/investors').send(profile).expect(201)).body as Investor;
}

const patch = (id: string, ifMatch: string, body: unknown) =>
  app
    .send('patch', `/v1/investors/${id}`)
    .set('If-Match', ifMatch)
    .set('Content-Type', 'application/merge-patch+json')
    .send(JSON.stringify(body));

describe('POST /v1/investors', () => {
  it('stores the profile, scores it and says where it is', async () => {
    const response = await app.send('post', '/v1/investors').send(SHORT_PROFILE).expect(201);
    const { body, headers } = response;
    expect(headers).toMatchObject({
      etag: '"1"',
      location: `/v1/investors/${body.id}`,
      'cache-control': 'no-store',
    });
    expect(body).toMatchObject({
      revision: 1,
      status: 'ranked',
      best: { sector: 'chips' },
      possibleDuplicates: [],
    });
    const read = await app.send('get', headers.location ?? '').expect(200);
    expect(read.body).toEqual(body);
    expect(read.headers.etag).toBe('"1"');
  });

  it('keeps contacts apart: no answer shows them', async () => {
    const { id, profile } = await create({
      ...SHORT_PROFILE,
      contacts: [{ name: 'Nguyễn An', email: 'an@example.org' }],
    });
    expect(profile).not.toHaveProperty('contacts');
    const { rows } = await app.pool.query('SELECT contact FROM contact WHERE investor_id = $1', [id]);
    expect(rows).toEqual([{ contact: { name: 'Nguyễn An', email: 'an@example.org' } }]);
    const { body: report } = await app.send('get', `/v1/investors/${id}/fit-report`).expect(200);
    expect(JSON.stringify(report)).not.toContain('Nguyễn An');
  });

  it('refuses an external id that another investor has, and names that one', async () => {
    const externalIds = [
      { system: 'crm', id: 'A1' },
      { system: 'salesforce', id: '00Q5g00000AbCdE' },
    ];
    const first = await create({ ...SHORT_PROFILE, externalIds });
    const again = { ...SHORT_PROFILE, externalIds: [{ system: 'other', id: 'A1' }, externalIds[1]] };
    const { body } = await app.send('post', '/v1/investors').send(again).expect(409);
    expect(body).toMatchObject({ code: 'duplicate', investorId: first.id });
    expect(body.errors).toEqual([
      { pointer: '#/externalIds/1/id', message: 'belongs to another investor already' },
    ]);
  });

  it('lets one of two creations with the same external id win', async () => {
    const profile = { ...SHORT_PROFILE, externalIds: [{ system: 'crm', id: 'race' }] };
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => app.send('post', '/v1/investors').send(profile)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('refuses the same external id twice in one profile', async () => {
    const twice = { system: 'crm', id: 'twice' };
    const profile = { ...SHORT_PROFILE, externalIds: [twice, { system: 'other', id: 'twice' }, twice] };
    const { body } = await app.send('post', '/v1/investors').send(profile).expect(422);
    expect(body.errors).toEqual([
      { pointer: '#/externalIds/2/id', message: 'is given before in this profile' },
    ]);
  });

  it('takes no parameter', async () => {
    const { body } = await app.send('post', '/v1/investors?asOf=2026-01-01').send(SHORT_PROFILE).expect(422);
    expect(body.errors).toEqual([{ parameter: 'asOf', message: 'is no parameter of this address' }]);
  });
});

describe('PATCH /v1/investors/{id}', () => {
  it('merges, scores anew and raises the revision', async () => {
    const { id } = await create({ ...SHORT_PROFILE, project: { type: 'greenfield', landHa: 2 } });
    const { body, headers } = await patch(id, '"1"', {
      project: { capexUsd: 50_000_000, landHa: null },
      notes: 'hot',
    }).expect(200);
    expect(headers.etag).toBe('"2"');
    expect(body).toMatchObject({
      revision: 2,
      profile: { project: { type: 'greenfield', capexUsd: 50_000_000 }, notes: 'hot' },
    });
    expect(body.profile.project).not.toHaveProperty('landHa');
    expect(body.updatedAt > body.createdAt).toBe(true);
  });

  it('takes plain JSON too', async () => {
    const { id } = await create();
    await app.send('patch', `/v1/investors/${id}`).set('If-Match', '"1"').send({ notes: 'x' }).expect(200);
  });

  it('changes where the investor is ranked', async () => {
    const { id } = await create();
    const { body } = await patch(id, '"1"', {
      activity: { description: 'Rigid and flexible printed circuit boards' },
    }).expect(200);
    expect(body.best.sector).toBe('supporting-industry');
    const ranked = async (sector: string) => {
      const { body: page } = await app.send('get', `/v1/sectors/${sector}/investors?limit=200`).expect(200);
      return page.data.find((lead: { investorId: string }) => lead.investorId === id);
    };
    expect(await ranked('supporting-industry')).toMatchObject({ revision: 2 });
    expect(await ranked('chips')).toBeUndefined();
  });

  it('leaves contacts alone unless the patch names them', async () => {
    const { id } = await create({ ...SHORT_PROFILE, contacts: [{ name: 'An' }] });
    const names = async () =>
      (await app.pool.query('SELECT contact FROM contact WHERE investor_id = $1', [id])).rows;
    await patch(id, '"1"', { notes: 'x' }).expect(200);
    expect(await names()).toEqual([{ contact: { name: 'An' } }]);
    await patch(id, '"2"', { contacts: [{ name: 'Bình' }] }).expect(200);
    expect(await names()).toEqual([{ contact: { name: 'Bình' } }]);
    await patch(id, '"3"', { contacts: null }).expect(200);
    expect(await names()).toEqual([]);
  });

  it('needs the revision that it changes', async () => {
    const { id } = await create();
    const { body } = await app.send('patch', `/v1/investors/${id}`).send({ notes: 'x' }).expect(428);
    expect(body.code).toBe('revision_required');
  });

  it.each([
    ['an older one', '"7"'],
    ['a weak one', 'W/"1"'],
    ['a tag of somebody else', '"abc"'],
    ['a huge one', '"99999999999999999999"'],
  ])('fails on another revision and tells the current one: %s', async (_name, tag) => {
    const { id } = await create();
    const { body } = await patch(id, tag, { notes: 'x' }).expect(412);
    expect(body).toMatchObject({ code: 'revision_mismatch', currentRevision: 1 });
  });

  it.each(['*', '1', '"1", "2"', '', '"1', 'W/1'])('refuses If-Match: %s', async (tag) => {
    const { id } = await create();
    const { body } = await patch(id, tag, { notes: 'x' }).expect(422);
    expect(body.errors).toEqual([
      { header: 'If-Match', message: 'must be the ETag of the revision that is changed, such as "3"' },
    ]);
  });

  it('lets one of two changes of the same revision win', async () => {
    const { id } = await create();
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((notes) => patch(id, '"1"', { notes })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect((await app.send('get', `/v1/investors/${id}`)).body.revision).toBe(2);
  });

  it.each([
    ['a wrong value', { project: { capexUsd: '1' } }, '#/project/capexUsd', 'must be a number'],
    ['a field that nobody knows', { colour: 'blue' }, '#/colour', 'is no field that is known here'],
    ['a name taken away', { company: { name: null } }, '#/company/name', 'must be a text'],
    ['the company taken away', { company: null }, '#/company', 'must be a JSON object'],
    [
      'a value that contradicts a kept note',
      { project: { landHa: 3 } },
      '#/facts/~1project~1landHa/status',
      'contradicts the value that is stated for this fact',
    ],
    [
      'an unknown segment',
      { activity: { segments: ['flying-cars'] } },
      '#/activity/segments/0',
      'is no segment of the catalogue',
    ],
    ['a list at the root', [], '#', 'must be a JSON object'],
    ['null at the root', null, '#', 'must be a JSON object'],
    ['no object in a list', { contacts: [null] }, '#/contacts/0', 'must be a JSON object'],
  ])('refuses %s and changes nothing', async (_name, body, pointer, message) => {
    const { id } = await create({
      ...SHORT_PROFILE,
      facts: { '/project/landHa': { status: 'cannot_provide' } },
    });
    const { body: problem } = await patch(id, '"1"', body).expect(422);
    expect(problem.errors).toEqual([{ pointer, message }]);
    expect((await app.send('get', `/v1/investors/${id}`)).body.revision).toBe(1);
  });

  it('refuses shares that sum over 1 only after the merge', async () => {
    const { id } = await create({ ...SHORT_PROFILE, project: { salesShareByMarket: { EU: 0.7 } } });
    const { body } = await patch(id, '"1"', { project: { salesShareByMarket: { US: 0.5 } } }).expect(422);
    expect(body.errors).toEqual([
      { pointer: '#/project/salesShareByMarket', message: 'sums to more than 1' },
    ]);
    await patch(id, '"1"', { project: { salesShareByMarket: { US: 0.5, EU: null } } }).expect(200);
  });

  it('accepts an empty patch, which is a change like any other', async () => {
    const { id } = await create();
    const { body } = await patch(id, '"1"', {}).expect(200);
    expect(body.revision).toBe(2);
  });

  it('refuses an external id of another investor', async () => {
    const taken = await create({ ...SHORT_PROFILE, externalIds: [{ system: 'crm', id: 'taken' }] });
    const { id } = await create();
    const { body } = await patch(id, '"1"', { externalIds: [{ system: 'crm', id: 'taken' }] }).expect(409);
    expect(body.investorId).toBe(taken.id);
    await patch(taken.id, '"1"', { externalIds: [{ system: 'crm', id: 'taken' }] }).expect(200);
  });

  it('needs a body', async () => {
    const { id } = await create();
    await app.send('patch', `/v1/investors/${id}`).set('If-Match', '"1"').expect(400);
    await app
      .send('patch', `/v1/investors/${id}`)
      .set('If-Match', '"1"')
      .set('Content-Type', 'text/plain')
      .send('x')
      .expect(415);
    await app
      .send('patch', `/v1/investors/${id}`)
      .set('If-Match', '"1"')
      .set('Content-Type', 'application/json-patch+json')
      .send('[]')
      .expect(415);
  });
});

describe('DELETE /v1/investors/{id}', () => {
  it('leaves nothing but a tombstone of the id', async () => {
    const profile = {
      ...SHORT_PROFILE,
      externalIds: [{ system: 'crm', id: 'gone' }],
      contacts: [{ name: 'Nguyễn An' }],
    };
    const { id } = await create(profile);
    await patch(id, '"1"', { notes: 'x' }).expect(200);
    await app.send('delete', `/v1/investors/${id}`).set('If-Match', '"2"').expect(204).expect('');
    for (const path of ['', '/fit-report', '/fit-reports'])
      await app.send('get', `/v1/investors/${id}${path}`).expect(404);
    const { rows: tables } = await app.pool.query<{ name: string }>(
      `SELECT DISTINCT table_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'investor_id'`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(
      expect.arrayContaining(['contact', 'external_id', 'fit', 'fit_report']),
    );
    for (const { name } of tables) {
      const { rows } = await app.pool.query(
        `SELECT count(*)::int AS left FROM "${name}" WHERE investor_id = $1`,
        [id],
      );
      expect([name, rows]).toEqual([name, [{ left: 0 }]]);
    }
    const { rows } = await app.pool.query('SELECT id FROM erased_investor WHERE id = $1', [id]);
    expect(rows).toEqual([{ id }]);
    await create(profile);
  });

  it('needs the current revision', async () => {
    const { id } = await create();
    await app.send('delete', `/v1/investors/${id}`).expect(428);
    await app.send('delete', `/v1/investors/${id}`).set('If-Match', '*').expect(422);
    const { body } = await app.send('delete', `/v1/investors/${id}`).set('If-Match', '"2"').expect(412);
    expect(body.currentRevision).toBe(1);
    await app.send('get', `/v1/investors/${id}`).expect(200);
  });

  it('does not mind a JSON content type without a body', async () => {
    const { id } = await create();
    await app
      .send('delete', `/v1/investors/${id}`)
      .set('If-Match', '"1"')
      .set('Content-Type', 'application/json')
      .expect(204);
  });

  it('answers a second time that there is nothing', async () => {
    const { id } = await create();
    const answers = await Promise.all(
      [1, 2, 3].map(() => app.send('delete', `/v1/investors/${id}`).set('If-Match', '"1"')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
  });
});

describe('the history of an investor', () => {
  it('grows by one report with each change, newest first, and none is ever changed', async () => {
    const { id } = await create();
    const history = async () =>
      (await app.send('get', `/v1/investors/${id}/fit-reports?total=true`).expect(200)).body;
    const before = await history();
    expect(before).toMatchObject({
      data: [{ investorId: id, status: 'ranked' }],
      page: { total: 1, nextCursor: null },
    });
    await patch(id, '"1"', { project: { capexUsd: 80_000_000 } }).expect(200);
    await patch(id, '"9"', { project: { capexUsd: 90_000_000 } }).expect(412);
    const after = await history();
    expect(after.page.total).toBe(2);
    expect(after.data[1]).toEqual(before.data[0]);
    expect(after.data[0].createdAt > after.data[1].createdAt).toBe(true);
  });

  it('is read back report by report, the latest by the investor too', async () => {
    const { id } = await create();
    await patch(id, '"1"', { project: { capexUsd: 80_000_000 } }).expect(200);
    const { body: history } = await app.send('get', `/v1/investors/${id}/fit-reports`).expect(200);
    const [latest, first] = history.data;
    const { body: report } = await app.send('get', `/v1/investors/${id}/fit-report`).expect(200);
    expect(report).toMatchObject({
      id: latest.id,
      investorId: id,
      reportHash: latest.reportHash,
      language: 'en',
    });
    const { body: old } = await app.send('get', `/v1/fit-reports/${first.id}`).expect(200);
    expect(old).toMatchObject({ id: first.id, reportHash: first.reportHash });
  });

  it('is told in the language asked for, with the same hash', async () => {
    const { id } = await create();
    const { body: en } = await app.send('get', `/v1/investors/${id}/fit-report?language=en`).expect(200);
    const vi = await app
      .send('get', `/v1/investors/${id}/fit-report`)
      .set('Accept-Language', 'vi')
      .expect(200);
    expect(vi.headers['content-language']).toBe('vi');
    expect(vi.body.reportHash).toBe(en.reportHash);
    expect(vi.body.reasons[0].text).not.toBe(en.reasons[0].text);
  });

  it('has the same report as the stateless door gives for the same profile', async () => {
    const { id } = await create();
    const { body: kept } = await app.send('get', `/v1/investors/${id}/fit-report`).expect(200);
    const { body: stateless } = await app.send('post', '/v1/fit-reports').send(SHORT_PROFILE).expect(200);
    expect(kept.reportHash).toBe(stateless.reportHash);
    expect(kept.sectors).toEqual(stateless.sectors);
  });
});
