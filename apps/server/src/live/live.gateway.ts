import {
  type Ack,
  type ClientToServerEvents,
  type JoinAnswer,
  JoinView,
  type ServerToClientEvents,
} from '@lobbyflow/contract';
import type { OnModuleDestroy } from '@nestjs/common';
import {
  Ack as AckParam,
  ConnectedSocket,
  MessageBody,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import { Faults } from '../health/faults.js';
import { Metrics } from '../health/metrics.js';
import { problemOf } from '../problems/problem-of.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { Callers } from '../staff/callers.js';
import { RevokedFeed } from '../staff/revoked-feed.js';
import { answer } from './answer.js';
import { BranchesNow } from './branches-now.js';
import { LiveHints } from './live-hints.js';
import { LiveViews } from './live-views.js';
import { viewFor } from './may-see.js';
import { Presence } from './presence.js';
import { type Connection, cutLink, isSlow } from './slow-socket.js';
import { SocketLimits } from './socket-limits.js';
import { roomOf, type ViewTarget } from './view-target.js';

/** A screen that says nothing for both together is gone; screens show "stale" a little later. */
const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 5_000;
/** A join is a hundred bytes. */
const MAX_MESSAGE_BYTES = 16 * 1024;
/** Who has not said by then what he comes for is hung up on. */
const HANDSHAKE_TIMEOUT_MS = 5_000;
/** How often it is asked whether the tokens of open sockets still count. */
const RECHECK_MS = 10_000;

interface SocketData {
  /** Who stands behind the handshake's token or cookie now; `null` when it counts no longer. */
  readonly ask: () => Promise<Caller | null>;
  room: string | null;
}
type NoEvents = Record<string, never>;
type Live = Namespace<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>;
type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents, NoEvents, SocketData>;

/** One namespace, one message: a screen joins a view and hears every change of it. */
@WebSocketGateway({
  namespace: 'live',
  pingInterval: PING_INTERVAL_MS,
  pingTimeout: PING_TIMEOUT_MS,
  maxHttpBufferSize: MAX_MESSAGE_BYTES,
  connectTimeout: HANDSHAKE_TIMEOUT_MS,
  serveClient: false,
})
export class LiveGateway implements OnGatewayInit, OnModuleDestroy {
  @WebSocketServer()
  private readonly live!: Live;
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly callers: Callers,
    private readonly revoked: RevokedFeed,
    private readonly views: LiveViews,
    private readonly hints: LiveHints,
    private readonly branches: BranchesNow,
    private readonly limits: SocketLimits,
    private readonly metrics: Metrics,
    private readonly faults: Faults,
    private readonly presence: Presence,
  ) {}

  afterInit(live: Live): void {
    live.use((socket, next) => {
      void this.admit(socket).then(
        () => next(),
        (thrown: unknown) => next(refusal(thrown)),
      );
    });
    live.adapter.on('delete-room', (room: string) => this.views.leave(room));
    const screens = { update: this.sender('update'), hint: this.sender('hint') };
    this.views.tellThrough(screens);
    this.hints.tellThrough(screens);
    this.unsubscribe = this.revoked.subscribe((tokenHash) => {
      live.in(tokenRoom(tokenHash)).disconnectSockets(true);
    });
    this.timer = setInterval(() => void this.recheck(), RECHECK_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.unsubscribe();
  }

  /**
   * Joins the room before it reads, so that an update committed in between
   * arrives twice rather than never; a screen drops what it has already. A
   * screen that is given updates only hears what hints have told right after.
   */
  @SubscribeMessage('join')
  async join(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() body: unknown,
    @AckParam() acknowledge: unknown,
  ): Promise<void> {
    let joined: ViewTarget | undefined;
    const answered = await answer(async () => {
      const { branchId, view, since } = JoinView.parse(body);
      const caller = await socket.data.ask();
      if (caller === null) throw new ProblemError('unauthenticated');
      const target = viewFor(caller, branchId, view);
      await this.branches.fresh(branchId);
      this.branches.of(branchId);
      // Whoever hung up meanwhile would stay in the room for ever.
      if (!socket.connected) throw new ProblemError('shutting-down');
      await this.moveTo(socket, roomOf(target));
      this.presence.arrive(socket.id, caller);
      joined = target;
      return this.views.join(target, since);
    });
    this.metrics.joined(answered.ok ? kindOf(answered.value) : 'refused');
    if (typeof acknowledge !== 'function') return;
    (acknowledge as (answered: Ack<JoinAnswer>) => void)(answered);
    if (joined === undefined || !answered.ok || 'snapshot' in answered.value) return;
    const hint = this.hints.hintFor(joined);
    if (hint !== null) socket.emit('hint', hint);
  }

  /** A socket shows one view: updates do not say which they are of. */
  private async moveTo(socket: LiveSocket, room: string): Promise<void> {
    const { room: before } = socket.data;
    if (before !== null && before !== room) await socket.leave(before);
    socket.data.room = room;
    await socket.join(room);
  }

  private async admit(socket: LiveSocket): Promise<void> {
    const { headers, auth } = socket.handshake;
    const { token, screen } = auth as { token?: unknown; screen?: unknown };
    const presented = {
      headers,
      token: typeof token === 'string' ? token : undefined,
      screen: typeof screen === 'string' ? screen : undefined,
    };
    const ask = async () => this.callers.of(presented);
    const caller = await ask();
    if (caller === null) throw new ProblemError('unauthenticated');
    const room = tokenRoom(caller.tokenHash);
    const open = this.live.adapter.rooms.get(room)?.size ?? 0;
    if (caller.role === 'customer' && this.limits.isOneTooMany(open)) {
      throw new ProblemError('too-many-requests');
    }
    this.limits.watch(socket);
    socket.data = { ask, room: null };
    socket.once('disconnect', () => this.presence.leave(socket.id));
    await socket.join(room);
  }

  /** Cuts the sockets of sessions that are over, which nobody revokes. */
  async recheck(): Promise<void> {
    for (const socket of this.live.sockets.values()) {
      const caller = await socket.data.ask().catch(() => undefined);
      if (caller === null) socket.disconnect(true);
    }
  }

  private sender<Name extends 'update' | 'hint'>(name: Name) {
    return (rooms: readonly string[], ...told: Parameters<ServerToClientEvents[Name]>): void => {
      this.live.to([...rooms]).emit(name, ...told);
      for (const room of rooms) this.cutSlow(room);
    };
  }

  private cutSlow(room: string): void {
    for (const id of this.live.adapter.rooms.get(room) ?? []) {
      const socket = this.live.sockets.get(id);
      const connection = socket?.conn as unknown as Connection | undefined;
      if (connection === undefined || !isSlow(connection)) continue;
      this.faults.tell('slow-screen');
      cutLink(connection);
    }
  }
}

const kindOf = (answer: JoinAnswer) => ('snapshot' in answer ? 'snapshot' : 'updates');

const tokenRoom = (tokenHash: string) => `token:${tokenHash}`;

/** What a socket hears that may not come in: the code, and the problem as its `data`. */
function refusal(thrown: unknown): Error {
  const problem = problemOf(thrown);
  return Object.assign(new Error(problem.code), { data: problem });
}
