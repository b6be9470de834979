import type { CommandRoute } from '@lobbyflow/client';
import { Button, type ButtonProps } from '@lobbyflow/ui';
import type { MouseEvent } from 'react';

/**
 * The button of a command: busy while its own is under way, off while another of its group is. Off, not
 * disabled: the picture may show the next step before the answer is there, and the focus has to stay. The
 * second press of a double tap is left out: by then the same place may mean the next step.
 */
export function ActButton({
  route,
  pending,
  onPress,
  ...others
}: Omit<ButtonProps, 'onClick' | 'isBusy' | 'isOff' | 'disabled'> & {
  /** Absent for a button that opens a question first. */
  readonly route?: CommandRoute;
  readonly pending: CommandRoute | null;
  readonly onPress: () => void;
}) {
  const isBusy = pending !== null && pending === route;
  return (
    <Button
      {...others}
      isBusy={isBusy}
      isOff={pending !== null && !isBusy}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        if (pending === null && event.detail <= 1) onPress();
      }}
    />
  );
}
