import { randomBytes, randomUUID } from 'node:crypto';
import type { Store } from '../store/store.ts';
import type { ApiKeyService } from './api-keys.ts';
import { newKey } from './api-keys.ts';

type Deps = {
  readonly store: Pick<Store, 'apiKeys' | 'organisations' | 'settings'>;
  readonly apiKeys: Pick<ApiKeyService, 'addAdministrator'>;
};

/** What every start needs before it can serve: the agency, and the key that signs cursors. */
export type Bootstrapped = { readonly agencyId: string; readonly cursorKey: string };

/**
 * Makes what is missing in an empty database, and adds the administrator's key that the operator gives.
 * @throws Error when `adminKey` is malformed
 */
export async function bootstrap(
  { store, apiKeys }: Deps,
  adminKey: string | undefined,
): Promise<Bootstrapped> {
  const agencyId = await store.organisations.agency(randomUUID(), 'Investment promotion agency');
  if (adminKey !== undefined) await apiKeys.addAdministrator(adminKey, agencyId, 'LEADFIT_ADMIN_KEY');
  const cursorKey = await store.settings.keep('cursor_key', randomBytes(32).toString('base64url'));
  return { agencyId, cursorKey };
}

/**
 * The first administrator's key, made where there is none; null on every later start.
 * To be called when nothing but showing it is left to do: a key that nobody has seen is lost.
 */
export async function firstKey({ store, apiKeys }: Deps, agencyId: string): Promise<string | null> {
  if (!(await store.apiKeys.isEmpty())) return null;
  const key = newKey();
  await apiKeys.addAdministrator(key, agencyId, 'first key');
  return key;
}
