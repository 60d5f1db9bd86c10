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

const score = (query = '') => app.send('post', `/v1/fit-reports${query}`);

describe('POST /v1/fit-reports', () => {
  it('answers a name and a sentence with a ranked report', async () => {
    const { body } = await score().send(SHORT_PROFILE).expect(200);
    expect(body).toMatchObject({ id: null, investorId: null, language: 'en', status: 'ranked' });
    expect(body.best).toMatchObject({ sector: 'chips', segment: 'integrated-circuits' });
  });

  it('gives points that add up to the score of their sector', async () => {
    const { body } = await score().send(SHORT_PROFILE).expect(200);
    for (const sector of body.sectors) {
      const points = sector.contributions.reduce(
        (sum: number, part: { points: number }) => sum + part.points,
        0,
      );
      expect(points).toBeCloseTo(sector.exactScore, 6);
    }
  });

  it('stores nothing', async () => {
    await score().send(SHORT_PROFILE).expect(200);
    const { rows } = await app.pool.query(
      'SELECT (SELECT count(*) FROM investor) + (SELECT count(*) FROM fit_report) + (SELECT count(*) FROM contact) AS rows',
    );
    expect(rows).toEqual([{ rows: '0' }]);
  });

  it('takes every example of the document', async () => {
    const { components } = document as unknown as {
      components: { examples: Record<string, { value: object }> };
    };
    const examples = Object.values(components.examples);
    expect(examples.length).toBeGreaterThan(1);
    for (const { value } of examples) {
      const { body } = await score().send(value).expect(200);
      expect(body.status).toBe('ranked');
    }
  });

  it('takes all five parameters', async () => {
    const query =
      '?asOf=2026-11-20&catalogue=hai-duong-2021-2030&language=vi&includeEstimates=false&robustness=false';
    const { body } = await score(query).send(SHORT_PROFILE).expect(200);
    expect(body.pins.asOf).toBe('2026-11-20');
    expect(body.pins.catalogue.code).toBe('hai-duong-2021-2030');
    expect(body.language).toBe('vi');
  });

  it('takes today where the catalogue is in force when no day is asked for', async () => {
    const { body } = await score().send(SHORT_PROFILE).expect(200);
    expect(body.pins.asOf).toBe('2026-11-23');
  });

  it('leaves estimates out when asked to', async () => {
    const profile = {
      ...SHORT_PROFILE,
      project: { engineerShare: 0.2 },
      facts: { '/project/engineerShare': { method: 'estimated', source: 'press' } },
    };
    const { body: all } = await score('?includeEstimates=true').send(profile).expect(200);
    const { body: stated } = await score('?includeEstimates=false').send(profile).expect(200);
    const codes = (body: { notices: { code: string }[] }) => body.notices.map(({ code }) => code);
    expect(codes(all)).not.toContain('fact_estimated');
    expect(codes(stated)).toContain('fact_estimated');
    expect(stated.best.score).toBeLessThan(all.best.score);
  });

  it('tells how stable the order is, unless told not to', async () => {
    const { body: unasked } = await score().send(SHORT_PROFILE).expect(200);
    const { body: on } = await score('?robustness=true').send(SHORT_PROFILE).expect(200);
    const { body: off } = await score('?robustness=false').send(SHORT_PROFILE).expect(200);
    expect(unasked.sectors[0].robustness).toMatchObject({ rank1: 1, label: 'robust' });
    expect(on.reportHash).toBe(unasked.reportHash);
    expect(off.sectors[0].robustness).toBeNull();
    expect(off.reportHash).not.toBe(on.reportHash);
    expect([off.best, off.pins]).toEqual([on.best, on.pins]);
  });

  it('gives the same hash for the same facts in either language', async () => {
    const { body: en } = await score('?language=en').send(SHORT_PROFILE).expect(200);
    const { body: vi } = await score('?language=vi').send(SHORT_PROFILE).expect(200);
    expect(vi.reportHash).toBe(en.reportHash);
    expect(vi.sectors[0].name).not.toBe(en.sectors[0].name);
  });

  it.each([
    ['?asOf=2020-12-31', 'asOf', 'lies outside the validity of the catalogue'],
    ['?asOf=2031-01-01', 'asOf', 'lies outside the validity of the catalogue'],
    ['?asOf=2026-02-30', 'asOf', 'must be a day that exists, such as 2026-11-23'],
    ['?asOf=', 'asOf', 'must be a day that exists, such as 2026-11-23'],
    ['?catalogue=no-such-plan', 'catalogue', 'is no active catalogue'],
    ['?catalogue=Not%20A%20Code', 'catalogue', 'must be lower-case words joined by hyphens'],
    ['?language=fr', 'language', 'must be one of: vi, en'],
    ['?includeEstimates=yes', 'includeEstimates', 'must be true or false'],
    ['?includeEstimates=', 'includeEstimates', 'must be true or false'],
    ['?robustness=1', 'robustness', 'must be true or false'],
    ['?verbose=true', 'verbose', 'is no parameter of this address'],
    ['?language=vi&language=vi', 'language', 'may be given only once'],
    ['?asOf=2026-01-01&asOf=2026-01-02', 'asOf', 'may be given only once'],
    ['?__proto__=1', '__proto__', 'is no parameter of this address'],
    ['?constructor=1', 'constructor', 'is no parameter of this address'],
    ['?asOf[a]=1', 'asOf[a]', 'is no parameter of this address'],
  ])('refuses %s and names the parameter', async (query, parameter, message) => {
    const { body } = await score(query).send(SHORT_PROFILE).expect(422);
    expect(body.errors).toEqual([{ parameter, message }]);
  });

  it('names the faults of the query and of the body together', async () => {
    const { body } = await score('?robustness=perhaps&depth=3')
      .send({ company: { name: '', country: 'Japan' }, project: { capexUsd: -1 }, colour: 'blue' })
      .expect(422);
    expect(body.errors.map((error: Record<string, string>) => error.parameter ?? error.pointer)).toEqual([
      'robustness',
      'depth',
      '#/company/name',
      '#/company/country',
      '#/project/capexUsd',
      '#/colour',
    ]);
  });
});

describe('the language of an answer', () => {
  it.each([
    ['', {}, 'en'],
    ['', { 'Accept-Language': 'vi' }, 'vi'],
    ['', { 'Accept-Language': 'vi-VN,vi;q=0.9,en;q=0.8' }, 'vi'],
    ['', { 'Accept-Language': 'en;q=0.3, vi;q=0.7' }, 'vi'],
    ['', { 'Accept-Language': 'fr-FR, de;q=0.9' }, 'en'],
    ['', { 'Accept-Language': 'fr, vi;q=0.1' }, 'vi'],
    ['', { 'Accept-Language': 'vi;q=0, en;q=0.1' }, 'en'],
    ['', { 'Accept-Language': '*' }, 'en'],
    ['', { 'Accept-Language': ';;;,q=,vi;q=2' }, 'en'],
    ['', { 'Accept-Language': 'VI' }, 'vi'],
    ['?language=en', { 'Accept-Language': 'vi' }, 'en'],
  ])('of %s with %j is %s', async (query, headers, language) => {
    const response = await score(query).set(headers).send(SHORT_PROFILE).expect(200);
    expect(response.body.language).toBe(language);
    expect(response.headers['content-language']).toBe(language);
    expect(response.headers.vary).toContain('Accept-Language');
  });

  it('is the configured one when the request asks for none', async () => {
    const server = await buildApp({ ...inert(), language: 'vi' });
    const { body, headers } = await supertest(server.server).get('/v1/nowhere').expect(404);
    await server.close();
    expect(body.title).toBe('Không tìm thấy.');
    expect(headers['content-language']).toBe('vi');
  });
});
