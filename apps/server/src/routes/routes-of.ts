import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface OpenRoute {
  readonly method: string;
  readonly path: string;
}

const routes = new WeakMap<object, OpenRoute[]>();

/** Keeps a list of every route that is added from now on. */
export function listRoutes(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const list: OpenRoute[] = [];
  routes.set(app.getHttpAdapter(), list);
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) list.push({ method: one, path: url });
  });
}

/** Every door that a server has: what a spec compares with the contract's table. */
export function routesOf(app: NestFastifyApplication): readonly OpenRoute[] {
  return routes.get(app.getHttpAdapter()) ?? [];
}
