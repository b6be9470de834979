import { Button, type ButtonProps, useMessages } from '@lobbyflow/ui';
import { type ReactNode, useEffect, useRef } from 'react';

/** A title that takes the focus when its step begins, so that it is read and the next key goes on here. */
export function StepTitle({ children }: { readonly children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h3 ref={title} tabIndex={-1} className="mg-step-title">
      {children}
    </h3>
  );
}

/** The foot of a question: back, and the answer. */
export function StepFoot({
  onBack,
  onSend,
  canSend,
  isBusy,
  send,
  kind = 'primary',
}: {
  readonly onBack: () => void;
  readonly onSend: () => void;
  readonly canSend: boolean;
  readonly isBusy: boolean;
  /** What the answer says. */
  readonly send: string;
  readonly kind?: ButtonProps['kind'];
}) {
  const t = useMessages();
  return (
    <div className="mg-step-foot">
      <Button icon="back" disabled={isBusy} onClick={onBack}>
        {t('action.back')}
      </Button>
      <Button kind={kind} size="large" disabled={!canSend} isBusy={isBusy} onClick={onSend}>
        {send}
      </Button>
    </div>
  );
}
