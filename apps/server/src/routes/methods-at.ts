import { ROUTES, type RouteSpec } from '@lobbyflow/contract';

const PATTERNS = Object.values<RouteSpec>(ROUTES).map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
}));

/** The methods that a path of the API takes; none when there is no such path. */
export function methodsAt(path: string): readonly string[] {
  return [
    ...new Set(PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
  ];
}
