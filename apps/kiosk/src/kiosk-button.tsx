import { Button, type ButtonProps } from '@lobbyflow/ui';
import type { MouseEvent } from 'react';

/** A large button for one touch; the second of a double tap would land on whatever comes next. */
export function KioskButton({
  onPress,
  ...others
}: Omit<ButtonProps, 'onClick'> & { readonly onPress: () => void }) {
  return (
    <Button
      size="huge"
      {...others}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        if (event.detail <= 1) onPress();
      }}
    />
  );
}
