import './reports.css';
import './planning.css';
import type { Api } from '@lobbyflow/client';
import type { Branch, User } from '@lobbyflow/contract';
import { useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { PlanDay } from './plan-day.js';

learnLaterWords();

/** What is to come, and what could be: the day ahead, days that never were, the rules. */
export function PlanningScreen({
  api,
  branch,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly user: User;
}) {
  const t = useMessages();
  const parts = { api, branch };
  return (
    <main className="mg-day mg-report">
      <h1>{t('manager.planning')}</h1>
      <PlanDay {...parts} />
    </main>
  );
}
