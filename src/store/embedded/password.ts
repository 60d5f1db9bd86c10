import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './embedded-error.ts';

/** A new random password, of characters that a URL and an SQL literal take as they are. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** The superuser's password, kept beside the cluster in a file for the service's account alone. */
export async function readPassword(dataDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(dataDir, 'password'), 'utf8')).trim() || undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Keeps the password for the next start; whole or not at all. */
export async function keepPassword(dataDir: string, password: string): Promise<void> {
  const part = join(dataDir, 'password.part');
  const file = await open(part, 'w', 0o600);
  try {
    await file.chmod(0o600);
    await file.writeFile(`${password}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, join(dataDir, 'password'));
}
