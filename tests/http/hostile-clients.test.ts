import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.ts';
import { createApp, SHORT_PROFILE, START_MS } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

describe('claims of the same external ids', () => {
  it('never wait for each other, whatever their order: one wins, the others are told', async () => {
    const externalIds = Array.from({ length: 8 }, (_, index) => ({ system: 'crm', id: `lead-${index}` }));
    const statuses = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => {
        const ids = index % 2 === 0 ? externalIds : externalIds.toReversed();
        const { status } = await app
          .send('post', '/v1/investors')
          .send({ ...SHORT_PROFILE, externalIds: ids });
        return status;
      }),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(23);
    const { body } = await app.send('get', '/v1/investors?total=true').expect(200);
    expect(body.page.total).toBe(1);
  });
});

describe('a website', () => {
  it.each(['http://a.com/\u0000', 'http://a.com/\ud800', 'http://a.com/\u202e', 'http://user:secret@a.com/'])(
    'is refused as %j, stored or not',
    async (website) => {
      const profile = { ...SHORT_PROFILE, company: { name: 'A', website } };
      for (const path of ['/v1/fit-reports', '/v1/investors']) {
        const { body } = await app.send('post', path).send(profile).expect(422);
        expect(body.errors).toContainEqual(expect.objectContaining({ pointer: '#/company/website' }));
      }
    },
  );
});

describe('the first request of the README', () => {
  it('is answered by the service as the README says', async () => {
    const { body } = await app.send('post', '/v1/fit-reports').send(SHORT_PROFILE).expect(200);
    expect(body).toMatchObject({
      status: 'ranked',
      best: { sector: 'chips', segment: 'integrated-circuits', score: 65.3, grade: 'B' },
    });
    expect(Object.keys(body.sectors[0]).slice(0, 4)).toEqual(['rank', 'sector', 'name', 'segment']);
  });

  it('reads the same when it was stored, member for member', async () => {
    const created = await app.send('post', '/v1/investors').send(SHORT_PROFILE).expect(201);
    const { body: stored } = await app.send('get', `/v1/investors/${created.body.id}/fit-report`).expect(200);
    const { body: fresh } = await app.send('post', '/v1/fit-reports').send(SHORT_PROFILE).expect(200);
    expect(JSON.stringify(stored.sectors)).toBe(JSON.stringify(fresh.sectors));
    expect(stored.reportHash).toBe(fresh.reportHash);
  });
});
