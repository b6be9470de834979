import {
  CommandIdSchema,
  type PATH_PARAMETERS,
  type PathParameter,
  type RouteSpec,
} from '@lobbyflow/contract';
import type { Actor, ActorId } from '@lobbyflow/engine';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { z } from 'zod';
import { sha256 } from '../journal/chain.js';
import { invalid } from '../problems/problem-of.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller, SignedRequest } from './caller.js';
import { isPlainText } from './read-json.js';
import { ROUTE_KEY } from './route.decorator.js';

type NamesIn<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? Name | NamesIn<Tail>
    : Rest
  : never;
type Named<Path extends string> = {
  readonly [Name in NamesIn<Path> & PathParameter]: z.output<(typeof PATH_PARAMETERS)[Name]>;
};
type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : Record<string, never>;

/** Who commands and what he is held to: the same id comes with the same request. */
export interface SentCommand {
  readonly commandId: string;
  /** SHA-256 over path, parsed body and actor. */
  readonly requestHash: string;
  readonly actor: ActorId;
  readonly device: string | null;
  readonly by: Actor;
  /** The revision of the ticket that the sender saw; `null` when any will do. */
  readonly ifMatch: number | null;
}

/** A request after its route's schemas: what a handler works with. */
export type AskedOf<Spec extends RouteSpec> = Named<Spec['path']> & {
  readonly caller: Spec['roles'] extends 'public' ? Caller | null : Caller;
  readonly body: Parsed<Spec['body']>;
  readonly query: Parsed<Spec['query']>;
  readonly command: Spec['isCommand'] extends true ? SentCommand : null;
  /** The client's address. */
  readonly address: string;
};

const NOTHING = z.strictObject({});

/** Hands a handler its request, parsed by the schemas of its {@link Route}. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const spec = Reflect.getMetadata(ROUTE_KEY, context.getHandler()) as RouteSpec;
  const request = context.switchToHttp().getRequest<SignedRequest>();
  const query = hasNone(spec, request)
    ? {}
    : parse(spec.query ?? NOTHING, plainQuery(request.query), 'query');
  const hasBody = spec.method !== 'GET';
  const body = hasBody
    ? parse(spec.body ?? NOTHING, request.body === undefined ? {} : request.body)
    : {};
  const caller = request.caller ?? null;
  const command = spec.isCommand === true ? commandOf(request, caller, body) : null;
  // Not spread: with every request, that costs more than all of the rest of it.
  return Object.assign({ caller, query, body, command, address: request.ip }, request.named);
});

function parse(schema: z.ZodType, value: unknown, ...at: string[]): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ProblemError('invalid-request', undefined, {
    errors: invalid(parsed.error, at).errors,
  });
}

/** Most requests ask nothing beside their path: then there is nothing to parse. */
function hasNone({ query }: RouteSpec, { url }: SignedRequest): boolean {
  return query === undefined && !url.includes('?');
}

/** Whatever stands twice in a query is a list here, and no schema takes one. */
function plainQuery(query: unknown): object {
  const entries = Object.entries(query as Record<string, unknown>);
  for (const [name, value] of entries) {
    if (typeof value === 'string' && !isPlainText(value))
      throw badHeader(`query.${name}`, 'is no text');
  }
  return Object.fromEntries(entries);
}

function commandOf(request: SignedRequest, caller: Caller | null, body: unknown): SentCommand {
  if (caller === null) throw new Error('a command needs a caller');
  const { headers, url, method } = request;
  const path = url.split('?', 1)[0];
  const { actor, role, device } = caller;
  return {
    commandId: commandIdIn(headers['idempotency-key']),
    requestHash: sha256(JSON.stringify([method, path, body, actor])),
    actor,
    device,
    by: {
      id: actor,
      mayRunAnyCounter: role === 'lead' || role === 'branch-admin' || role === 'admin',
    },
    ifMatch: revisionIn(headers['if-match']),
  };
}

function commandIdIn(header: string | readonly string[] | undefined): string {
  if (header === undefined || header === '') throw new ProblemError('command-id-missing');
  const parsed = CommandIdSchema.safeParse(header);
  if (!parsed.success) throw badHeader('Idempotency-Key', 'must be a UUID');
  return parsed.data.toLowerCase();
}

function revisionIn(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const [, digits] = /^\s*(?:W\/)?"(\d{1,15})"\s*$/.exec(header) ?? [];
  if (digits === undefined)
    throw badHeader('If-Match', 'must be a revision in quotes, such as "41"');
  return Number(digits);
}

const badHeader = (path: string, message: string) =>
  new ProblemError('invalid-request', undefined, { errors: [{ path, message }] });
