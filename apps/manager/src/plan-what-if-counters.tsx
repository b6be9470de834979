import type { Branch } from '@lobbyflow/contract';
import { CheckList, Select, useLocalName, useMessages } from '@lobbyflow/ui';
import type { CounterWish } from './plan-what-if.js';

const OPEN = ['as-it-was', 'all-day', 'shut'] as const;

/** Of each counter: when it is open, and what it takes. */
export function WhatIfCounters({
  branch,
  wishes,
  onChange,
}: {
  readonly branch: Branch;
  readonly wishes: readonly CounterWish[];
  readonly onChange: (wishes: readonly CounterWish[]) => void;
}) {
  const t = useMessages();
  const name = useLocalName();
  const change = (counterId: string, more: Partial<CounterWish>) => {
    const before = wishes.find((one) => one.counterId === counterId) ?? { counterId };
    onChange([...wishes.filter((one) => one.counterId !== counterId), { ...before, ...more }]);
  };
  return (
    <ul className="pl-counters">
      {branch.counters.map((counter) => {
        const wish = wishes.find(({ counterId }) => counterId === counter.id);
        const title = t('what-if.counter', { name: counter.name });
        return (
          <li key={counter.id}>
            <Select
              label={title}
              value={wish?.open ?? 'as-it-was'}
              options={OPEN.map((value) => ({ value, label: t(`what-if.open.${value}`) }))}
              onChange={(open) => change(counter.id, { open })}
            />
            <details>
              <summary>{t('what-if.skills', { name: counter.name })}</summary>
              <CheckList
                legend={t('what-if.skills', { name: counter.name })}
                options={branch.services.map(({ id, name: named }) => {
                  return { value: id, label: name(named) };
                })}
                values={wish?.serviceIds ?? counter.skills.map(({ serviceId }) => serviceId)}
                onChange={(serviceIds) => {
                  if (serviceIds.length > 0) change(counter.id, { serviceIds: [...serviceIds] });
                }}
              />
            </details>
          </li>
        );
      })}
    </ul>
  );
}
