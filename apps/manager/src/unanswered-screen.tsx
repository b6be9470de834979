import './advice.css';
import { type Api, ApiProblem, deviceNow } from '@lobbyflow/client';
import { type BranchAdvice, ROUTES } from '@lobbyflow/contract';
import { Button, ProblemNotice, useFormats, useMessages } from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useCallback, useEffect, useState } from 'react';
import { useAdviceOutcome, useAdviceWords } from './advice-words.js';

learnLaterWords();

const DAYS = 7;
const DAY_MS = 86_400_000;
interface Loaded {
  readonly items: readonly BranchAdvice[];
  readonly next: string | null;
}

/** For the head office: advice that branches did not answer, declined, or did not carry out. */
export function UnansweredScreen({
  api,
  onBack,
  onChoose,
}: {
  readonly api: Api;
  readonly onBack: () => void;
  readonly onChoose: (branchId: string) => void;
}) {
  const t = useMessages();
  const { loaded, problem, load } = useNotFollowed(api);
  const next = loaded?.next ?? null;
  return (
    <main className="mg-unanswered">
      <Button icon="back" kind="quiet" onClick={onBack}>
        {t('manager.choose-branch')}
      </Button>
      <h1>{t('manager.unanswered.title')}</h1>
      <p>{t('manager.unanswered.hint')}</p>
      <ProblemNotice problem={problem} onRetry={() => void load(next)} />
      {loaded === null && problem === null && <p role="status">{t('state.loading')}</p>}
      {loaded?.items.length === 0 && <p className="mg-empty">{t('manager.unanswered.none')}</p>}
      {loaded !== null && loaded.items.length > 0 && (
        <NotFollowed items={loaded.items} onChoose={onChoose} />
      )}
      {next !== null && (
        <Button onClick={() => void load(next)}>{t('manager.unanswered.more')}</Button>
      )}
    </main>
  );
}

/** Days by the device are near enough: a branch's own may be one off. */
function useNotFollowed(api: Api) {
  const [openedAt] = useState(deviceNow);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const load = useCallback(
    async (before: string | null) => {
      const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
      const span = { from: day(openedAt - (DAYS - 1) * DAY_MS), to: day(openedAt + DAY_MS) };
      try {
        const query = before === null ? span : { ...span, before };
        const page = await api.call(ROUTES.openAdvice, { query });
        setProblem(null);
        setLoaded((known) => ({
          items: [...(before === null ? [] : (known?.items ?? [])), ...page.items],
          next: page.next,
        }));
      } catch (fault) {
        if (!(fault instanceof ApiProblem)) throw fault;
        setProblem(fault);
      }
    },
    [api, openedAt],
  );
  useEffect(() => void load(null), [load]);
  return { loaded, problem, load };
}

function NotFollowed({
  items,
  onChoose,
}: {
  readonly items: readonly BranchAdvice[];
  readonly onChoose: (branchId: string) => void;
}) {
  const t = useMessages();
  const { clock, day } = useFormats();
  const words = useAdviceWords((id) => id);
  const outcome = useAdviceOutcome();
  return (
    <table className="mg-table">
      <thead>
        <tr>
          <th scope="col">{t('manager.unanswered.branch')}</th>
          <th scope="col">{t('manager.advice.at')}</th>
          <th scope="col">{t('manager.advice.what')}</th>
          <th scope="col">{t('manager.advice.became')}</th>
          <th scope="col">{t('manager.advice.expected')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((advice) => (
          <tr key={`${advice.branchId} ${advice.id}`}>
            <td>
              <Button kind="quiet" onClick={() => onChoose(advice.branchId)}>
                {advice.branchName}
              </Button>
            </td>
            <td>
              {day(`${advice.businessDay}T12:00:00Z`)} {clock(advice.offeredAt)}
            </td>
            <td>{words.what(advice)}</td>
            <td>{outcome(advice)}</td>
            <td>
              {t('manager.advice.pair', { without: advice.without.late, with: advice.with.late })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
