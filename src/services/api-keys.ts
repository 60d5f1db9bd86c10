import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ApiScope } from '../contract/api-key.ts';
import { API_SCOPES } from '../contract/api-key.ts';
import type { StoredKey } from '../store/api-keys.ts';
import type { Store } from '../store/store.ts';

/** Who sent a request: whose rows it may touch and what it may do. */
export type Caller = {
  readonly keyId: string;
  readonly ownerId: string;
  readonly scopes: ReadonlySet<string>;
};

export type ApiKeyService = ReturnType<typeof apiKeyService>;

type Deps = { readonly store: Pick<Store, 'apiKeys'>; readonly now: () => Date };

const PREFIX = 'lf_live_';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 12;
const SECRET_LENGTH = 40;
const CHECKSUM_LENGTH = 6;
const FORM = new RegExp(
  `^${PREFIX}([0-9A-Za-z]{${ID_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`,
);

/** Checks the keys that callers send. */
export function apiKeyService({ store, now }: Deps) {
  return {
    /** The caller behind a key, or null whatever is wrong with it: nobody learns which part was. */
    async authenticate(key: string): Promise<Caller | null> {
      const parsed = parseKey(key);
      if (parsed === null) return null;
      const stored = await store.apiKeys.read(parsed.id);
      const isRight = timingSafeEqual(hashSecret(parsed.secret), stored?.secretHash ?? new Uint8Array(32));
      if (stored === null || !isRight || !isValid(stored, now())) return null;
      await store.apiKeys.touch(stored.id, now());
      return { keyId: stored.id, ownerId: stored.ownerId, scopes: new Set(stored.scopes) };
    },

    /** Keeps an administrator's key that the operator gave or that was just made. @throws Error when it is malformed */
    async addAdministrator(key: string, ownerId: string, name: string): Promise<void> {
      const parsed = parseKey(key);
      if (parsed === null)
        throw new Error(
          'the administrator’s key (LEADFIT_ADMIN_KEY) is malformed: make one with `npm run --silent new-key`',
        );
      const scopes: readonly ApiScope[] = API_SCOPES;
      await store.apiKeys.add({
        id: parsed.id,
        ownerId,
        name,
        secretHash: hashSecret(parsed.secret),
        scopes,
      });
    },
  };
}

/** A new key: prefix, id, secret of 238 random bits, and a checksum that tells a typing error from a wrong key. */
export function newKey(): string {
  const body = `${PREFIX}${randomText(ID_LENGTH)}_${randomText(SECRET_LENGTH)}`;
  return body + checksum(body);
}

function parseKey(key: string): { readonly id: string; readonly secret: string } | null {
  const [, id, secret, sum] = FORM.exec(key) ?? [];
  if (id === undefined || secret === undefined || checksum(`${PREFIX}${id}_${secret}`) !== sum) return null;
  return { id, secret };
}

function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    // Bytes past the last whole multiple of the alphabet would favour its first letters.
    for (const byte of randomBytes(length))
      if (byte < 248 && text.length < length) text += ALPHABET.charAt(byte % 62);
  }
  return text;
}

function checksum(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  return Array.from(bytes.subarray(0, CHECKSUM_LENGTH), (byte) => ALPHABET.charAt(byte % 62)).join('');
}

/** A plain hash is enough: the secret is random and long, so there is nothing to guess from a dictionary. */
function hashSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

function isValid({ expiresAt, revokedAt }: StoredKey, now: Date): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > now);
}
