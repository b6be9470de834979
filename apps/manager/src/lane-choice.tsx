import { ChoiceList, useFormats, useLocalName, useMessages, useWords } from '@lobbyflow/ui';
import { useHall } from './hall.js';

/** The lanes, each with what it means and its head start: a customer's right should not need a manual. */
export function LaneChoice({
  legend,
  value,
  onChange,
}: {
  readonly legend: string;
  readonly value: string | null;
  readonly onChange: (laneId: string) => void;
}) {
  const { rows } = useHall();
  const t = useMessages();
  const word = useWords();
  const name = useLocalName();
  const { wait } = useFormats();
  const options = Object.entries(rows.lanes).map(([id, lane]) => {
    const why = word('lane-why', lane.kind);
    const hint =
      lane.creditMs > 0
        ? t('manager.lane-credit', { wait: wait(lane.creditMs), why })
        : t('manager.lane-no-credit', { why });
    return { value: id, label: name(lane.name), hint };
  });
  return <ChoiceList legend={legend} options={options} value={value} onChange={onChange} />;
}
