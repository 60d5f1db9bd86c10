import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { buildApp } from '../../src/http/app.ts';
import type { TestApp } from '../support/app.ts';
import { createApp, SHORT_PROFILE, START_MS } from '../support/app.ts';
import { document } from '../support/contract.ts';
import { inert } from '../support/inert.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

describe('supervision', () => {
  it('says that the process answers and that the service is ready', async () => {
    await app.send('get', '/livez', null).expect(200, { status: 'ok' });
    await app.send('get', '/readyz', null).expect(200, { status: 'ok' });
    await app.send('head', '/livez', null).expect(200);
  });

  it('answers 503 while PostgreSQL does not, and stays alive', async () => {
    const server = await buildApp(inert());
    await supertest(server.server).get('/livez').expect(200);
    for (const path of ['/readyz', '/v1/sectors']) {
      const { body, headers } = await supertest(server.server).get(path).set('X-API-Key', 'x').expect(503);
      expect(body).toMatchObject({ code: 'unavailable', status: 503 });
      expect(headers['retry-after']).toBe('5');
      expect(JSON.stringify(body)).not.toContain('10.0.0.1');
    }
    await server.close();
  });
});

describe('the document', () => {
  it('is the committed one', async () => {
    const { body, headers } = await app.send('get', '/openapi.json', null).expect(200);
    expect(headers['content-type']).toContain('application/json');
    expect(body).toEqual(document);
  });
});

describe('the reference page', () => {
  it('is where the root leads', async () => {
    await app.send('get', '/', null).expect(302).expect('Location', '/docs/');
    await app.send('get', '/docs', null).expect(301).expect('Location', '/docs/');
  });

  it('runs only its own script and asks nobody but this service', async () => {
    const { text, headers } = await supertest(app.url).get('/docs/').expect(200);
    const policy = headers['content-security-policy'] ?? '';
    const inline = [...text.matchAll(/<script(?![^>]*src=)[^>]*>([\s\S]*?)<\/script>/g)].map(
      ([, source = '']) => source,
    );
    expect(inline).toHaveLength(1);
    const hash = createHash('sha256')
      .update(inline[0] ?? '')
      .digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("default-src 'none';");
    expect(policy).not.toMatch(/https?:|unsafe-eval|script-src[^;]*unsafe-inline/);
    const sources = [...text.matchAll(/\s(?:src|href)="([^"]+)"/g)].map(([, source]) => source);
    expect(sources).toEqual(['js/scalar.js']);
    expect(text).not.toMatch(/https?:\/\//);
  });

  it('has its script served from here', async () => {
    const { headers, text } = await supertest(app.url).get('/docs/js/scalar.js').buffer(true).expect(200);
    expect(headers['content-type']).toContain('javascript');
    expect(text.length).toBeGreaterThan(1_000_000);
  });
});

describe('every answer', () => {
  it('carries the id of its request: the caller’s own if it is well-formed', async () => {
    const given = await app.send('get', '/livez', null).set('X-Request-Id', 'crm-42.a_b').expect(200);
    expect(given.headers['x-request-id']).toBe('crm-42.a_b');
    for (const id of ['x'.repeat(65), 'a b', 'a"b', '<script>', '']) {
      const { headers } = await app.send('get', '/livez', null).set('X-Request-Id', id).expect(200);
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('tells browsers to keep out', async () => {
    const { headers } = await app.send('get', '/v1/sectors').expect(200);
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('is logged in one line without anything of the investor or the key', async () => {
    const profile = {
      ...SHORT_PROFILE,
      company: { name: 'Tên mật 株式会社' },
      contacts: [{ name: 'Người mật', email: 'mat@example.org' }],
    };
    const { body } = await app
      .send('post', '/v1/investors')
      .set('X-Request-Id', 'log-1')
      .send(profile)
      .expect(201);
    await app.send('get', '/v1/investors?q=T%C3%AAn%20m%E1%BA%ADt').set('X-Request-Id', 'log-2').expect(200);
    await app.send('get', `/v1/investors/${body.id}`).set('X-Request-Id', 'log-3').expect(200);
    await app.send('get', '/v1/secret-name').set('X-Request-Id', 'log-4').expect(404);
    const lines = app.log
      .filter((line) => /log-\d/.test(line))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const keyId = app.adminKey.split('_')[2];
    expect(lines).toMatchObject([
      { requestId: 'log-1', method: 'POST', route: '/v1/investors', status: 201, keyId },
      { requestId: 'log-2', method: 'GET', route: '/v1/investors', status: 200, keyId },
      { requestId: 'log-3', method: 'GET', route: '/v1/investors/:id', status: 200, keyId },
      { requestId: 'log-4', method: 'GET', route: null, status: 404, keyId: null },
    ]);
    for (const { ms } of lines) expect(typeof ms).toBe('number');
    expect(app.log.join('\n')).not.toMatch(/mật|株式会社|example\.org|secret-name/);
    for (const part of app.adminKey.split('_').slice(3)) expect(app.log.join('\n')).not.toContain(part);
  });
});
