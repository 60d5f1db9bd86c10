import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestApp } from '../support/app.ts';
import { createApp, SHORT_PROFILE } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
});
afterAll(() => app.close());

describe('POST /v1/fit-reports', () => {
  it('answers a name and a sentence with a ranked report', async () => {
    const { body } = await app.send('post', '/v1/fit-reports').send(SHORT_PROFILE).expect(200);
    expect(body).toMatchObject({ id: null, investorId: null, language: 'en', status: 'ranked' });
    expect(body.best).toMatchObject({ sector: 'chips', segment: 'integrated-circuits' });
  });
});
