import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildApp } from '../../src/http/app.ts';
import type { TestApp } from '../support/app.ts';
import { createApp, SHORT_PROFILE, START_MS } from '../support/app.ts';
import { document, faultsOf } from '../support/contract.ts';
import { inert } from '../support/inert.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** Sends bytes as they are and returns what comes back until the connection ends. */
function sendRaw(bytes: string): Promise<string> {
  const { port, hostname } = new URL(app.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket.setEncoding('utf8').on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

function problemIn(answer: string): Record<string, unknown> {
  expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
  const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>;
  expect(faultsOf(PROBLEM, body)).toEqual([]);
  return body;
}

describe('an address that does not exist', () => {
  it.each([
    '/nowhere',
    '/v1',
    '/v1/',
    '/v1/investor',
    '/v2/sectors',
    '/v1/sectors/chips/segments',
    '/v1/investors/',
    '//',
    '/V1/sectors',
    '/v1/sectors/',
  ])('is 404: %s', async (path) => {
    const { body } = await app
      .send('get', path)
      .expect(404)
      .expect('Content-Type', /^application\/problem\+json/);
    expect(body).toMatchObject({
      type: 'urn:leadfit:problem:not_found',
      status: 404,
      code: 'not_found',
      instance: path,
    });
  });

  it('is 404 with a body, of whatever type', async () => {
    await app.send('post', '/v1/nowhere').set('Content-Type', 'text/csv').send('a,b').expect(404);
    await app.send('post', '/v1/nowhere').send({ a: 1 }).expect(404);
  });

  it('is 404 without a key too', async () => {
    await app.send('get', '/v1/nowhere', null).expect(404);
  });

  it.each([
    '1',
    'abc',
    '00000000-0000-0000-0000-00000000000g',
    'x'.repeat(90),
    'x'.repeat(5000),
    '%00',
    '..%2F..',
    "'%20OR%201=1",
  ])('is 404 for an id that cannot exist: %s', async (id) => {
    for (const path of [
      `/v1/investors/${id}`,
      `/v1/fit-reports/${id}`,
      `/v1/sectors/${id}`,
      `/v1/investors/${id}/fit-report`,
    ]) {
      const { body } = await app.send('get', path).expect(404);
      expect(body.code).toBe('not_found');
    }
  });

  it('is 404 for ids that do not exist, whatever else is wrong', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    await app.send('get', `/v1/investors/${id}`).expect(404);
    await app.send('get', `/v1/investors/${id}/fit-report`).expect(404);
    await app.send('get', `/v1/investors/${id}/fit-reports`).expect(404);
    await app.send('get', `/v1/fit-reports/${id}`).expect(404);
    await app.send('get', '/v1/sectors/no-such-sector').expect(404);
    await app.send('get', '/v1/sectors/no-such-sector/investors').expect(404);
    await app.send('delete', `/v1/investors/${id}`).set('If-Match', '"1"').expect(404);
    await app.send('patch', `/v1/investors/${id}`).set('If-Match', '"1"').send({}).expect(404);
    await app.send('patch', '/v1/investors/none').set('If-Match', '"1"').send({ colour: 1 }).expect(404);
  });
});

describe('a method that an address does not take', () => {
  it.each([
    ['delete', '/v1/sectors', 'GET, HEAD'],
    ['put', '/v1/investors', 'GET, HEAD, POST'],
    ['post', '/v1/investors/abc', 'DELETE, GET, HEAD, PATCH'],
    ['get', '/v1/fit-reports', 'POST'],
    ['options', '/v1/fit-reports', 'POST'],
    ['post', '/livez', 'GET, HEAD'],
    ['patch', '/openapi.json', 'GET, HEAD'],
  ] as const)('is 405 with the ones that it takes: %s %s', async (method, path, allowed) => {
    const response = await app.send(method, path, null).expect(405);
    expect(response.headers.allow).toBe(allowed);
    expect(response.body).toMatchObject({ code: 'method_not_allowed', allowed: allowed.split(', ') });
  });

  it('is 405 for methods that HTTP does not know', async () => {
    const problem = problemIn(
      await sendRaw('PROPFIND /v1/sectors HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    );
    expect(problem).toMatchObject({ code: 'method_not_allowed', allowed: ['GET', 'HEAD'] });
  });
});

describe('what cannot be answered as asked', () => {
  it.each([
    'text/html',
    'application/pdf',
    'text/*',
    'application/json;q=0',
    'application/json;q=0, text/html',
    'application/xml',
  ])('is 406 for Accept: %s', async (accept) => {
    const { body } = await app.send('get', '/v1/sectors').set('Accept', accept).expect(406);
    expect(body.code).toBe('not_acceptable');
  });

  it.each([
    '*/*',
    'application/*',
    'application/json',
    'text/html, application/json;q=0.1',
    'text/html, */*;q=0.1',
    '',
    'nonsense;q=2',
  ])('is answered for Accept: %j', async (accept) => {
    await app.send('get', '/v1/sectors').set('Accept', accept).expect(200);
  });

  it('is 406 for a report as HTML or PDF', async () => {
    const { body } = await app.send('post', '/v1/investors').send(SHORT_PROFILE).expect(201);
    await app.send('get', `/v1/investors/${body.id}/fit-report`).set('Accept', 'text/html').expect(406);
    await app.send('get', `/v1/investors/${body.id}/fit-report`).set('Accept', 'application/pdf').expect(406);
  });
});

describe('what is not even a request', () => {
  it.each(['/v1/investors/%E0%A4%A', '/%', '/v1/sectors/%zz', '/v1/sectors/%C3%28'])(
    'is 400 for the address %s',
    async (path) => {
      const { body, headers } = await app.send('get', path).expect(400);
      expect(body).toMatchObject({ code: 'malformed_url', requestId: headers['x-request-id'] });
    },
  );

  it('speaks the caller’s language about an address too', async () => {
    const { body } = await app.send('get', '/%').set('Accept-Language', 'vi').expect(400);
    expect(body.title).toBe('Địa chỉ không đọc được.');
  });

  it('is a problem when a percent-encoding of the query is cut off', async () => {
    const { status } = await app.send('get', '/v1/investors?q=%E0%A4%A');
    expect([200, 400, 422]).toContain(status);
  });

  it('is 431 for headers or an address that are too long', async () => {
    const long = 'x'.repeat(20_000);
    expect(
      problemIn(await sendRaw(`GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`)),
    ).toMatchObject({ code: 'headers_too_large', status: 431 });
    expect(problemIn(await sendRaw(`GET /livez?${long} HTTP/1.1\r\nHost: x\r\n\r\n`))).toMatchObject({
      code: 'headers_too_large',
    });
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['TLS on a plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['a header without a name', 'GET /livez HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n'],
    [
      'two lengths',
      'POST /v1/fit-reports HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    ],
    [
      'a length and chunks',
      'POST /v1/fit-reports HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    ['no host', 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ])('is 400 for %s', async (_name, bytes) => {
    expect(problemIn(await sendRaw(bytes))).toMatchObject({ code: 'malformed_request', status: 400 });
  });

  it('is 400 for a body that ends before its length', async () => {
    const { port, hostname } = new URL(app.url);
    const head = `POST /v1/fit-reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${app.adminKey}`;
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.end(`${head}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"company"`),
      );
      socket.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(problemIn(answer)).toMatchObject({ code: 'malformed_request' });
  });

  it('leaves no error in the log when a caller hangs up in the middle of a body', async () => {
    const { port, hostname } = new URL(app.url);
    const head = `POST /v1/fit-reports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${app.adminKey}`;
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`${head}\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"company"`);
        setTimeout(() => socket.destroy(), 100);
      });
      socket.on('close', () => resolve());
    });
    await app.send('get', '/v1/sectors').expect(200);
    expect(app.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  it('is 408 when it does not arrive in time', async () => {
    const server = await buildApp({ ...inert(), language: 'vi' });
    let answer = '';
    const socket = new Writable({
      write(chunk, _encoding, next) {
        answer += String(chunk);
        next();
      },
    });
    server.server.emit(
      'clientError',
      Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }),
      socket,
    );
    await server.close();
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(problemIn(answer)).toMatchObject({ code: 'request_timeout', title: 'Yêu cầu đến quá chậm.' });
  });

  it('is logged without its address', async () => {
    await app.send('get', '/v1/s%C3%AAcret%').set('X-Request-Id', 'bad-url').expect(400);
    const lines = app.log
      .filter((line) => line.includes('bad-url'))
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([{ requestId: 'bad-url', status: 400, route: null }]);
    expect(app.log.join('\n')).not.toContain('s%C3%AAcret');
  });

  it('is not disturbed by an expectation that does not exist', async () => {
    const answer = await sendRaw(
      'GET /livez HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toContain('HTTP/1.1 200');
  });
});

describe('a failure that nobody expected', () => {
  it('tells the request id and nothing else, and is logged without values', async () => {
    await app.pool.query('ALTER TABLE external_id RENAME TO hidden_external_id');
    const profile = { company: { name: 'Bí mật Sao Mai' }, externalIds: [{ system: 'crm', id: 'secret-1' }] };
    const { body } = await app.send('post', '/v1/investors').send(profile).expect(500);
    await app.pool.query('ALTER TABLE hidden_external_id RENAME TO external_id');
    expect(Object.keys(body).sort()).toEqual([
      'code',
      'detail',
      'instance',
      'requestId',
      'status',
      'title',
      'type',
    ]);
    expect(JSON.stringify(body)).not.toContain('relation');
    const line =
      app.log.find((candidate) => candidate.includes('"failed"') && candidate.includes(body.requestId)) ?? '';
    expect(JSON.parse(line)).toMatchObject({ level: 50, route: '/v1/investors', error: { code: '42P01' } });
    expect(app.log.join('\n')).not.toMatch(/Bí mật|secret-1/);
  });
});

describe('every problem', () => {
  it('is a document of its own type in the language asked for', async () => {
    const vietnamese = await app.send('get', '/v1/nowhere').set('Accept-Language', 'vi').expect(404);
    expect(vietnamese.headers).toMatchObject({ 'content-language': 'vi' });
    expect(vietnamese.body.title).toBe('Không tìm thấy.');
    const english = await app.send('get', '/v1/nowhere').expect(404);
    expect(english.headers['content-language']).toBe('en');
    expect(english.headers.vary).toContain('Accept-Language');
  });

  it('has a code and a title in the document', () => {
    const described = Object.values(document.components.responses)
      .map((response) => JSON.stringify(response))
      .join();
    for (const code of ['malformed_json', 'duplicate', 'unavailable', 'headers_too_large'])
      expect(described).toContain(code);
  });
});
