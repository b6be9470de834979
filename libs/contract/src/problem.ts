import { POLICY_FAULTS, REFUSAL_CODES, type RefusalCode } from '@lobbyflow/engine/terms';
import { z } from 'zod';

/** Every reason the server can give for not doing something. Closed on purpose. */
export const ProblemCode = z.enum([
  ...REFUSAL_CODES,
  'arrival-code-wrong',
  'remote-full',
  'appointment-cancelled',
  'appointment-early',
  'appointment-unknown',
  'busy',
  'command-id-missing',
  'command-id-reused',
  'config-unsound',
  'credentials-wrong',
  'demo-only',
  'forbidden',
  'id-taken',
  'internal',
  'invalid-request',
  'method-not-allowed',
  'not-acceptable-body',
  'number-taken',
  'pairing-code-wrong',
  'payload-too-large',
  'setup-code-wrong',
  'shutting-down',
  'stale',
  'storage-failed',
  'too-many-requests',
  'unauthenticated',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** The HTTP status of what is no refusal; every refusal but `not-found` is 409. */
const STATUS: Record<Exclude<ProblemCode, RefusalCode>, number> = {
  'arrival-code-wrong': 409,
  'remote-full': 409,
  'appointment-cancelled': 409,
  'appointment-early': 409,
  'appointment-unknown': 409,
  busy: 503,
  'command-id-missing': 400,
  'command-id-reused': 422,
  'config-unsound': 422,
  'credentials-wrong': 401,
  'demo-only': 403,
  forbidden: 403,
  'id-taken': 409,
  internal: 500,
  'invalid-request': 400,
  'method-not-allowed': 405,
  'not-acceptable-body': 415,
  'number-taken': 409,
  'pairing-code-wrong': 409,
  'payload-too-large': 413,
  'setup-code-wrong': 401,
  'shutting-down': 503,
  stale: 409,
  'storage-failed': 503,
  'too-many-requests': 429,
  unauthenticated: 401,
};

/** Derives the HTTP status of a code. */
export function statusOf(code: ProblemCode): number {
  if (code === 'not-found') return 404;
  return code in STATUS ? STATUS[code as keyof typeof STATUS] : 409;
}

/** RFC 9457 problem details, over HTTP and in socket acknowledgements alike. */
export const Problem = z.object({
  type: z.string().describe('A URN that ends in the code'),
  title: z.string().describe('The code in words, for a log; screens translate the code'),
  status: z.int(),
  code: ProblemCode,
  detail: z.string().optional(),
  errors: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        reason: z.enum(POLICY_FAULTS).optional().describe('For `config-unsound`'),
      }),
    )
    .optional()
    .describe('Where the request is at fault, for `invalid-request` and `config-unsound`'),
});
export type Problem = z.infer<typeof Problem>;

/** Makes the problem a caller hears. */
export function toProblem(
  code: ProblemCode,
  more: { readonly detail?: string; readonly errors?: Problem['errors'] } = {},
): Problem {
  const { detail, errors } = more;
  return {
    type: `urn:lobbyflow:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status: statusOf(code),
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  };
}

/** What a screen finds out by itself: nothing came back, or nothing that it can read. */
export const LINK_CODES = ['no-link', 'unreadable-answer'] as const;
export type LinkCode = (typeof LINK_CODES)[number];

/** Everything a screen has to be able to say in words. */
export type TroubleCode = ProblemCode | LinkCode;
