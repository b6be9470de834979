import { PATH_PARAMETERS, type PathParameter, type RouteSpec } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { FollowJournals } from '../journal/follow-journals.js';
import { Stopping } from '../health/stopping.js';
import { Limits } from '../limits/limits.js';
import { ProblemError } from '../problems/problem.error.js';
import { Callers, type MaybeLater } from '../staff/callers.js';
import { type Caller, isHome, type SignedRequest } from './caller.js';
import { PUBLIC_KEY, ROUTE_KEY } from './route.decorator.js';

/**
 * Lets in whom the route names, at the branch they belong to. A route that
 * names nobody is shut; another's branch, or another's ticket for a customer,
 * is as if it were not there. Sockets are admitted in their handshake, not here.
 */
@Injectable()
export class RouteGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly limits: Limits,
    private readonly stopping: Stopping,
    private readonly follow: FollowJournals,
  ) {}

  /** At once for a caller who is remembered, which is nearly every request. */
  canActivate(context: ExecutionContext): MaybeLater<boolean> {
    if (context.getType() !== 'http') return true;
    const handler = context.getHandler();
    if (Reflect.getMetadata(PUBLIC_KEY, handler) === true) return true;
    const spec = Reflect.getMetadata(ROUTE_KEY, handler) as RouteSpec | undefined;
    if (spec === undefined) throw new ProblemError('forbidden');
    if (this.stopping.isOn && spec.method !== 'GET') throw new ProblemError('shutting-down');
    const request = context.switchToHttp().getRequest<SignedRequest>();
    if (spec.roles === 'public') {
      request.named = namedIn(request);
      return true;
    }
    const caller = this.callers.ofRequest(request.headers);
    if (caller instanceof Promise) {
      return caller.then((found) => this.letIn(found, spec, request));
    }
    return this.letIn(caller, spec, request);
  }

  private letIn(
    caller: Caller | null,
    spec: RouteSpec,
    request: SignedRequest,
  ): MaybeLater<boolean> {
    if (caller === null) throw new ProblemError('unauthenticated');
    request.caller = caller;
    request.named = namedIn(request);
    admit(caller, spec, request.named);
    this.limits.take(caller, spec, request.named['branchId']);
    const branchId = request.named['branchId'] ?? caller.branchId;
    if (branchId === null || this.follow.isAlone) return true;
    return this.follow.fresh(branchId as BranchId).then(() => true);
  }
}

/** @throws ProblemError `not-found` for what is another's, `forbidden` for what the role may not do at home */
function admit(caller: Caller, spec: RouteSpec, named: Readonly<Record<string, string>>): void {
  const { branchId, ticketId } = named;
  if (branchId !== undefined && !isHome(caller, branchId)) throw new ProblemError('not-found');
  if (!spec.roles.includes(caller.role)) throw new ProblemError('forbidden');
  if (caller.role === 'customer' && ticketId !== undefined && ticketId !== caller.ticketId) {
    throw new ProblemError('not-found');
  }
}

/** The names in the path, each by the schema of its kind. */
function namedIn({ params }: SignedRequest): Readonly<Record<string, string>> {
  const named = params as Readonly<Record<string, string>>;
  const errors: { readonly path: string; readonly message: string }[] = [];
  for (const name in named) {
    const parsed = PATH_PARAMETERS[name as PathParameter].safeParse(named[name]);
    const message = parsed.error?.issues[0]?.message;
    if (message !== undefined) errors.push({ path: name, message });
  }
  if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
  return named;
}
