import type { Role } from '@lobbyflow/contract';
import type { ActorId, BranchId, CounterId, TicketId } from '@lobbyflow/engine';
import type { FastifyRequest } from 'fastify';

/** Who is asking: a member of staff, an enrolled device, or the holder of a ticket's token. */
export interface Caller {
  /** Of the account, the device or the ticket. */
  readonly id: string;
  /** As it stands in the journal: the id of the account or the device; `customer` for every customer. */
  readonly actor: ActorId;
  /** Of an account; it stays out of the journal. */
  readonly username: string | null;
  readonly role: Role;
  /** `null` for the head office, which is at home in every branch. */
  readonly branchId: BranchId | null;
  readonly device: string | null;
  /** The only ticket that a customer has. */
  readonly ticketId: TicketId | null;
  /** The only counter that a pad has. */
  readonly counterId?: CounterId;
  /** SHA-256 of the token, by which a revoked one is recognised. */
  readonly tokenHash: string;
}

/** Whether the branch is the caller's; the head office is at home in all. */
export const isHome = ({ branchId }: Pick<Caller, 'branchId'>, asked: string): boolean =>
  branchId === null || branchId === asked;

/** A request as the guard leaves it. */
export type SignedRequest = FastifyRequest & {
  caller?: Caller;
  named?: Readonly<Record<string, string>>;
};
