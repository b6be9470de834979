import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { Button } from './button.js';
import { useMessages } from './use-messages.js';

interface Modal {
  readonly showModal?: () => void;
  readonly close?: () => void;
  readonly setAttribute: (name: string, value: string) => void;
}

/** Where modal dialogs are not known, a plain open one has to do. */
function openModal(dialog: Modal): void {
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute('open', '');
}

/** Closed before it is taken away, so that the focus goes back to where it came from. */
function closeModal(dialog: Modal): void {
  dialog.close?.();
}

/**
 * A question in front of everything else, open as long as it is rendered. The focus stays within;
 * Escape and the close button both mean `onClose`.
 */
export function Dialog({
  title,
  onClose,
  children,
  actions,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const t = useMessages();
  useLayoutEffect(() => {
    const shown = dialog.current;
    if (shown === null) return undefined;
    openModal(shown);
    return () => closeModal(shown);
  }, []);
  return (
    <dialog
      ref={dialog}
      className="lf-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <Button kind="quiet" icon="close" aria-label={t('action.close')} onClick={onClose} />
      </header>
      <div className="lf-dialog-body">{children}</div>
      {actions && <footer>{actions}</footer>}
    </dialog>
  );
}
