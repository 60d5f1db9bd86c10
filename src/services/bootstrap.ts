import { randomBytes, randomUUID } from 'node:crypto';
import type { Store } from '../store/store.ts';
import type { ApiKeyService } from './api-keys.ts';
import { newKey } from './api-keys.ts';

type Deps = {
  readonly store: Pick<Store, 'apiKeys' | 'organisations' | 'settings'>;
  readonly apiKeys: Pick<ApiKeyService, 'addAdministrator'>;
};

/** What a first start makes: the agency, its first key, and the key that signs cursors. */
export type Bootstrapped = {
  /** A key that was made now and is shown this once; null where there is one already. */
  readonly firstKey: string | null;
  readonly cursorKey: string;
};

/**
 * Brings an empty database to the point where somebody can call; on later starts it changes nothing but adding a
 * new `adminKey`.
 * @throws Error when `adminKey` is malformed
 */
export async function bootstrap(
  { store, apiKeys }: Deps,
  adminKey: string | undefined,
): Promise<Bootstrapped> {
  const ownerId = await store.organisations.agency(randomUUID(), 'Investment promotion agency');
  const firstKey = adminKey === undefined && (await store.apiKeys.isEmpty()) ? newKey() : null;
  const key = adminKey ?? firstKey;
  if (key !== null)
    await apiKeys.addAdministrator(key, ownerId, adminKey === undefined ? 'first key' : 'LEADFIT_ADMIN_KEY');
  const cursorKey = await store.settings.keep('cursor_key', randomBytes(32).toString('base64url'));
  return { firstKey, cursorKey };
}
