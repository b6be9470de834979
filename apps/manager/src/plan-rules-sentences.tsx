import type { BranchConfig } from '@lobbyflow/contract';
import { useFormats, useLocalName, useMessages } from '@lobbyflow/ui';

/** What is published, as anybody can be told who asks "why this one". */
export function RuleSentences({ config }: { readonly config: BranchConfig }) {
  const t = useMessages();
  return (
    <section aria-labelledby="rules-now">
      <h2 id="rules-now">{t('rules.now')}</h2>
      <ul>
        {useSentences(config).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function useSentences({ lanes, policy, counters, services }: BranchConfig): readonly string[] {
  const t = useMessages();
  const name = useLocalName();
  const { wait, count } = useFormats();
  const list = (names: readonly string[]) => names.join(t('list.comma'));
  const lanesNamed = (ids: readonly string[]) =>
    list(lanes.filter(({ id }) => ids.includes(id)).map((lane) => name(lane.name)));
  const servicesNamed = (ids: readonly string[]) =>
    list(services.filter(({ id }) => ids.includes(id)).map((one) => name(one.name)));
  return [
    ...lanes.map((lane) =>
      t(lane.creditMs === 0 ? 'rules.say.lane-plain' : 'rules.say.lane', {
        lane: name(lane.name),
        credit: wait(lane.creditMs),
        limit: wait(lane.maxWaitMs),
      }),
    ),
    t('rules.say.floor', { n: policy.floorEvery, before: policy.floorEvery - 1 }),
    ...counters.flatMap(({ name: counter, reservation }) =>
      reservation === null
        ? []
        : [
            t(
              reservation.othersAfterMs === 0 ? 'rules.say.reserved-at-once' : 'rules.say.reserved',
              {
                counter,
                lanes: lanesNamed(reservation.laneIds),
                wait: wait(reservation.othersAfterMs),
              },
            ),
          ],
    ),
    ...counters.flatMap(({ name: counter, skills }) => {
      const known = skills.filter(({ level }) => level === 1).map(({ serviceId }) => serviceId);
      return known.length === services.length
        ? []
        : [t('rules.say.skills', { counter, services: servicesNamed(known) })];
    }),
    ...(counters.some(({ skills }) => skills.some(({ level }) => level > 1))
      ? [
          t('rules.say.overflow', {
            wait: wait(policy.overflowAfterMs.level2),
            n: count(policy.overflowAtLength.level2),
          }),
        ]
      : []),
    t('rules.say.return', { wait: wait(policy.returnWithinMs), n: policy.returnBehind }),
    t('rules.say.binding', { wait: wait(policy.bindingMs) }),
    t(policy.carriesOver ? 'rules.say.carries' : 'rules.say.ends'),
  ];
}
