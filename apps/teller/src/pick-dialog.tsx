import { Button, Dialog } from '@lobbyflow/ui';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

/** One thing to choose; a hint says what is worth knowing first. */
export interface Pick<Value> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** Choices under a common heading. */
export interface PickGroup<Value> {
  readonly title: string | null;
  readonly picks: readonly Pick<Value>[];
}

/** Digits choose as many as there are of them. */
const DIGITS = 9;

/** A question that one press answers: by touch, by Tab and Enter, or by the digit before the choice. */
export function PickDialog<Value>({
  title,
  groups,
  onPick,
  onClose,
  children,
}: {
  readonly title: string;
  readonly groups: readonly PickGroup<Value>[];
  readonly onPick: (value: Value) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
  }, []);
  const all = groups.flatMap(({ picks }) => picks);
  const take = ({ value }: Pick<Value>) => {
    onClose();
    onPick(value);
  };
  const hearDigit = (event: KeyboardEvent) => {
    const pick = /^[1-9]$/.test(event.key) ? all[Number(event.key) - 1] : undefined;
    if (pick === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    take(pick);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <div ref={list} className="tl-picks" onKeyDown={hearDigit}>
        {groups
          .filter(({ picks }) => picks.length > 0)
          .map((group) => (
            <section key={group.title} aria-label={group.title ?? title}>
              {group.title !== null && <h3>{group.title}</h3>}
              {group.picks.map((pick) => (
                <PickButton
                  key={pick.label}
                  pick={pick}
                  digit={all.indexOf(pick) + 1}
                  onTake={() => take(pick)}
                />
              ))}
            </section>
          ))}
      </div>
    </Dialog>
  );
}

function PickButton({
  pick: { label, hint },
  digit,
  onTake,
}: {
  readonly pick: Pick<unknown>;
  readonly digit: number;
  readonly onTake: () => void;
}) {
  return (
    <Button hotKey={digit <= DIGITS ? String(digit) : undefined} onClick={onTake}>
      {label}
      {hint && <small>{hint}</small>}
    </Button>
  );
}
