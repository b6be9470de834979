import { API_BASE, ROUTES, type Role, ROLES, type RouteSpec } from '@lobbyflow/contract';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routesOf } from '../src/routes/routes-of.js';
import type { TestServer } from './a-server.js';

/** Whom the page of doors has a column for. */
export const COLUMNS = [...ROLES, 'anyone'] as const;
export type Column = (typeof COLUMNS)[number];
/** The keys under which Nest keeps what a class and a method of it listen to. */
const GATEWAY = 'websockets:is_gateway';
const MESSAGE = 'message';

/** One line of `docs/access.md`: a door, and whom it lets in. */
export interface Door {
  readonly name: string;
  readonly open: ReadonlySet<Column>;
}

/** Every door that `docs/access.md` tells of. */
export function doorsOnPaper(): readonly Door[] {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/access.md'), 'utf8');
  const lines = page.split('\n').filter((line) => line.startsWith('| `'));
  return lines.map((line) => {
    const [, name = '', ...cells] = line.split('|').map((cell) => cell.trim());
    const open = COLUMNS.filter((_, at) => cells[at] === '•');
    return { name: name.replaceAll('`', ''), open: new Set(open) };
  });
}

/** Every door of HTTP that the running server has, such as `GET /livez`. */
export function httpDoorsOf({ app }: TestServer): readonly string[] {
  const open = routesOf(app).filter(({ method }) => method !== 'HEAD');
  return open.map(({ method, path }) => `${method} ${path}`);
}

/** Every message that some gateway of the running server listens to. */
export function messagesOf({ app }: TestServer): readonly string[] {
  const scanner = new MetadataScanner();
  const modules = [...app.get(ModulesContainer).values()];
  return modules
    .flatMap(({ providers }) => [...providers.values()])
    .flatMap(({ instance }) => {
      const methods = instance === null || typeof instance !== 'object' ? null : instance;
      if (methods === null || Reflect.getMetadata(GATEWAY, methods.constructor) !== true) return [];
      const type = Object.getPrototypeOf(methods) as Record<string, object>;
      return scanner
        .getAllMethodNames(type)
        .map((name) => Reflect.getMetadata(MESSAGE, type[name] ?? {}) as unknown);
    })
    .filter((message): message is string => typeof message === 'string');
}

/** The row of the table of routes that stands behind a door; `null` for a page. */
export function routeBehind(door: string): RouteSpec | null {
  const named = ({ method, path }: RouteSpec) => `${method} ${API_BASE}${path}`;
  return Object.values<RouteSpec>(ROUTES).find((route) => named(route) === door) ?? null;
}

/** Who stands in for each role, beside whoever shows no token: account, device, or token. */
export type Cast = Readonly<Record<Role, string>>;
