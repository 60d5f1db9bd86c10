import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENGINE_VERSION } from '../../src/core/engine.ts';
import { hashOf } from '../../src/services/hash.ts';
import type { TestApp } from '../support/app.ts';
import { createApp, SHORT_PROFILE, START_MS } from '../support/app.ts';
import { keep, tamper } from '../support/kept-reports.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createApp();
}, START_MS);
afterAll(() => app.close());

const verify = (id: string, query = '', key?: string) =>
  app.send('get', `/v1/fit-reports/${id}/verification${query}`, key);

/** Rewrites the kept report; its hash follows where it is to look untouched. */
async function rewrite(id: string, change: (report: never) => object, isHashed: boolean): Promise<void> {
  const { rows } = await app.pool.query('SELECT report FROM fit_report WHERE id = $1', [id]);
  const report = change(rows[0].report as never);
  if (isHashed)
    await tamper(app, 'fit_report', 'UPDATE fit_report SET report = $2, report_hash = $3 WHERE id = $1', [
      id,
      JSON.stringify(report),
      hashOf(report),
    ]);
  else
    await tamper(app, 'fit_report', 'UPDATE fit_report SET report = $2 WHERE id = $1', [
      id,
      JSON.stringify(report),
    ]);
}

const FULL = {
  ...SHORT_PROFILE,
  externalIds: [{ system: 'crm', id: 'v' }],
  contacts: [{ name: 'An' }],
  activity: { ...SHORT_PROFILE.activity, codes: [{ scheme: 'HS2022', code: '8542.31' }] },
  project: {
    type: 'greenfield',
    capexUsd: 12_345_678.9,
    landHa: 0.1,
    salesShareByMarket: { EU: 0.3, US: 0.1 },
  },
  facts: {
    '/project/capexUsd': { method: 'estimated', asOf: '2026-05-01' },
    '/project/jobs': { status: 'cannot_provide' },
  },
};

describe('GET /v1/fit-reports/{id}/verification', () => {
  it.each([
    ['a name and a sentence', SHORT_PROFILE],
    ['a full profile with estimates', FULL],
    ['nothing usable', { company: { name: 'Nobody' } }],
  ])('finds a report that nobody touched to match: %s', async (_name, profile) => {
    const { reportId } = await keep(app, profile);
    const { body: report } = await app.send('get', `/v1/fit-reports/${reportId}`).expect(200);
    const { body } = await verify(reportId).expect(200);
    expect(body).toEqual({
      reportId,
      language: 'en',
      result: 'match',
      cause: null,
      text: 'Made again from its pins, the report is the same to the byte.',
      storedHash: report.reportHash,
      recomputedHash: report.reportHash,
      storedEngineVersion: ENGINE_VERSION,
      engineVersion: ENGINE_VERSION,
    });
  });

  it('finds that the report itself was edited, and what it was', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    await rewrite(reportId, (report: object) => ({ ...report, completeness: 1 }), false);
    const { body } = await verify(reportId).expect(200);
    expect(body).toMatchObject({ result: 'mismatch', cause: 'stored_report_changed' });
    expect(body.recomputedHash).toBe(body.storedHash);
  });

  it.each([
    ['its hash', 'report_hash', 'no hash at all'],
    ['all of it', 'report', 'null'],
    ['its form', 'report', '[{"pins": 3}]'],
    ['its pins', 'report', '{"pins": {"asOf": "soon", "engineVersion": 1}}'],
  ])('survives a report that lost %s', async (_name, column, value) => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    await tamper(app, 'fit_report', `UPDATE fit_report SET ${column} = $2 WHERE id = $1`, [reportId, value]);
    const { body } = await verify(reportId).expect(200);
    expect(body).toMatchObject({ result: 'mismatch', cause: 'stored_report_changed' });
    if (column === 'report') expect(body).toMatchObject({ recomputedHash: null, storedEngineVersion: null });
  });

  it('does not trust pins that cannot be followed even where the hash fits', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    await rewrite(reportId, (report: object) => ({ ...report, pins: {} }), true);
    const { body } = await verify(reportId).expect(200);
    expect(body).toMatchObject({ cause: 'stored_report_changed', recomputedHash: null });
  });

  it.each([
    ['a fact', { ...SHORT_PROFILE, project: { jobs: 10 } }],
    ['the name', { ...SHORT_PROFILE, company: { name: 'Another' } }],
    ['its form', { company: 7 }],
    ['everything', null],
  ])('finds that the profile was edited: %s', async (_name, profile) => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    await tamper(app, 'fit_report', 'UPDATE fit_report SET profile = $2 WHERE id = $1', [
      reportId,
      JSON.stringify(profile),
    ]);
    const { body } = await verify(reportId).expect(200);
    expect(body).toMatchObject({ result: 'mismatch', cause: 'profile_changed' });
    expect(body.recomputedHash).not.toBe(body.storedHash);
  });

  it('does not mind a part of the profile that is not scored', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    await tamper(
      app,
      'fit_report',
      `UPDATE fit_report SET profile = jsonb_set(profile, '{company,country}', '"JP"') WHERE id = $1`,
      [reportId],
    );
    expect((await verify(reportId).expect(200)).body.result).toBe('match');
  });

  it('finds that the catalogue version was edited', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    const { rows } = await app.pool.query('SELECT id, document FROM catalogue_version WHERE version <> 99');
    const [{ id, document }] = rows;
    const write = (edited: object) =>
      tamper(app, 'catalogue_version', 'UPDATE catalogue_version SET document = $2 WHERE id = $1', [
        id,
        JSON.stringify(edited),
      ]);
    await write({ ...document, scoring: { ...document.scoring, base: 49.5 } });
    const { body } = await verify(reportId).expect(200);
    await write(document);
    expect(body).toMatchObject({ result: 'mismatch', cause: 'catalogue_changed', recomputedHash: null });
    expect((await verify(reportId).expect(200)).body.result).toBe('match');
  }, 20_000);

  it('finds that the report was hung on another catalogue version', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    const id = randomUUID();
    const { rows } = await app.pool.query('SELECT document FROM catalogue_version');
    const other = { ...rows[0].document, version: 99, vocabulary: {} };
    await app.pool.query(
      `INSERT INTO catalogue_version (id, code, version, hash, document, territory, valid_from, valid_to)
       SELECT $1, code, 99, $2, $3, territory, valid_from, valid_to FROM catalogue_version`,
      [id, hashOf(other), JSON.stringify(other)],
    );
    await tamper(app, 'fit_report', 'UPDATE fit_report SET version_id = $2 WHERE id = $1', [reportId, id]);
    const { body } = await verify(reportId).expect(200);
    expect(body).toMatchObject({ result: 'mismatch', cause: 'catalogue_changed' });
    expect(body.recomputedHash).toMatch(/^sha256:/);
    expect(body.recomputedHash).not.toBe(body.storedHash);
  }, 20_000);

  it('finds that the engine is another', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    await rewrite(
      reportId,
      (report: { pins: object }) => ({ ...report, pins: { ...report.pins, engineVersion: '0.9.0' } }),
      true,
    );
    const { body } = await verify(reportId, '?language=vi').expect(200);
    expect(body).toMatchObject({
      result: 'mismatch',
      cause: 'engine_changed',
      language: 'vi',
      text: `Báo cáo do phiên bản tính điểm 0.9.0 lập, nay là phiên bản ${ENGINE_VERSION}.`,
      storedEngineVersion: '0.9.0',
      engineVersion: ENGINE_VERSION,
    });
  });

  it('finds that the same pins give another report', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    await rewrite(reportId, (report: object) => ({ ...report, completeness: 0.999 }), true);
    const { body } = await verify(reportId).expect(200);
    expect(body).toMatchObject({ result: 'mismatch', cause: 'recomputed_differently' });
    expect(body.recomputedHash).toMatch(/^sha256:/);
    expect(body.recomputedHash).not.toBe(body.storedHash);
  });

  it('tells the first of several causes', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    await tamper(
      app,
      'fit_report',
      `UPDATE fit_report SET profile = '{"company": {"name": "x"}}' WHERE id = $1`,
      [reportId],
    );
    await rewrite(
      reportId,
      (report: { pins: object }) => ({ ...report, pins: { ...report.pins, engineVersion: '0.9.0' } }),
      true,
    );
    expect((await verify(reportId).expect(200)).body.cause).toBe('profile_changed');
    await rewrite(reportId, (report: object) => ({ ...report, completeness: 1 }), false);
    expect((await verify(reportId).expect(200)).body.cause).toBe('stored_report_changed');
  });

  it('speaks both languages', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    const response = await verify(reportId).set('Accept-Language', 'vi').expect(200);
    expect(response.headers['content-language']).toBe('vi');
    expect(response.body.text).toBe('Tính lại từ dữ liệu đã ghim cho đúng báo cáo đã lưu.');
  });

  it('knows no report of somebody else, of an erased investor, or that never was', async () => {
    const { reportId, investorId } = await keep(app, SHORT_PROFILE);
    const stranger = await app.addKey({ ownerId: await app.addOwner() });
    await verify(reportId, '', stranger).expect(404);
    await app.send('delete', `/v1/investors/${investorId}`).set('If-Match', '"1"').expect(204);
    await verify(reportId).expect(404);
    await verify(randomUUID()).expect(404);
    await verify('1').expect(404);
  });

  it('needs a key that may read investors, and takes no other parameter', async () => {
    const { reportId } = await keep(app, SHORT_PROFILE);
    const key = await app.addKey({ scopes: ['fit-reports:create'] });
    const { body } = await verify(reportId, '', key).expect(403);
    expect(body.requiredScopes).toEqual(['investors:read']);
    const { body: problem } = await verify(reportId, '?asOf=2026-01-01').expect(422);
    expect(problem.errors).toEqual([{ parameter: 'asOf', message: 'is no parameter of this address' }]);
  });
});
