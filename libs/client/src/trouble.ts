import { Problem, type TroubleCode } from '@lobbyflow/contract';

/** Why a call brought no answer: the server's own problem, or that nothing readable came back. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** A screen says it in words with `ProblemNotice` of libs/ui. */
  readonly code: TroubleCode;
  /** The server's words, when it was the server that said no. */
  readonly problem: Problem | null;
  /** Asked for by the server, with `busy`; in milliseconds. */
  readonly retryAfterMs: number | null;

  constructor(
    code: TroubleCode,
    more: { readonly problem?: Problem; readonly retryAfterMs?: number | null } = {},
  ) {
    super(more.problem?.detail ?? code);
    this.code = code;
    this.problem = more.problem ?? null;
    this.retryAfterMs = more.retryAfterMs ?? null;
  }
}

/** Reads a problem out of whatever was sent in its place; `null` if it is none. */
export function problemIn(sent: unknown): Problem | null {
  const read = Problem.safeParse(sent);
  return read.success ? read.data : null;
}
