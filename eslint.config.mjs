// What Biome 2.6 cannot say: rules that need types (it misses the overloaded promises of pg) and our own bans.
import tseslint from 'typescript-eslint';

const environment = 'The environment is read in src/config.ts alone and passed down.';
const pure = 'The core has no clock, no randomness and no I/O: take `now` or `seed` as an argument.';

const banEnvironment = [
  { object: 'process', property: 'env', message: environment },
  { object: 'globalThis', property: 'process', message: environment },
];
const banImpure = [
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'queueMicrotask',
].concat(['setImmediate', 'setInterval', 'setTimeout']);

export default [
  { ignores: ['src/store/prisma-client/**'] },
  {
    files: ['**/*.ts'],
    plugins: { ts: tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'ts/await-thenable': 'error',
      'ts/no-floating-promises': 'error',
      'ts/no-misused-promises': 'error',
      'ts/no-unsafe-type-assertion': 'error',
      'ts/require-await': 'error',
      'ts/return-await': ['error', 'error-handling-correctness-only'],
      'ts/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // A test may name the shape that it expects of a body: what it then asserts is the check.
    files: ['tests/**/*.ts'],
    rules: { 'ts/no-unsafe-type-assertion': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/config.ts'],
    rules: {
      'no-restricted-properties': ['error', ...banEnvironment],
      'no-restricted-imports': [
        'error',
        ...['process', 'node:process'].map((name) => ({ name, importNames: ['env'], message: environment })),
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...banImpure.map((name) => ({ name, message: pure }))],
      'no-restricted-properties': [
        'error',
        ...banEnvironment,
        { object: 'Date', property: 'now', message: pure },
        { object: 'Math', property: 'random', message: pure },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: pure },
        { selector: 'CallExpression[callee.name="Date"]', message: pure },
      ],
    },
  },
];
