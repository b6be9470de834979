import { type Problem, type ProblemCode, toProblem } from '@lobbyflow/contract';
import { HttpException, Logger } from '@nestjs/common';
import { z } from 'zod';
import { postgresError } from '../db/postgres-errors.js';
import { LostRace } from '../db/storage-errors.js';
import { ProblemError } from './problem.error.js';

const logger = new Logger('Problem');

/** What the framework itself refuses, by the status it gives. */
const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  414: 'invalid-request',
  415: 'not-acceptable-body',
  429: 'too-many-requests',
  431: 'invalid-request',
  503: 'shutting-down',
};

/** What the caller may hear of whatever was thrown; logs what is ours to mend. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ProblemError) {
    const { code, detail, errors } = thrown;
    if (code === 'storage-failed' || code === 'internal') logger.error(thrown);
    return toProblem(code, {
      ...(detail === undefined ? {} : { detail }),
      ...(errors === undefined ? {} : { errors }),
    });
  }
  if (thrown instanceof z.ZodError) return invalid(thrown);
  if (thrown instanceof LostRace) return toProblem('busy');
  const code = CODE_OF_STATUS[statusIn(thrown)];
  if (code !== undefined) return toProblem(code);
  const storage = postgresError(thrown);
  if (storage !== thrown) return problemOf(storage);
  logger.error(thrown);
  return toProblem('internal');
}

/** Every fault of a parsed request, each with the path where it stands. */
export function invalid(error: z.ZodError, at: readonly PropertyKey[] = []): Problem {
  return toProblem('invalid-request', {
    errors: error.issues.flatMap((issue) => faultsOf(issue, at)),
  });
}

interface Fault {
  readonly path: string;
  readonly message: string;
}

/** The faults of one issue: one; one for each field that has no business there; of a union, those of the nearest choice. */
function faultsOf(issue: z.core.$ZodIssue, at: readonly PropertyKey[]): Fault[] {
  const path = [...at, ...issue.path];
  const text = path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: text === '' ? key : `${text}.${key}`,
      message: 'is not known here',
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const choices = issue.errors.map((issues) => issues.flatMap((one) => faultsOf(one, path)));
    return choices.toSorted((one, other) => one.length - other.length)[0] ?? [];
  }
  return [{ path: text, message: issue.message }];
}

/** The status an error of Nest or Fastify carries, where the client is at fault or the server is closing. */
function statusIn(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return 0;
  return typeof thrown.statusCode === 'number' ? thrown.statusCode : 0;
}
