import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const typescript = {
  sourceMaps: 'inline',
  module: { type: 'es6' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx: true, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: true,
      react: { runtime: 'automatic' },
    },
  },
};

const toCommonJs = {
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
};

// CommonJS packages require() these ESM-only ones. Node itself can do that; Jest cannot before Node 24.9.
const ESM_REQUIRED = '(content-disposition|cookie)/dist/';

const FOLDERS = ['apps', 'libs', 'tools', 'e2e'];

/** @type {import('jest').Config} */
const everywhere = {
  rootDir: import.meta.dirname,
  roots: FOLDERS.map((folder) => `<rootDir>/${folder}`),
  testEnvironment: 'node',
  // The same for specs that ask for jsdom: a room is always taken from its sources.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '\\.(css|woff2?|png|svg|mp3)$': '<rootDir>/tools/jest-asset.cjs',
  },
  transform: {
    '\\.tsx?$': ['@swc/jest', typescript],
    [`node_modules/${ESM_REQUIRED}.+\\.js$`]: ['@swc/jest', toCommonJs],
  },
  transformIgnorePatterns: [`/node_modules/(?!.*node_modules/${ESM_REQUIRED}|${ESM_REQUIRED})`],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/out-tsc/'],
};

/** The server's specs that stand on the test bench, where the database is; the others would only run the same twice. */
function onTestBench() {
  const src = join(import.meta.dirname, 'apps/server/src');
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.spec.ts'))
    .filter((path) => readFileSync(join(src, path), 'utf8').includes('/test/'))
    .map((path) => `<rootDir>/apps/server/src/${path}`);
}

/** What is about the file of one box: the file itself, its lock, and the operator's command. */
const SQLITE_ONLY = [
  '/src/db/check-file',
  '/src/db/sqlite-',
  '/src/main\\.',
  '/src/operator/',
  '/src/start\\.',
];

/** @type {import('jest').Config} */
export default {
  projects: [
    {
      ...everywhere,
      testMatch: ['<rootDir>/{apps,libs,tools}/**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: [...everywhere.testPathIgnorePatterns, '\\.cluster\\.spec\\.ts$'],
    },
    // The server once more, on PostgreSQL.
    {
      ...everywhere,
      displayName: 'postgres',
      testMatch: onTestBench(),
      testPathIgnorePatterns: [...everywhere.testPathIgnorePatterns, ...SQLITE_ONLY],
      setupFiles: ['<rootDir>/tools/jest-on-postgres.mjs'],
      globalSetup: '<rootDir>/tools/jest-postgres-start.mjs',
      globalTeardown: '<rootDir>/tools/jest-postgres-stop.mjs',
    },
    // In a real browser, against the built product.
    { ...everywhere, testMatch: ['<rootDir>/e2e/src/**/*.e2e.ts'] },
  ],
  // For both: Jest takes no notice of one that stands in a project.
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/tools/jest-reporter.mjs'],
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
};
