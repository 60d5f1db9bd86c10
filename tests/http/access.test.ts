import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import supertest from 'supertest';
import { access } from '../../src/http/access.ts';
import type { TestApp } from '../support/app.ts';
import { createApp, SHORT_PROFILE, START_MS } from '../support/app.ts';
import { operations } from '../support/contract.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

const SOME_ID = '00000000-0000-4000-8000-000000000000';
const closedOperations = () => operations().filter(({ path }) => path.startsWith('/v1/'));
const addressOf = (path: string) => path.replace('{id}', SOME_ID).replace('{code}', 'chips');

describe('a key', () => {
  it('is needed by every operation under /v1', async () => {
    expect(closedOperations().length).toBeGreaterThanOrEqual(12);
    for (const { method, path } of closedOperations()) {
      const response = await app.send(method as 'get', addressOf(path), null).expect(401);
      expect(response.body.code).toBe('unauthenticated');
      expect(response.headers['www-authenticate']).toBe('Bearer realm="leadfit"');
    }
  });

  it('may come in either header, in any case of Bearer', async () => {
    await app.send('get', '/v1/sectors', null).set('X-API-Key', app.adminKey).expect(200);
    await app.send('get', '/v1/sectors', null).set('Authorization', `bearer ${app.adminKey}`).expect(200);
    await app.send('get', '/v1/sectors').set('X-API-Key', app.adminKey).expect(200);
  });

  it('is refused when the two headers disagree', async () => {
    const other = await app.addKey({});
    await app.send('get', '/v1/sectors').set('X-API-Key', other).expect(401);
    await app.send('get', '/v1/sectors').set('X-API-Key', '').expect(401);
    await app
      .send('get', '/v1/sectors', null)
      .set('Authorization', 'Basic YTpi')
      .set('X-API-Key', app.adminKey)
      .expect(401);
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic YTpi',
    'Bearer a b',
    'Bearer lf_live_x',
    `Bearer ${'x'.repeat(8000)}`,
    'Bearer 💡',
  ])('is not %j', async (header) => {
    await app
      .send('get', '/v1/sectors', null)
      .set('Authorization', Buffer.from(header).toString('latin1'))
      .expect(401);
  });

  it('that is unknown, expired, revoked or has a wrong secret is refused in the same words', async () => {
    const [expired, revoked] = [await app.addKey({}), await app.addKey({})];
    const idOf = (key: string) => key.split('_')[2];
    await app.pool.query("UPDATE api_key SET expires_at = '2026-01-01' WHERE id = $1", [idOf(expired)]);
    await app.pool.query('UPDATE api_key SET revoked_at = now() WHERE id = $1', [idOf(revoked)]);
    const forged = app.adminKey.replace(
      /_(.)(\w+)$/,
      (_match, first, rest) => `_${first === 'a' ? 'b' : 'a'}${rest}`,
    );
    const details = await Promise.all(
      [expired, revoked, forged, 'lf_live_nothing'].map(async (key) => {
        const { body } = await app.send('get', '/v1/sectors', key).expect(401);
        return [body.code, body.title, body.detail];
      }),
    );
    expect(new Set(details.map(String)).size).toBe(1);
  });

  it('is never read from the address', async () => {
    await app.send('get', `/v1/sectors?key=${app.adminKey}`, null).expect(401);
    await app.send('get', `/v1/sectors?access_token=${app.adminKey}`, null).expect(401);
    await app.send('get', `/v1/sectors?api_key=${app.adminKey}`).expect(422);
  });
});

describe('a scope', () => {
  it('is named where a key lacks it', async () => {
    const reader = await app.addKey({ scopes: ['sectors:read'] });
    const response = await app.send('post', '/v1/investors', reader).send(SHORT_PROFILE).expect(403);
    expect(response.body).toMatchObject({ code: 'forbidden', requiredScopes: ['investors:write'] });
    expect(response.headers['www-authenticate']).toContain('scope="investors:write"');
    await app.send('get', '/v1/sectors', reader).expect(200);
  });

  it('guards every operation, also before its input is looked at', async () => {
    const powerless = await app.addKey({ scopes: [] });
    for (const { method, path } of closedOperations()) {
      const { body } = await app
        .send(method as 'get', `${addressOf(path)}?nonsense=1`, powerless)
        .expect(403);
      expect(body.requiredScopes).toHaveLength(1);
    }
  });
});

describe('what belongs to somebody else', () => {
  it('is absent: it can be neither read, changed, erased nor listed', async () => {
    const stranger = await app.addKey({ ownerId: await app.addOwner() });
    const { body: own } = await app.send('post', '/v1/investors').send(SHORT_PROFILE).expect(201);
    const { body: reports } = await app.send('get', `/v1/investors/${own.id}/fit-reports`).expect(200);
    const paths = ['', '/fit-report', '/fit-reports'].map((rest) => `/v1/investors/${own.id}${rest}`);
    for (const path of [...paths, `/v1/fit-reports/${reports.data[0].id}`])
      await app.send('get', path, stranger).expect(404);
    const patch = app.send('patch', `/v1/investors/${own.id}`, stranger).set('If-Match', '"1"');
    await patch.send({ notes: 'mine' }).expect(404);
    await app.send('delete', `/v1/investors/${own.id}`, stranger).set('If-Match', '"1"').expect(404);
    for (const path of ['/v1/investors?total=true', '/v1/sectors/chips/investors?total=true']) {
      const { body } = await app.send('get', path, stranger).expect(200);
      expect(body).toMatchObject({ data: [], page: { total: 0 } });
    }
    await app.send('get', `/v1/investors/${own.id}`).expect(200);
  });

  it('may have the same external id', async () => {
    const stranger = await app.addKey({ ownerId: await app.addOwner() });
    const profile = { ...SHORT_PROFILE, externalIds: [{ system: 'crm', id: 'shared' }] };
    await app.send('post', '/v1/investors').send(profile).expect(201);
    await app.send('post', '/v1/investors', stranger).send(profile).expect(201);
  });
});

describe('the start', () => {
  const build = async (config: object) => {
    const server = fastify();
    server.register(access, { apiKeys: { authenticate: () => Promise.resolve(null) } });
    server.register((scope, _options, done) => {
      scope.get('/secret', { config }, () => 'told');
      done();
    });
    return server;
  };

  it('fails where a route does not declare who may call it', async () => {
    const server = await build({});
    await expect(server.ready()).rejects.toThrow('these routes declare no access: GET /secret, HEAD /secret');
  });

  it('succeeds where each does', async () => {
    const server = await build({ access: 'public' });
    await server.ready();
    await supertest(server.server).get('/secret').expect(200, 'told');
    await server.close();
  });
});
