import {
  API_BASE,
  Branch,
  BranchConfig,
  BranchList,
  CallReason,
  CounterAnswer,
  CounterConfig,
  CounterState,
  DayFigures,
  Device,
  EnrolledDevice,
  Hours,
  JournalCommit,
  JournalPage,
  LaneConfig,
  LocalName,
  MyTicket,
  PATH_PARAMETERS,
  type PathParameter,
  Policy,
  Problem,
  ProblemCode,
  ROUTES,
  type RouteSpec,
  ServiceConfig,
  Session,
  Simulation,
  StaffMember,
  TicketAnswer,
  TicketCommandAnswer,
  User,
  ViewSnapshot,
  VisitList,
  VisitRow,
  WaitRange,
} from '@lobbyflow/contract';
import { z } from 'zod';

/** Shapes that have a name of their own in the document. */
const NAMED = {
  Branch,
  BranchConfig,
  BranchList,
  CallReason,
  CounterAnswer,
  CounterConfig,
  CounterState,
  DayFigures,
  Device,
  EnrolledDevice,
  Hours,
  JournalCommit,
  JournalPage,
  LaneConfig,
  LocalName,
  MyTicket,
  Policy,
  Problem,
  ProblemCode,
  ServiceConfig,
  Session,
  Simulation,
  StaffMember,
  TicketAnswer,
  TicketCommandAnswer,
  User,
  ViewSnapshot,
  VisitList,
  VisitRow,
  WaitRange,
} as const;

type Json = Record<string, unknown>;

const INTRODUCTION = `Errors are \`application/problem+json\` with a closed \`code\`. Every command takes an
\`Idempotency-Key\`: the same key with the same request is answered with the same bytes, with another request
with \`command-id-reused\`. What belongs to another branch is answered like what does not exist. \`x-roles\` says
who may call; a customer's role comes with the ticket's token and reaches that ticket only. Programs and devices
show a bearer token; a page shows its cookie and names itself with \`x-lobbyflow-screen\`.`;

/** Writes the API document (OpenAPI 3.1) from the contract's table: the same schemas that requests are read with. */
export function apiDocument(): Json {
  const shapes = new Shapes();
  const paths: Record<string, Json> = {};
  for (const [name, spec] of Object.entries<RouteSpec>(ROUTES)) {
    const path = API_BASE + spec.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(name, spec, shapes) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Lobbyflow', version: '1', description: INTRODUCTION.replaceAll('\n', ' ') },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      responses: { Problem: problemResponse(shapes) },
      schemas: shapes.all(),
    },
  };
}

function operation(name: string, spec: RouteSpec, shapes: Shapes): Json {
  const { summary, roles, body, status = 200, isCommand, path } = spec;
  const parameters = [...pathParameters(path, shapes), ...queryParameters(spec.query, shapes)];
  if (isCommand === true) parameters.push(...COMMAND_HEADERS);
  return {
    operationId: name,
    summary,
    tags: [tagOf(path)],
    'x-roles': roles === 'public' ? ['public'] : roles,
    ...(roles === 'public' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: { required: true, content: json(shapes.of(body, 'input')) },
    }),
    responses: {
      [status]: answerOf(spec, shapes),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function answerOf({ answer, isFile }: RouteSpec, shapes: Shapes): Json {
  if (isFile === true) return { description: 'The file', content: { '*/*': {} } };
  if (answer === null) return { description: 'Done' };
  return { description: 'The answer', content: json(shapes.of(answer, 'output')) };
}

const json = (schema: Json): Json => ({ 'application/json': { schema } });

const COMMAND_HEADERS: readonly Json[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'Made by the sender, one for each wish',
    schema: { type: 'string', format: 'uuid' },
  },
  {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The revision of the ticket that the sender saw, in quotes; another one is `stale`',
    schema: { type: 'string', examples: ['"41"'] },
  },
];

function pathParameters(path: string, shapes: Shapes): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: shapes.of(PATH_PARAMETERS[name as PathParameter], 'input'),
  }));
}

function queryParameters(query: z.ZodType | undefined, shapes: Shapes): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = shapes.of(query, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function problemResponse(shapes: Shapes): Json {
  return {
    description: 'Why not; `code` is one of a closed list',
    content: { 'application/problem+json': { schema: shapes.of(Problem, 'output') } },
  };
}

/** The first word of a path that is no branch: what the call is about. */
function tagOf(path: string): string {
  const words = path.split('/').filter((word) => word !== '' && !word.startsWith(':'));
  return (words[0] === 'branches' ? words[1] : words[0]) ?? 'branches';
}

/** Turns schemas into JSON Schema, each named shape once. */
class Shapes {
  private readonly names = z.registry<{ id: string }>();
  private readonly shapes = new Map<string, Json>();

  constructor() {
    for (const [id, schema] of Object.entries<z.ZodType>(NAMED)) this.names.add(schema, { id });
  }

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const named = this.names.get(schema)?.id;
    const { $defs = {}, ...shape } = jsonOf(schema, io, this.names);
    const taken = new Map<string, string>();
    for (const id of Object.keys($defs)) taken.set(id, this.nameFor(id, io));
    for (const [id, inner] of Object.entries($defs))
      this.keep(taken.get(id) ?? id, rewrite(inner, taken));
    const own = rewrite(shape, taken);
    if (named === undefined) return own;
    const name = this.nameFor(named, io);
    // A shape with a name of its own stands among the definitions, and the answer points there.
    if (!(named in $defs)) this.keep(name, own);
    return { $ref: `#/components/schemas/${name}` };
  }

  /** By name, so that the document changes only where the contract does. */
  all(): Json {
    return Object.fromEntries(
      [...this.shapes].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
  }

  /** What is sent may leave out what is always answered: then it is a shape of its own. */
  private nameFor(id: string, io: 'input' | 'output'): string {
    const schema = NAMED[id as keyof typeof NAMED];
    const text = (side: 'input' | 'output') =>
      JSON.stringify(z.toJSONSchema(schema, { io: side, unrepresentable: 'any' }));
    return io === 'input' && text('input') !== text('output') ? `${id}Input` : id;
  }

  private keep(name: string, shape: Json): void {
    delete shape['id'];
    this.shapes.set(name, shape);
  }
}

function jsonOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  names: z.core.$ZodRegistry<{ id: string }>,
) {
  const json = z.toJSONSchema(schema, { io, metadata: names, unrepresentable: 'any' }) as Json & {
    $defs?: Record<string, Json>;
  };
  delete json['$schema'];
  return json;
}

/** Points every reference at the document's own place for shapes. */
function rewrite(shape: Json, names: ReadonlyMap<string, string>): Json {
  const text = JSON.stringify(shape).replaceAll(
    /"#\/\$defs\/(\w+)"/g,
    (_, id: string) => `"#/components/schemas/${names.get(id) ?? id}"`,
  );
  return JSON.parse(text) as Json;
}
