// Two projects, so that the unit tier starts no PostgreSQL: Jest runs a project's globalSetup only when one of
// that project's tests runs.
const shared = {
  testEnvironment: 'node',
  // Real ES modules: as CommonJS, queries through Prisma's generated client fail.
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
        // The global setup, which Jest wants as CommonJS, keeps its `import()`.
        module: { type: 'es6', ignoreDynamic: true },
      },
    ],
  },
  setupFiles: ['<rootDir>/tests/support/no-outgoing.ts'],
};

export default {
  collectCoverage: false,
  // Every file compiles the whole vocabulary and Jest frees none of it: a worker that has grown is replaced.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/tests/{unit,property}/**/*.test.ts'] },
    {
      ...shared,
      displayName: 'database',
      testMatch: ['<rootDir>/tests/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/(unit|property)/'],
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
    },
  ],
};
