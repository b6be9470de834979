import { useCommand } from '@lobbyflow/client';
import { type BodyOf, ROUTES } from '@lobbyflow/contract';
import {
  Button,
  CheckList,
  ChoiceList,
  Dialog,
  Notice,
  ProblemNotice,
  sayIn,
  TextField,
  useMessages,
} from '@lobbyflow/ui';
import { useState } from 'react';
import { useHall } from './hall.js';

type Wish = BodyOf<typeof ROUTES.postNotice>;
type Level = Wish['level'];
type Place = NonNullable<Wish['places']>[number];

const LEVELS: readonly Level[] = ['info', 'warning', 'emergency'];
const PLACES: readonly Place[] = ['board', 'kiosk', 'phone'];
/** How long, as an option is named; `null`: until it is withdrawn. */
const LASTS = ['600000', '1800000', '7200000', 'null'] as const;
type Lasts = (typeof LASTS)[number];

/** What is often said, and how much it usually matters. */
const TEMPLATES = [
  { name: 'slow', level: 'warning', lasts: '1800000' },
  { name: 'down', level: 'warning', lasts: 'null' },
  { name: 'crowd', level: 'info', lasts: '7200000' },
  { name: 'closing', level: 'info', lasts: '1800000' },
  { name: 'leave', level: 'emergency', lasts: 'null' },
  { name: 'stay', level: 'emergency', lasts: 'null' },
] as const;

const EMPTY = { zh: '', en: '', level: 'info' as Level, lasts: '1800000' as Lasts, places: PLACES };

/** Tells the hall something: by one of the usual sentences or in words of one's own, in both languages. */
export function NoticeDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, branch, tell } = useHall();
  const t = useMessages();
  const { send, pending, problem, retry, forget } = useCommand(api);
  const [wish, change] = useState(EMPTY);
  const isEmergency = wish.level === 'emergency';
  const isReady = (wish.zh.trim() !== '' || wish.en.trim() !== '') && wish.places.length > 0;
  const post = () => {
    if (!isReady) return;
    const { lasts, places, ...words } = wish;
    const lastsMs = lasts === 'null' ? null : Number(lasts);
    const body = { ...words, lastsMs, places: [...places] };
    void send(ROUTES.postNotice, { params: { branchId: branch.id }, body }, () => {
      tell(t('manager.notice.sent'));
      onClose();
    });
  };
  return (
    <Dialog title={t('manager.notice')} onClose={onClose}>
      <TemplateButtons onChoose={(template) => change({ ...wish, ...template })} />
      {isEmergency && <Notice tone="warning">{t('manager.notice.emergency-warning')}</Notice>}
      <Words wish={wish} onChange={(words) => change({ ...wish, ...words })} />
      <ChoiceList
        legend={t('manager.notice.level')}
        options={LEVELS.map((value) => ({ value, label: t(`manager.notice.level.${value}`) }))}
        value={wish.level}
        onChange={(level) => change({ ...wish, level })}
      />
      {!isEmergency && (
        <CheckList
          legend={t('manager.notice.places')}
          options={PLACES.map((value) => ({ value, label: t(`manager.notice.place.${value}`) }))}
          values={wish.places}
          onChange={(places) => change({ ...wish, places })}
        />
      )}
      <ChoiceList
        legend={t('manager.notice.lasts')}
        options={LASTS.map((value) => ({ value, label: t(`manager.notice.lasts.${value}`) }))}
        value={wish.lasts}
        onChange={(lasts) => change({ ...wish, lasts })}
      />
      <div className="mg-step-foot">
        <Button
          kind={isEmergency ? 'danger' : 'primary'}
          size="large"
          disabled={!isReady}
          isBusy={pending !== null}
          onClick={post}
        >
          {t(isEmergency ? 'manager.notice.send-emergency' : 'manager.notice.send')}
        </Button>
      </div>
      <ProblemNotice problem={problem} onRetry={retry && (() => void retry())} onClose={forget} />
    </Dialog>
  );
}

function TemplateButtons({
  onChoose,
}: {
  readonly onChoose: (template: Pick<typeof EMPTY, 'zh' | 'en' | 'level' | 'lasts'>) => void;
}) {
  const t = useMessages();
  return (
    <div className="mg-notice-templates" role="group" aria-label={t('manager.notice.template')}>
      {TEMPLATES.map(({ name, level, lasts }) => (
        <Button
          key={name}
          icon={level === 'emergency' ? 'alert' : 'info'}
          onClick={() =>
            onChoose({
              ...{ level, lasts },
              zh: sayIn('zh', `manager.notice.say.${name}`),
              en: sayIn('en', `manager.notice.say.${name}`),
            })
          }
        >
          {t(`manager.notice.name.${name}`)}
        </Button>
      ))}
    </div>
  );
}

function Words({
  wish,
  onChange,
}: {
  readonly wish: { readonly zh: string; readonly en: string };
  readonly onChange: (words: { readonly zh?: string; readonly en?: string }) => void;
}) {
  const t = useMessages();
  return (
    <div className="mg-notice-words">
      <TextField
        label={t('manager.notice.zh')}
        lang="zh-CN"
        maxLength={200}
        value={wish.zh}
        onChange={(zh) => onChange({ zh })}
      />
      <TextField
        label={t('manager.notice.en')}
        lang="en"
        maxLength={200}
        hint={t('manager.notice.words-hint')}
        value={wish.en}
        onChange={(en) => onChange({ en })}
      />
    </div>
  );
}
