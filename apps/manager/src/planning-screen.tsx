import './reports.css';
import './trends.css';
import './planning.css';
import type { Api } from '@lobbyflow/client';
import type { Branch, BranchConfig, User } from '@lobbyflow/contract';
import { Button, useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useState } from 'react';
import { PlanDay } from './plan-day.js';
import { PlanRules } from './plan-rules.js';
import { PlanWhatIf } from './plan-what-if.js';

learnLaterWords();

const PARTS = ['day', 'what-if', 'rules'] as const;
type Part = (typeof PARTS)[number];
/** Who may read and publish the rules of a branch. */
const READING = ['branch-admin', 'admin', 'hq', 'auditor'];

/** What is to come, and what could be: the day ahead, days that never were, the rules. */
export function PlanningScreen({
  api,
  branch,
  user,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly user: User;
}) {
  const t = useMessages();
  const [part, turn] = useState<Part>('day');
  const [draft, tryOut] = useState<BranchConfig | null>(null);
  const mayRead = READING.includes(user.role);
  const tryDraft = (config: BranchConfig) => {
    tryOut(config);
    turn('what-if');
  };
  return (
    <main className="mg-day mg-report">
      <h1>{t('manager.planning')}</h1>
      <div className="lf-segments mg-no-print" role="group" aria-label={t('plan.parts')}>
        {PARTS.filter((one) => one !== 'rules' || mayRead).map((one) => (
          <Button key={one} kind="quiet" aria-pressed={part === one} onClick={() => turn(one)}>
            {t(`plan.part.${one}`)}
          </Button>
        ))}
      </div>
      {part === 'day' && <PlanDay api={api} branch={branch} />}
      {part === 'what-if' && (
        <PlanWhatIf api={api} branch={branch} draft={draft} forget={() => tryOut(null)} />
      )}
      {part === 'rules' && <PlanRules api={api} branch={branch} user={user} tryOut={tryDraft} />}
    </main>
  );
}
