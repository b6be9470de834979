import nx from '@nx/eslint-plugin';
import { defineConfig } from 'eslint/config';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';
import {
  CLOCK,
  EVERYWHERE,
  FORMATS,
  HONEST_TESTS,
  IDS,
  NO_WORDS_IN_JSX,
  PURE,
  PURE_GLOBALS,
  ROUTES_COME_FROM_THE_TABLE,
  ROUTES_NAME_THEIR_CALLERS,
} from './tools/house/bans.mjs';

/** Who may import whom, besides itself. A room that is not named here may be imported by nobody. */
const ROOMS = {
  engine: [],
  contract: ['engine'],
  forecast: ['engine'],
  client: ['contract'],
  ui: ['contract'],
  paper: ['contract'],
  screen: ['contract', 'client', 'ui', 'paper'],
  server: ['engine', 'forecast', 'contract', 'paper'],
  testing: ['engine', 'contract'],
  tools: ['contract', 'client'],
  simulate: ['contract', 'client', 'engine', 'forecast', 'tools'],
  e2e: ['contract', 'client'],
};

const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e.ts', 'apps/*/test/**'];

/** The builders of `testing` stand on these rooms, whose specs use them: that circle is wanted. */
const TESTED_WITH_BUILDERS = ['engine', 'contract'].map((room) => [room, 'testing']);

function boundaries({ also = [], ignoredCircularDependencies = [] } = {}) {
  const depConstraints = Object.entries(ROOMS).map(([room, may]) => ({
    sourceTag: `room:${room}`,
    onlyDependOnLibsWithTags: [room, ...may, ...also].map((name) => `room:${name}`),
  }));
  const options = { depConstraints, ignoredCircularDependencies };
  return { '@nx/enforce-module-boundaries': ['error', options] };
}

const noImports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

/** A later block replaces a rule's options, so each block says all that holds for its files. */
const bans = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

const longest = (lines) => ({
  'max-lines-per-function': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
});

/** A type that is read off a value of the same name, or off a list, is described there. */
const READ_OFF_A_VALUE =
  ':not([typeAnnotation.typeName.left.name="z"]):not([typeAnnotation.type="TSIndexedAccessType"])';

export default defineConfig(
  {
    // What a browser loads as it is stands in no project that could be type-checked.
    ignores: [
      '*.js',
      '**/dist/',
      '**/out-tsc/',
      'coverage/',
      'apps/*/vite.config.ts',
      'apps/server/public/',
    ],
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.all.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx, jsdoc },
  },
  {
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      ...longest(50),
      ...bans(EVERYWHERE, CLOCK, IDS, FORMATS),
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A port is an abstract class for injection; whatever has its shape may stand in for it.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      ...boundaries(),
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: SPECS,
    rules: boundaries({
      also: ['testing'],
      ignoredCircularDependencies: TESTED_WITH_BUILDERS,
    }),
  },
  {
    files: ['libs/{engine,forecast}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/invariant.ts'],
    rules: {
      ...bans(EVERYWHERE, CLOCK, IDS, FORMATS, PURE),
      'no-restricted-globals': ['error', ...PURE_GLOBALS],
    },
  },
  {
    files: ['libs/engine/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: noImports({
      regex: '^(?!\\./).+',
      message: 'The engine imports nothing but its own files.',
    }),
  },
  {
    files: ['libs/forecast/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: noImports({
      regex: '^(?!\\./|@lobbyflow/engine$).+',
      message: 'The forecast stands on the engine alone.',
    }),
  },
  {
    files: ['libs/contract/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: noImports({
      regex: '^(?!\\./|zod$|@lobbyflow/engine/terms$).+',
      message: 'The wire takes its words from engine/terms, and its schemas from zod.',
    }),
  },
  {
    files: ['libs/{engine,forecast,contract}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          require: { FunctionDeclaration: false },
          contexts: [
            'ExportNamedDeclaration[declaration.type="FunctionDeclaration"]',
            'ExportNamedDeclaration[declaration.type="ClassDeclaration"]',
            'ExportNamedDeclaration[declaration.type="VariableDeclaration"]',
            'ExportNamedDeclaration[declaration.type="TSInterfaceDeclaration"]',
            `ExportNamedDeclaration:has(> TSTypeAliasDeclaration${READ_OFF_A_VALUE})`,
          ],
          enableFixer: false,
        },
      ],
    },
  },
  {
    files: ['apps/server/src/**/*.{controller,gateway}.ts'],
    rules: {
      ...noImports({
        group: ['typeorm', '@nestjs/typeorm', '**/*.repository.js', '**/entities/*'],
        message: 'Edges talk to services, not to the database.',
      }),
      ...bans(EVERYWHERE, CLOCK, IDS, FORMATS, ROUTES_COME_FROM_THE_TABLE),
    },
  },
  {
    files: ['apps/server/src/**/{health,screens}.controller.ts'],
    rules: bans(EVERYWHERE, CLOCK, IDS, FORMATS, ROUTES_NAME_THEIR_CALLERS),
  },
  {
    files: ['apps/server/src/**/*.ts'],
    ignores: [
      '**/*.repository.ts',
      '**/db/**',
      '**/*.spec.ts',
      '**/*.controller.ts',
      '**/*.gateway.ts',
    ],
    rules: noImports({
      group: ['typeorm', '@nestjs/typeorm', '**/entities/*'],
      message: 'Only repositories and db/ know how things are stored.',
    }),
  },
  { files: ['libs/client/src/**/*.ts', 'tools/**'], rules: bans(EVERYWHERE, CLOCK, FORMATS) },
  { files: ['libs/ui/src/format.ts'], rules: bans(EVERYWHERE, CLOCK, IDS) },
  { files: ['**/ports/**'], rules: bans(EVERYWHERE, FORMATS) },
  {
    files: ['**/*.tsx'],
    rules: { ...longest(80), ...bans(EVERYWHERE, CLOCK, IDS, FORMATS, NO_WORDS_IN_JSX) },
  },
  {
    files: ['libs/client/src/**/*.tsx'],
    rules: bans(EVERYWHERE, CLOCK, FORMATS, NO_WORDS_IN_JSX),
  },
  {
    files: SPECS,
    rules: {
      ...bans(EVERYWHERE, CLOCK, FORMATS, HONEST_TESTS),
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Plain scripts: they run before anything is installed or built, so they have no types to be checked by.
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
