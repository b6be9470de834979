import type { FastifyReply } from 'fastify';
import type { Answer } from '../journal/commit.js';

/** Where a ticket stands in an answer, its revision follows its id. */
const TICKET_REVISION = /"ticket":\{"id":"[^"]*","revision":(\d+)/;

/** Sends what the journal keeps, byte for byte: a repeated command hears the very same. A ticket's revision is its ETag. */
export function sendAnswer(
  reply: FastifyReply,
  { status, body }: Pick<Answer, 'status' | 'body'>,
): void {
  const type = status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json';
  const revision = status < 400 ? TICKET_REVISION.exec(body)?.[1] : undefined;
  if (revision !== undefined) void reply.header('etag', `"${revision}"`);
  // Not awaited: a reply that is waited for watches its stream to the end.
  void reply.status(status).header('content-type', type).send(body);
}
