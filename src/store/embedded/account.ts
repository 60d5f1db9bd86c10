import { lstat, readFile } from 'node:fs/promises';
import { EmbeddedError, hasCode } from './embedded-error.ts';

/** An operating-system account that PostgreSQL is started as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

// PostgreSQL refuses to run as root. `postgres` exists where PostgreSQL was ever packaged, the others everywhere.
const CANDIDATES = ['postgres', 'nobody', 'daemon'] as const;

/**
 * The account to start PostgreSQL as: `undefined` for the current one. Root must step down, and then the owner
 * of an existing cluster comes first, so that a folder made by an ordinary user stays that user's.
 */
export async function account(clusterDir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = parsePasswd(await readFile('/etc/passwd', 'utf8'));
  const owner = await ownerOf(clusterDir);
  if (owner !== undefined && owner.uid !== 0) {
    const name = known.find((candidate) => candidate.uid === owner.uid)?.name ?? `uid ${owner.uid}`;
    return { name, ...owner };
  }
  for (const name of CANDIDATES) {
    const found = known.find((candidate) => candidate.name === name);
    if (found !== undefined) return found;
  }
  throw new EmbeddedError(
    `PostgreSQL does not run as root, and none of the accounts ${CANDIDATES.join(', ')} exists. ` +
      'Start leadfit as an ordinary user, or set DATABASE_URL.',
  );
}

async function ownerOf(path: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await lstat(path);
    return { uid, gid };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parsePasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    // macOS lists nobody as -2, which is no uid to start a process with.
    if (name === undefined || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
