import './duty.css';
import { Button, useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useState } from 'react';
import { useHall } from './hall.js';
import { IncidentsDialog } from './incidents-dialog.js';
import { NoticeDialog } from './notice-dialog.js';

learnLaterWords();

/** The way to tell the hall something, and to the log of what happened in it. */
export function DutyButtons() {
  const { may } = useHall();
  const t = useMessages();
  const [open, setOpen] = useState<'notice' | 'incidents' | null>(null);
  const close = () => setOpen(null);
  if (!may.run && !may.issue) return null;
  return (
    <div className="mg-duty-buttons">
      <Button size="large" icon="sound" onClick={() => setOpen('notice')}>
        {t('manager.notice')}
      </Button>
      <Button size="large" icon="letters" onClick={() => setOpen('incidents')}>
        {t('manager.incidents')}
      </Button>
      {open === 'notice' && <NoticeDialog onClose={close} />}
      {open === 'incidents' && <IncidentsDialog onClose={close} />}
    </div>
  );
}
