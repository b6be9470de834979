import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.js';
import type { Tone } from './notices.js';
import { useLocalName, useWords } from './use-messages.js';
import type { SessionState, TicketState } from './words.js';

type Look = readonly [Tone, IconName];

const TICKET: Record<TicketState, Look> = {
  waiting: ['info', 'clock'],
  called: ['warning', 'bell'],
  serving: ['good', 'user'],
  held: ['neutral', 'hand'],
  missed: ['danger', 'alert'],
  served: ['good', 'check'],
  abandoned: ['neutral', 'close'],
  diverted: ['neutral', 'forward'],
  ended: ['neutral', 'close'],
};

const SESSION: Record<SessionState, Look> = {
  open: ['good', 'play'],
  paused: ['warning', 'pause'],
  closed: ['neutral', 'close'],
};

const LANE: Readonly<Record<string, Look>> = {
  protected: ['good', 'heart'],
  express: ['info', 'forward'],
  appointment: ['info', 'clock'],
  vip: ['warning', 'user'],
};

const PLAIN: Look = ['neutral', 'info'];

/** A word with its colour and its sign. */
export function Badge({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className="lf-badge" data-tone={tone}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** A state of a ticket, or of a counter's session, as it stands in a row of a view. */
export function StateBadge({
  of,
  state,
}: {
  readonly of: 'ticket' | 'counter';
  readonly state: string;
}) {
  const word = useWords();
  const looks: Readonly<Record<string, Look>> = of === 'ticket' ? TICKET : SESSION;
  const [tone, icon] = looks[state] ?? PLAIN;
  return (
    <Badge tone={tone} icon={icon}>
      {word(of === 'ticket' ? 'ticket-state' : 'session', state)}
    </Badge>
  );
}

/** A lane by its own name; takes the row of the staff view. */
export function LaneBadge({
  lane,
}: {
  readonly lane: {
    readonly kind: string;
    readonly name: { readonly zh: string; readonly en: string };
  };
}) {
  const name = useLocalName();
  const [tone, icon] = LANE[lane.kind] ?? ['neutral', 'users'];
  return (
    <Badge tone={tone} icon={icon}>
      {name(lane.name)}
    </Badge>
  );
}

/** A ticket's number: equal digits, never broken over two lines. */
export function TicketNumber({
  number,
  size = 'normal',
}: {
  readonly number: string;
  readonly size?: 'normal' | 'large' | 'huge';
}) {
  return (
    <strong className="lf-number" data-size={size}>
      {number}
    </strong>
  );
}
