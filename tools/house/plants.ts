/** A text that stands nowhere, and the path at which it is linted. */
export interface Plant {
  readonly path: string;
  readonly text: string;
}

/** A file of each room, and the rooms it may import. */
const ROOMS: readonly (readonly [path: string, may: readonly string[]])[] = [
  ['libs/engine/src/planted.ts', []],
  ['libs/contract/src/planted.ts', ['engine/terms']],
  ['libs/forecast/src/planted.ts', ['engine']],
  ['libs/client/src/planted.ts', ['contract']],
  ['libs/ui/src/planted.ts', ['contract']],
  ['libs/testing/src/planted.ts', ['engine', 'contract']],
  ['apps/server/src/planted.ts', ['engine', 'forecast', 'contract']],
  ['tools/src/planted.ts', ['contract', 'client']],
  ['tools/simulate/src/planted.ts', ['contract', 'client', 'engine', 'forecast']],
  ['e2e/src/planted.ts', ['contract', 'client']],
  ...['kiosk', 'teller', 'display', 'manager', 'ticket'].map(
    (screen) => [`apps/${screen}/src/planted.ts`, ['contract', 'client', 'ui']] as const,
  ),
];

const IMPORTABLE = ['engine', 'contract', 'forecast', 'client', 'ui', 'testing'];

function importOf(path: string, name: string): Plant {
  return { path, text: `import * as planted from '@lobbyflow/${name}';\nexport { planted };\n` };
}

const isItself = (path: string, name: string) => path.startsWith(`libs/${name}/`);

/** Each room with each of the others that it may not import; libs/testing is for specs only. */
export const FORBIDDEN_IMPORTS = ROOMS.flatMap(([path, may]) =>
  IMPORTABLE.filter((name) => !may.some((room) => room.startsWith(name)))
    .filter((name) => !isItself(path, name))
    .map((name) => importOf(path, name)),
);

/** Each room with each of those that it may, and specs with the builders. */
export const ALLOWED_IMPORTS = [
  ...ROOMS.flatMap(([path, may]) => may.map((name) => importOf(path, name))),
  ...['libs/engine', 'libs/contract', 'libs/client', 'apps/server', 'apps/display'].map((room) =>
    importOf(`${room}/src/planted.spec.ts`, 'testing'),
  ),
];

const IMPURE = [
  'export const at = Date.now();',
  'export const at = new Date();',
  'export const lot = Math.random();',
  'export const wait = async () => undefined;',
  "export const later = import('./terms.js');",
  "export function stop() { throw new Error('no'); }",
  'setTimeout(() => undefined, 1);',
  'setInterval(() => undefined, 1);',
  'export const name = process.title;',
  "console.log('called');",
  "export const answer = fetch('/');",
  'export const id = crypto.randomUUID();',
  "import { z } from 'zod';\nexport { z };",
  "import { readFileSync } from 'node:fs';\nexport { readFileSync };",
];

const inRooms = (paths: readonly string[], texts: readonly string[]) =>
  paths.flatMap((path) => texts.map((text) => ({ path, text })));

/** What the pure rooms may not do. */
export const IMPURITIES = inRooms(
  ['libs/engine/src/planted.ts', 'libs/forecast/src/planted.ts'],
  IMPURE,
);

const longFunction = (lines: number) => `export function long() {\n${'void 0;\n'.repeat(lines)}}`;

const CONTROLLER = 'apps/server/src/counters/planted.controller.ts';
const HEALTH = 'apps/server/src/health/health.controller.ts';
const SERVICE = 'apps/server/src/counters/planted.service.ts';
const SPEC = 'apps/server/src/planted.spec.ts';

/** A text with one fault, the rule that finds it, and what the rule says. */
export interface Breach extends Plant {
  readonly rule: string;
  readonly says: string;
}

const breach = (path: string, text: string, rule: string, says: string): Breach => ({
  path,
  text,
  rule,
  says,
});

const banned = (path: string, text: string, says: string) =>
  breach(path, text, 'no-restricted-syntax', says);

const DOOR = 'class Doors { @Get() all() { return []; } }\nexport { Doors };';

/** The other bans, each with one who breaks it. */
export const BREACHES: readonly Breach[] = [
  banned(SERVICE, "export * from './other.js';", 'List the names'),
  banned(SERVICE, 'export enum State { Open }', 'as const'),
  banned(SERVICE, 'export namespace Lobby { export const a = 1; }', 'namespace'),
  banned(SERVICE, 'export const at = Date.now();', 'Clock'),
  banned(SERVICE, 'export const at = new Date();', 'Clock'),
  banned(SERVICE, "export { randomUUID } from 'node:crypto';", 'Ids'),
  banned(SERVICE, 'export const shown = (1).toLocaleString();', 'format.ts'),
  banned(SERVICE, "import type { NestMiddleware } from '@nestjs/common';", 'guard'),
  banned(CONTROLLER, DOOR, '@Route'),
  banned(HEALTH, DOOR, '@Public'),
  banned(CONTROLLER, 'export const at = new Date();', 'Clock'),
  banned(HEALTH, 'export const at = new Date();', 'Clock'),
  banned('apps/kiosk/src/planted.tsx', 'export const at = new Date();', 'Clock'),
  banned('apps/kiosk/src/planted.tsx', 'export const A = () => <h1>Welcome</h1>;', 'messages'),
  banned('libs/ui/src/planted.tsx', 'export const A = () => <h1>欢迎</h1>;', 'messages'),
  banned('libs/client/src/planted.tsx', 'export const A = () => <h1>欢迎</h1>;', 'messages'),
  banned('libs/client/src/planted.ts', 'export const at = Date.now();', 'Clock'),
  banned('libs/client/src/planted.ts', 'export const a = (1).toLocaleString();', 'format.ts'),
  banned(SPEC, "it.skip('waits', () => undefined);", 'A test runs'),
  banned(SPEC, "describe.only('a lobby', () => undefined);", 'A test runs'),
  banned(SPEC, "xit('waits', () => undefined);", 'A test runs'),
  banned(SPEC, "jest.mock('./a.js');", 'Module mocks'),
  banned(SPEC, 'setTimeout(() => undefined, 1);', 'does not sleep'),
  banned(SPEC, 'export const lot = Math.random();', 'draws no lots'),
  breach(SERVICE, 'export default 1;', 'no-restricted-exports', 'default'),
  breach(SERVICE, "import 'typeorm';", 'no-restricted-imports', 'Only repositories'),
  breach(CONTROLLER, "import './a.repository.js';", 'no-restricted-imports', 'Edges'),
  breach(CONTROLLER, "import 'typeorm';", 'no-restricted-imports', 'Edges'),
  breach(SERVICE, '// TODO later\nexport {};', 'no-warning-comments', 'todo'),
  breach(SERVICE, 'void 0;\n'.repeat(251), 'max-lines', '250'),
  breach(SERVICE, longFunction(51), 'max-lines-per-function', '50'),
  breach('apps/kiosk/src/planted.tsx', longFunction(81), 'max-lines-per-function', '80'),
  ...['engine', 'forecast', 'contract'].flatMap((room) =>
    [
      'export const LIMIT = 1;',
      'export function wait() { return 1; }',
      'export interface Row { readonly id: string }',
      'export type Row = { readonly id: string };',
    ].map((text) =>
      breach(`libs/${room}/src/planted.ts`, text, 'jsdoc/require-jsdoc', 'Missing JSDoc'),
    ),
  ),
];

/** What looks like a breach and is none. */
export const GOOD_TEXTS: readonly Plant[] = [
  { path: 'apps/server/src/ports/clock.ts', text: 'export const now = () => Date.now();' },
  {
    path: 'libs/ui/src/format.ts',
    text: 'export const shown = (n: number) => n.toLocaleString();',
  },
  {
    path: CONTROLLER,
    text: 'class Doors { @Route(ROUTES.all) all() { return []; } }\nexport { Doors };',
  },
  {
    path: HEALTH,
    text: 'class Doors { @Get() @Public() all() { return []; } }\nexport { Doors };',
  },
  { path: SPEC, text: longFunction(200) },
  { path: 'apps/kiosk/src/planted.tsx', text: longFunction(70) },
  { path: 'libs/contract/src/planted.ts', text: 'export type Row = z.infer<typeof Row>;' },
  { path: 'apps/server/src/db/planted.ts', text: "import 'typeorm';" },
  { path: 'libs/client/src/planted.ts', text: 'export const id = crypto.randomUUID();' },
  { path: SPEC, text: "export const wait = async () => { throw new Error('no'); };" },
  {
    path: 'apps/kiosk/src/planted.tsx',
    text: "export const Title = () => <h1>{t('kiosk.title')}</h1>;",
  },
  {
    path: 'libs/engine/src/planted.ts',
    text: '/** Waits. */\nexport function wait() { return 1; }',
  },
];
