import type { Problem, ProblemCode } from '@lobbyflow/contract';

export interface ProblemOptions extends ErrorOptions {
  /** Where the request is at fault, for `invalid-request`. */
  readonly errors?: Problem['errors'];
  /** When it is worth trying again, in whole seconds. */
  readonly retryAfter?: number;
}

/** The one error a service throws for a reason that the caller should hear. */
export class ProblemError extends Error {
  readonly errors: Problem['errors'];
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
    { errors, retryAfter, ...options }: ProblemOptions = {},
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`, options);
    this.name = 'ProblemError';
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}
