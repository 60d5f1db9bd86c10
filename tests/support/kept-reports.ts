import type { TestApp } from './app.ts';

/** An investor that was just stored, with the report that was kept of it. */
export type Kept = { readonly investorId: string; readonly reportId: string };

/** Stores an investor and tells which report was kept. */
export async function keep(app: TestApp, profile: object, key?: string): Promise<Kept> {
  const { body } = await app.send('post', '/v1/investors', key).send(profile).expect(201);
  return latest(app, body.id, key);
}

/** Changes an investor and tells which report was kept then. */
export async function change(app: TestApp, investorId: string, patch: object): Promise<Kept> {
  const { body } = await app.send('get', `/v1/investors/${investorId}`).expect(200);
  await app
    .send('patch', `/v1/investors/${investorId}`)
    .set('If-Match', `"${body.revision}"`)
    .send(patch)
    .expect(200);
  return latest(app, investorId);
}

/** The last report that was kept of an investor. */
export async function latest(app: TestApp, investorId: string, key?: string): Promise<Kept> {
  const { body } = await app.send('get', `/v1/investors/${investorId}/fit-report`, key).expect(200);
  return { investorId, reportId: body.id };
}

/** Changes rows that the service never changes, as only the owner of the database can: past the triggers. */
export async function tamper(
  { pool }: TestApp,
  table: 'fit_report' | 'catalogue_version',
  statement: string,
  values: readonly unknown[],
): Promise<void> {
  await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const { rowCount } = await pool.query(statement, [...values]);
  await pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  if (rowCount !== 1) throw new Error(`${rowCount} rows were changed`);
}
