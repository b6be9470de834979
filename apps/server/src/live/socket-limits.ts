import {
  type ClientToServerEvents,
  type Problem,
  type ServerToClientEvents,
  SOCKET_WORDS,
  toProblem,
} from '@lobbyflow/contract';
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Faults } from '../health/faults.js';
import { TokenBuckets } from '../limits/token-bucket.js';
import { Clock } from '../ports/clock.js';
import { ServerSettings } from '../settings.js';

/** Messages of one socket: a screen joins once, and again when its link comes back. */
const MESSAGES = { burst: 50, perMinute: 20 * 60 };
/** Sockets that may look at one ticket: a family, each on a phone and with some tabs. */
const MAX_OF_ONE_TICKET = 10;
/** Messages too many after which the socket is hung up on. */
const MAX_STRIKES = 50;

/** What is needed of a socket to hold it to its limits. */
export type LimitedSocket = Pick<
  Socket<ClientToServerEvents, ServerToClientEvents>,
  'disconnect' | 'emit' | 'id' | 'use'
>;

const WORDS: ReadonlySet<unknown> = new Set(SOCKET_WORDS);

/** Holds sockets to the words they may use, and to how often. */
@Injectable()
export class SocketLimits {
  private readonly messages: TokenBuckets;

  constructor(
    clock: Clock,
    private readonly settings: ServerSettings,
    private readonly faults: Faults,
  ) {
    this.messages = new TokenBuckets(clock, MESSAGES);
  }

  /** Whether one more customer's socket on the same ticket is one too many; `open` are there already. */
  isOneTooMany(open: number): boolean {
    return this.settings.hasLimits && open >= MAX_OF_ONE_TICKET;
  }

  /** From now on; a message that may not be sent reaches no handler. */
  watch(socket: LimitedSocket): void {
    let strikes = 0;
    socket.use(([word, ...rest]: readonly unknown[], next) => {
      const refuse = (problem: Problem) => {
        const acknowledge = rest.at(-1);
        if (typeof acknowledge === 'function') {
          (acknowledge as (answer: object) => void)({ ok: false, problem });
        }
      };
      if (this.settings.hasLimits && this.messages.take(socket.id) > 0) {
        const problem = toProblem('too-many-requests');
        strikes += 1;
        refuse(problem);
        if (strikes === MAX_STRIKES) {
          this.faults.tell('socket-flood');
          hangUp(socket, problem);
        }
        return;
      }
      if (WORDS.has(word)) {
        next();
        return;
      }
      refuse(unknownWord(word));
    });
  }
}

function unknownWord(word: unknown): Problem {
  const path = typeof word === 'string' ? word.slice(0, 40) : '';
  return toProblem('invalid-request', { errors: [{ path, message: 'is not known here' }] });
}

/** The reason goes before, so that whoever wrote the program finds it. */
function hangUp(socket: LimitedSocket, problem: Problem): void {
  socket.emit('problem', problem);
  socket.disconnect(true);
}
