import type { StaffAlarm, Views } from '@lobbyflow/contract';
import {
  type IconName,
  type MessageKey,
  useCounterName,
  useFormats,
  useMessages,
  useWords,
} from '@lobbyflow/ui';

export const LEVELS = ['yellow', 'orange', 'red'] as const;
export type Level = (typeof LEVELS)[number];

/** A level that a newer server made up is taken for the mildest. */
export function levelOf({ level }: Pick<StaffAlarm, 'level'>): Level {
  return LEVELS.find((one) => one === level) ?? 'yellow';
}

/** Each level has a sign of its own beside its colour and its word. */
export const LEVEL_ICON: Readonly<Record<Level, IconName>> = {
  yellow: 'info',
  orange: 'bell',
  red: 'alert',
};

const MINUTE_MS = 60_000;

const SENTENCES = {
  overdue: 'manager.alarm.overdue',
  'oldest-wait': 'manager.alarm.oldest-wait',
  saturation: 'manager.alarm.saturation',
  abandonment: 'manager.alarm.abandonment',
  'long-service': 'manager.alarm.long-service',
  'idle-counter': 'manager.alarm.idle-counter',
  'protected-arrival': 'manager.alarm.protected-waiting',
  'bad-rating': 'manager.alarm.bad-rating',
} as const satisfies Record<string, MessageKey>;
type Kind = keyof typeof SENTENCES;
const isKind = (kind: string): kind is Kind => Object.hasOwn(SENTENCES, kind);

/** Says in a sentence what an alarm is about, with its measure. */
export function useAlarmSentence({ counters, tickets }: Views['staff']) {
  const t = useMessages();
  const { wait, count, share } = useFormats();
  const named = useCounterName();
  const word = useWords();
  return ({ kind, value, counterId, ticketId, ...told }: StaffAlarm): string => {
    if (!isKind(kind)) return kind;
    const inHall = ticketId === null ? undefined : tickets[ticketId]?.number;
    const number = inHall ?? told.number ?? '';
    const counter = counterId === null ? '' : named(counters[counterId]?.name ?? counterId);
    const figure: Record<Kind, () => string> = {
      overdue: () => count(value),
      'oldest-wait': () => wait(value),
      saturation: () => count(value),
      abandonment: () => share(value),
      'long-service': () => count(value),
      'idle-counter': () => wait(value),
      'protected-arrival': () => wait(value),
      'bad-rating': () => wait(value),
    };
    const hasJustCome = kind === 'protected-arrival' && value < MINUTE_MS;
    const sentence = hasJustCome ? 'manager.alarm.protected-arrival' : SENTENCES[kind];
    const said = t(sentence, { value: figure[kind](), number, counter });
    const reasons = (told.rating?.reasons ?? []).map((reason) => word('rating-reason', reason));
    if (reasons.length === 0) return said;
    return t('manager.alarm.about', { said, reasons: reasons.join(t('manager.alarm.and')) });
  };
}
