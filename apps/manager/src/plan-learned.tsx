import { type Api, useAsked } from '@lobbyflow/client';
import { type Branch, ROUTES } from '@lobbyflow/contract';
import { ProblemNotice, useFormats, useLocalName, useMessages } from '@lobbyflow/ui';
import { useCallback } from 'react';

/** What past days taught: how long services take, and whether forecasts are corrected. */
export function PlanLearned({ api, branch }: { readonly api: Api; readonly branch: Branch }) {
  const t = useMessages();
  const name = useLocalName();
  const { timer, share, count, day } = useFormats();
  const { answer, problem } = useAsked(
    useCallback(
      () => api.call(ROUTES.learned, { params: { branchId: branch.id } }),
      [api, branch.id],
    ),
  );
  const nameOf = (id: string) => {
    const service = branch.services.find((one) => one.id === id);
    return service === undefined ? id : name(service.name);
  };
  if (answer === null) return <ProblemNotice problem={problem} />;
  const { state, judged, services, lastDay, days } = answer;
  return (
    <section aria-labelledby="plan-learned">
      <h2 id="plan-learned">{t('plan.learned')}</h2>
      <p>
        {lastDay !== null && t('plan.learned.of', { n: days, day: day(`${lastDay}T12:00:00Z`) })}{' '}
        {t(`plan.learned.${state}`)}
      </p>
      {judged !== null && (
        <p>
          {t('plan.learned.judged', {
            n: count(judged.waits),
            error: timer(judged.errorMs),
            plain: timer(judged.plainErrorMs),
            share: share(judged.coverage90),
          })}
        </p>
      )}
      {services.length > 0 && (
        <div className="mg-scroll">
          <table aria-label={t('plan.learned')}>
            <thead>
              <tr>
                {(['service', 'served', 'mean', 'p90'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`plan.learned.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {services.map(({ serviceId, served, meanMs, p90Ms }) => (
                <tr key={serviceId}>
                  <th scope="row">{nameOf(serviceId)}</th>
                  <td>{count(served)}</td>
                  <td>{timer(meanMs)}</td>
                  <td>{timer(p90Ms)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
