import { ROUTES } from '@lobbyflow/contract';
import type { Command } from '@lobbyflow/client';
import { Button, TextField, useMessages } from '@lobbyflow/ui';
import { type SyntheticEvent, useState } from 'react';

const DIGITS = /^\d{4}$/;

/** Whoever took a number from afar says that he is there, by the digits that the lobby shows. */
export function CheckInForm({
  command,
  params,
}: {
  readonly command: Command;
  readonly params: { readonly branchId: string; readonly ticketId: string };
}) {
  const t = useMessages();
  const [code, setCode] = useState('');
  const [isShort, setIsShort] = useState(false);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setIsShort(!DIGITS.test(code));
    if (DIGITS.test(code)) void command.send(ROUTES.checkIn, { params, body: { code } });
  };
  return (
    <form className="phone-check-in" onSubmit={send} noValidate>
      <TextField
        label={t('phone.arrival-code')}
        hint={t(isShort ? 'phone.arrival-short' : 'phone.arrival-hint')}
        value={code}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        aria-invalid={isShort}
        onChange={(value) => setCode(value.replaceAll(/\D/g, ''))}
      />
      <Button
        type="submit"
        kind="primary"
        size="large"
        icon="check"
        isBusy={command.pending === ROUTES.checkIn}
      >
        {t('phone.arrived-here')}
      </Button>
    </form>
  );
}
