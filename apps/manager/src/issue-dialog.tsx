import { useCommand } from '@lobbyflow/client';
import { type BodyOf, ROUTES, type TicketAnswer } from '@lobbyflow/contract';
import {
  Button,
  CheckList,
  ChoiceList,
  Dialog,
  type Feature,
  ProblemNotice,
  useLanguage,
  useLocalName,
  useMessages,
  useWords,
} from '@lobbyflow/ui';
import { useState } from 'react';
import { useHall } from './hall.js';
import { LaneChoice } from './lane-choice.js';
import { TicketSlip } from './ticket-slip.js';

type Wish = BodyOf<typeof ROUTES.issue>;

/** A number for whoever stands at the desk: service, lane and needs, then the number to hand over. */
export function IssueDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, branch } = useHall();
  const t = useMessages();
  const { send, pending, problem, retry, forget } = useCommand(api);
  const { language } = useLanguage();
  const [issued, show] = useState<TicketAnswer | null>(null);
  const issue = (wish: Wish) =>
    void send(
      ROUTES.issue,
      { params: { branchId: branch.id }, body: { ...wish, language } },
      (answer) => show(answer.ticket),
    );
  return (
    <Dialog title={t('manager.issue')} onClose={onClose}>
      {issued === null ? (
        <IssueForm isBusy={pending !== null} onSend={issue} />
      ) : (
        <TicketSlip ticket={issued} onAnother={() => show(null)} />
      )}
      <ProblemNotice problem={problem} onRetry={retry && (() => void retry())} onClose={forget} />
    </Dialog>
  );
}

function IssueForm({
  isBusy,
  onSend,
}: {
  readonly isBusy: boolean;
  readonly onSend: (wish: Wish) => void;
}) {
  const { rows, branch } = useHall();
  const t = useMessages();
  const name = useLocalName();
  const word = useWords();
  const [serviceId, chooseService] = useState<string | null>(null);
  const [laneId, chooseLane] = useState<string>('general');
  const [needs, chooseNeeds] = useState<readonly Feature[]>([]);
  const shut = new Set<string>(
    branch.services.filter(({ isOffered }) => !isOffered).map(({ id }) => id),
  );
  const services = Object.entries(rows.services)
    .filter(([id]) => !shut.has(id))
    .map(([value, service]) => ({
      value,
      label: name(service.name),
      hint: t('wait.people-waiting', { n: service.waiting }),
    }));
  const features = [...new Set(branch.counters.flatMap((counter) => counter.features))];
  const submit = () => {
    if (serviceId === null) return;
    onSend({ serviceId: serviceId, laneId: laneId, needs: [...needs] });
  };
  return (
    <>
      <div className="mg-issue">
        <ChoiceList
          legend={t('manager.issue.service')}
          options={services}
          value={serviceId}
          onChange={chooseService}
        />
      </div>
      <LaneChoice legend={t('manager.issue.lane')} value={laneId} onChange={chooseLane} />
      {features.length > 0 && (
        <CheckList
          legend={t('manager.issue.needs')}
          options={features.map((value) => ({ value, label: word('feature', value) }))}
          values={needs}
          onChange={chooseNeeds}
        />
      )}
      <div className="mg-step-foot">
        <Button
          kind="primary"
          size="large"
          disabled={serviceId === null}
          isBusy={isBusy}
          onClick={submit}
        >
          {t('manager.issue.send')}
        </Button>
      </div>
    </>
  );
}
