import './advice.css';
import { type Api, useAsked } from '@lobbyflow/client';
import { type Branch, ROUTES, type SecondLinePerson } from '@lobbyflow/contract';
import {
  Button,
  ProblemNotice,
  useCounterName,
  useFormats,
  useLocalName,
  useMessages,
} from '@lobbyflow/ui';
import { learnLaterWords } from '@lobbyflow/ui/later-words';
import { useCallback, useState } from 'react';
import { PersonDialog } from './person-dialog.js';

learnLaterWords();

/** Who can be called to a window: names, training, and the way it takes. */
export function SecondLineScreen({ api, branch }: { readonly api: Api; readonly branch: Branch }) {
  const t = useMessages();
  const branchId = branch.id;
  const [asked, ask] = useState<SecondLinePerson | 'new' | null>(null);
  const { answer, problem, askAgain } = useAsked(
    useCallback(() => api.call(ROUTES.listSecondLine, { params: { branchId } }), [api, branchId]),
  );
  const done = () => {
    ask(null);
    askAgain();
  };
  return (
    <main className="mg-second-line">
      <div className="mg-head">
        <h1>{t('manager.second-line')}</h1>
        <Button kind="primary" onClick={() => ask('new')}>
          {t('manager.second-line.add')}
        </Button>
      </div>
      <p>{t('manager.second-line.hint')}</p>
      <ProblemNotice problem={problem} onRetry={askAgain} />
      {answer === null && problem === null && <p role="status">{t('state.loading')}</p>}
      {answer?.items.length === 0 && <p className="mg-empty">{t('manager.second-line.none')}</p>}
      {answer !== null && answer.items.length > 0 && (
        <PeopleTable people={answer.items} branch={branch} onAsk={ask} />
      )}
      {asked !== null && (
        <PersonDialog
          key={asked === 'new' ? 'new' : asked.id}
          api={api}
          branch={branch}
          person={asked === 'new' ? null : asked}
          onDone={done}
          onClose={() => ask(null)}
        />
      )}
    </main>
  );
}

function PeopleTable({
  people,
  branch,
  onAsk,
}: {
  readonly people: readonly SecondLinePerson[];
  readonly branch: Branch;
  readonly onAsk: (person: SecondLinePerson) => void;
}) {
  const t = useMessages();
  const { wait } = useFormats();
  return (
    <table className="mg-table">
      <thead>
        <tr>
          <th scope="col">{t('manager.second-line.name')}</th>
          <th scope="col">{t('manager.second-line.trained')}</th>
          <th scope="col">{t('manager.second-line.travel')}</th>
          <th scope="col">{t('manager.second-line.state')}</th>
          <th scope="col">
            <span className="lf-unseen">{t('manager.second-line.save')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">{person.name}</th>
            <td>
              <Training serviceIds={person.serviceIds} branch={branch} />
            </td>
            <td>{wait(person.travelMs)}</td>
            <td>
              <Standing person={person} branch={branch} />
            </td>
            <td>
              <Button onClick={() => onAsk(person)}>
                {t('manager.second-line.change', { name: person.name })}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Training({
  serviceIds,
  branch: { services },
}: {
  readonly serviceIds: readonly string[];
  readonly branch: Branch;
}) {
  const t = useMessages();
  const name = useLocalName();
  const known = services.filter(({ id }) => serviceIds.includes(id));
  if (known.length === services.length) return <>{t('manager.second-line.all')}</>;
  return <>{known.map((service) => name(service.name)).join(t('list.comma'))}</>;
}

function Standing({
  person: { state, counterId },
  branch: { counters },
}: {
  readonly person: SecondLinePerson;
  readonly branch: Branch;
}) {
  const t = useMessages();
  const named = useCounterName();
  const counter = named(counters.find(({ id }) => id === counterId)?.name ?? counterId ?? '—');
  return <>{t(`manager.second-line.state.${state}`, { counter })}</>;
}
