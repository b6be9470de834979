import type { ComponentProps, MouseEvent } from 'react';
import { Icon, type IconName } from './icon.js';

/** A button as HTML knows it, and how much it weighs here. */
export type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  readonly type?: 'button' | 'submit';
  /** `primary`: the one thing to do next. `danger`: what cannot be taken back. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** 44, 56 or 80 px high at least. */
  readonly size?: 'normal' | 'large' | 'huge';
  /** Under way: keeps its place and the focus, and takes no second press. */
  readonly isBusy?: boolean;
  /** Not possible now: keeps its place and the focus; a press still tells `onClick`, which says why not. */
  readonly isOff?: boolean;
  readonly icon?: IconName;
  /** The hot key that does the same, such as `F8`. */
  readonly hotKey?: string | undefined;
};

/** A press. */
export function Button({
  kind = 'secondary',
  size = 'normal',
  isBusy = false,
  isOff = false,
  type = 'button',
  icon,
  hotKey,
  className,
  children,
  onClick,
  ...others
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isBusy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...others}
      type={type}
      className={['lf-button', className].filter(Boolean).join(' ')}
      data-kind={kind}
      data-size={size}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || isOff || undefined}
      aria-keyshortcuts={hotKey}
      onClick={press}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
      {hotKey && <kbd aria-hidden="true">{hotKey}</kbd>}
    </button>
  );
}
