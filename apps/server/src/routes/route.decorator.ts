import { API_BASE, type RouteSpec } from '@lobbyflow/contract';
import {
  applyDecorators,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';

export const ROUTE_KEY = 'lobbyflow:route';
export const PUBLIC_KEY = 'lobbyflow:public';

/** Makes a method the handler of one row of the contract's table: path, method, status and who may call. */
export function Route(spec: RouteSpec): MethodDecorator {
  return applyDecorators(
    RequestMapping({ method: RequestMethod[spec.method], path: API_BASE + spec.path }),
    HttpCode(spec.status ?? 200),
    SetMetadata(ROUTE_KEY, spec),
  );
}

/** For what stands outside the API and is open to all: health and figures of the process. */
export const Public = (): MethodDecorator => SetMetadata(PUBLIC_KEY, true);
