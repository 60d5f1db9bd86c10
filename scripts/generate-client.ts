// Generates Prisma's client from prisma/schema.prisma, where the one in place is not from this very schema.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = join(root, 'src/store/prisma-client');
const stamp = join(output, '.generated-from');

const prisma = createRequire(import.meta.url).resolve('prisma/package.json');
const hash = createHash('sha256');
for (const file of [prisma, join(root, 'prisma/schema.prisma')]) hash.update(readFileSync(file));
const source = hash.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== source) {
  const cli = join(dirname(prisma), 'build/index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    // The command wants the native schema engine to exist and never runs it for this; see the stub.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'scripts/no-schema-engine.sh'), ...process.env },
  });
  if (status === 0) writeFileSync(stamp, source);
  else {
    process.stderr.write(stdout + stderr);
    process.exitCode = 1;
  }
}
