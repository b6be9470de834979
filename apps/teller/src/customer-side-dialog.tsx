import { useSending } from '@lobbyflow/client';
import { type OpenedPad, ROUTES } from '@lobbyflow/contract';
import {
  Button,
  Dialog,
  Notice,
  ProblemNotice,
  QrCode,
  TextField,
  useCounterName,
  useFormats,
  useMessages,
} from '@lobbyflow/ui';
import { learnTellerWords } from '@lobbyflow/ui/teller-later-words';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { useDesk } from './desk.js';

learnTellerWords();

/** Lets a screen at the customer's side of this counter in, and ends those that are there. */
export function CustomerSideDialog({
  counterId,
  onClose,
}: {
  readonly counterId: string;
  readonly onClose: () => void;
}) {
  const { api, branch } = useDesk();
  const t = useMessages();
  const { send, isBusy, problem, forget } = useSending();
  const [pad, setPad] = useState<OpenedPad | null>(null);
  const [isEnded, setIsEnded] = useState(false);
  const params = { branchId: branch.id, counterId };
  const end = () => {
    setPad(null);
    setIsEnded(true);
  };
  return (
    <Dialog title={t('teller.pad.title')} onClose={onClose}>
      <p>{t('teller.pad.hint')}</p>
      <ProblemNotice problem={problem} onClose={forget} />
      {pad === null ? (
        <Button
          kind="primary"
          isBusy={isBusy}
          onClick={() => send(() => api.call(ROUTES.openPad, { params, body: {} }), setPad)}
        >
          {t('teller.pad.open')}
        </Button>
      ) : (
        <WhereToOpen pad={pad} />
      )}
      <MyBadge />
      {isEnded && <Notice tone="good">{t('teller.pad.closed-all')}</Notice>}
      <Button
        kind="quiet"
        isBusy={isBusy}
        onClick={() => send(() => api.call(ROUTES.closePads, { params }), end)}
      >
        {t('teller.pad.close-all')}
      </Button>
    </Dialog>
  );
}

function WhereToOpen({ pad }: { readonly pad: OpenedPad }) {
  const { picture } = useDesk();
  const t = useMessages();
  const { day } = useFormats();
  const counterName = useCounterName();
  const counter = counterName(picture.rows.counters[pad.counterId]?.name ?? pad.counterId);
  const address = `${window.location.origin}/teller?side=customer#${pad.token}`;
  return (
    <div className="tl-pad-open">
      <Button
        kind="primary"
        icon="forward"
        onClick={() => void window.open(address, `pad-${pad.counterId}`, 'popup')}
      >
        {t('teller.pad.window')}
      </Button>
      <p>{t('teller.pad.scan')}</p>
      <QrCode text={address} label={t('teller.pad.scan-label', { counter })} />
      <small>{t('teller.pad.until', { date: day(pad.expiresAt) })}</small>
    </div>
  );
}

function MyBadge() {
  const { api } = useDesk();
  const t = useMessages();
  const { send, isBusy, problem, forget } = useSending();
  const [badge, setBadge] = useState('');
  const [isSaved, setIsSaved] = useState(false);
  useEffect(() => {
    send(
      () => api.call(ROUTES.myBadge),
      (mine) => setBadge(mine.badge ?? ''),
    );
  }, [api, send]);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const written = badge.trim();
    const body = { badge: written === '' ? null : written };
    send(
      () => api.call(ROUTES.setBadge, { body }),
      () => setIsSaved(true),
    );
  };
  return (
    <form className="tl-pad-badge" onSubmit={save}>
      <TextField
        label={t('teller.pad.my-badge')}
        hint={t('teller.pad.my-badge-hint')}
        value={badge}
        maxLength={60}
        autoComplete="off"
        onChange={(value) => {
          setIsSaved(false);
          setBadge(value);
        }}
      />
      <Button type="submit" isBusy={isBusy}>
        {t('teller.pad.save')}
      </Button>
      {isSaved && <p role="status">{t('teller.pad.saved')}</p>}
      <ProblemNotice problem={problem} onClose={forget} />
    </form>
  );
}
