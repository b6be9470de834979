// What no file, or no file of a kind, may contain. Each ban names what to write instead.

export const EVERYWHERE = [
  {
    selector: 'ExportAllDeclaration',
    message: 'List the names; a public name is a promise.',
  },
  {
    selector: 'TSEnumDeclaration',
    message: 'Write `as const` and a union of its values.',
  },
  {
    selector: 'TSModuleDeclaration[kind="namespace"]',
    message: 'A file is the namespace; export names from it.',
  },
  {
    selector: "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock)$/]",
    message: 'Module mocks do nothing in ESM, silently; give the class a fake.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^(NestMiddleware|MiddlewareConsumer)$/]',
    message: 'Write a guard: middleware does not see the route, nor the socket.',
  },
];

export const CLOCK = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from Clock; the engine is given `now`.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Take the time from Clock; the engine is given `now`.',
  },
];

export const IDS = [
  {
    selector: "Identifier[name='randomUUID']",
    message: 'Take a new id from Ids.',
  },
];

export const FORMATS = [
  {
    selector: 'MemberExpression[property.name=/^toLocale/]',
    message:
      'Numbers, times and waits are written by format.ts of libs/ui, in the zone of the branch.',
  },
];

export const PURE = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The engine draws no lots; take the value as a parameter.',
  },
  {
    selector: 'AwaitExpression, :function[async=true]',
    message: 'The engine waits for nothing.',
  },
  {
    selector: 'ThrowStatement',
    message: 'The engine answers with refuse(); only assertInvariant may throw.',
  },
  {
    selector: 'ImportExpression',
    message: 'The engine knows all its files when it starts.',
  },
];

/** What a pure room has not: timers, the network, the process, a place to print. */
export const PURE_GLOBALS = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'crypto',
  'performance',
  'process',
  'console',
  'globalThis',
];

export const NO_WORDS_IN_JSX = [
  {
    selector: 'JSXText[value=/\\p{L}/u]',
    message: 'Words for users stand in the messages of libs/ui.',
  },
];

export const HONEST_TESTS = [
  {
    selector:
      'MemberExpression[object.name=/^(it|describe|test)$/][property.name=/^(skip|only|todo)$/]',
    message: 'A test runs, or it is not there.',
  },
  {
    selector: 'Identifier[name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]',
    message: 'A test runs, or it is not there.',
  },
  {
    selector:
      "MemberExpression[object.name='Math'][property.name='random'], Identifier[name='setTimeout']",
    message: 'A test draws no lots and does not sleep; control the order instead.',
  },
];

const VERBS = '/^(Get|Post|Put|Patch|Delete|Options|Head|All)$/';

export const ROUTES_COME_FROM_THE_TABLE = [
  {
    selector: `Decorator[expression.callee.name=${VERBS}]`,
    message: 'Use @Route(ROUTES.…): it says the path and who may call it.',
  },
];

/** For the few doors outside the API: health and the screens' own files. */
export const ROUTES_NAME_THEIR_CALLERS = [
  {
    selector:
      `MethodDefinition:has(> Decorator[expression.callee.name=${VERBS}])` +
      ":not(:has(> Decorator[expression.callee.name='Public']))",
    message: 'Say that anybody may call this: @Public().',
  },
];
