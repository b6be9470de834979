import { Icon } from './icon.js';
import { useFormats } from './use-formats.js';

/**
 * Counts up from `since`. `now` is the branch's time (`useBranchNow` of libs/client); from `overdueAt` on
 * it shows as overdue, by colour and by a sign.
 */
export function WaitClock({
  since,
  now,
  overdueAt,
  label,
}: {
  readonly since: string;
  readonly now: number | null;
  readonly overdueAt?: string | null | undefined;
  /** What is counted, for whoever does not see it. */
  readonly label: string;
}) {
  const { timer } = useFormats();
  const isOverdue = Boolean(overdueAt) && now !== null && now >= Date.parse(overdueAt ?? '');
  return (
    <span className="lf-wait" data-overdue={isOverdue || undefined} role="timer">
      {isOverdue && <Icon name="alert" />}
      <span className="lf-unseen">{label}</span>
      {now === null ? '–' : timer(now - Date.parse(since))}
    </span>
  );
}
