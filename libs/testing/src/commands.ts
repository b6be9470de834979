import type {
  Actor,
  ActorId,
  BusinessDay,
  CommandOf,
  CounterCommand,
  CounterId,
  NoticeId,
  NoticeLevel,
  TicketCommand,
  TicketId,
} from '@lobbyflow/engine';
import { aConfig, CASH, GENERAL } from './config-builders.js';

export const A_DAY = '2026-01-05' as BusinessDay;

/** A teller, who runs the counter he opened. */
export function aTeller(number = 1): Actor {
  return { id: `teller${number}` as ActorId, mayRunAnyCounter: false };
}

/** The lobby manager, who runs any. */
export const LEAD: Actor = { id: 'lead' as ActorId, mayRunAnyCounter: true };

/** Opens the day with the configuration of {@link aConfig}. */
export function openDay(over: Partial<CommandOf<'open-day'>> = {}): CommandOf<'open-day'> {
  return { type: 'open-day', businessDay: A_DAY, config: aConfig(), ...over };
}

/** Takes a ticket for cash in the general lane. */
export function issue(over: Partial<CommandOf<'issue'>> = {}): CommandOf<'issue'> {
  return {
    type: 'issue',
    ticketId: 'ticket-1' as TicketId,
    serviceId: CASH,
    laneId: GENERAL,
    laterServiceIds: [],
    needs: [],
    language: null,
    source: 'kiosk',
    arrivedAt: null,
    ...over,
  };
}

/** Tells the hall something, everywhere, until it is withdrawn. */
export function aNotice(
  noticeId: string,
  level: NoticeLevel = 'info',
  over: Partial<CommandOf<'post-notice'>> = {},
): CommandOf<'post-notice'> {
  const id = noticeId as NoticeId;
  const places = ['board', 'kiosk', 'phone'] as const;
  return { type: 'post-notice', noticeId: id, level, places, until: null, by: LEAD, ...over };
}

type Bare<C extends { type: string }, Given extends string> = Omit<C, 'type' | Given | 'by'>;
type CounterType = CounterCommand['type'];
type TicketType = TicketCommand['type'];

/** What a key at a counter sends; by the counter's own teller unless `by` says who. */
export function press<Type extends CounterType>(
  type: Type,
  counterId: string | number = '1',
  ...[more]: keyof Bare<CommandOf<Type>, 'counterId'> extends never
    ? [more?: { readonly by?: Actor }]
    : [more: Bare<CommandOf<Type>, 'counterId'> & { readonly by?: Actor }]
): CommandOf<Type> {
  const id = String(counterId) as CounterId;
  return { type, counterId: id, by: aTeller(Number(id)), ...more } as unknown as CommandOf<Type>;
}

/** An act on a ticket; by the lobby manager unless `by` says who. */
export function ofTicket<Type extends TicketType>(
  type: Type,
  ticketId: string,
  ...[more]: keyof Bare<CommandOf<Type>, 'ticketId'> extends never
    ? [more?: { readonly by?: Actor }]
    : [more: Bare<CommandOf<Type>, 'ticketId'> & { readonly by?: Actor }]
): CommandOf<Type> {
  return { type, ticketId, by: LEAD, ...more } as unknown as CommandOf<Type>;
}
