import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.ts';
import { createApp, START_MS } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

describe('GET /v1/sectors', () => {
  it('lists every sector of the plan with its segments and what they rest on', async () => {
    const { body } = await app.send('get', '/v1/sectors').expect(200);
    expect(body.catalogue).toMatchObject({
      code: 'hai-duong-2021-2030',
      validFrom: '2021-01-01',
      validTo: '2030-12-31',
    });
    expect(body.data).toHaveLength(7);
    for (const { segments } of body.data) {
      expect(segments.length).toBeGreaterThan(0);
      for (const { citation } of segments) expect(body.citations).toHaveProperty(citation);
    }
  });

  it('names them in either language', async () => {
    const { body: en } = await app.send('get', '/v1/sectors?language=en').expect(200);
    const vi = await app.send('get', '/v1/sectors').set('Accept-Language', 'vi').expect(200);
    expect(vi.headers['content-language']).toBe('vi');
    const codes = ({ data }: { data: { code: string }[] }) => data.map(({ code }) => code);
    expect(codes(vi.body)).toEqual(codes(en));
    expect(vi.body.data[0].name).not.toBe(en.data[0].name);
  });
});

describe('GET /v1/sectors/{code}', () => {
  it('shows the criteria of a sector with weights that sum to 1', async () => {
    const { body: list } = await app.send('get', '/v1/sectors').expect(200);
    for (const { code } of list.data) {
      const { body } = await app.send('get', `/v1/sectors/${code}`).expect(200);
      expect(body.code).toBe(code);
      const sum = body.criteria.reduce((total: number, { weight }: { weight: number }) => total + weight, 0);
      expect(sum).toBeCloseTo(1, 9);
      for (const { citation } of body.criteria)
        if (citation !== null) expect(body.citations).toHaveProperty(citation);
    }
  });
});
