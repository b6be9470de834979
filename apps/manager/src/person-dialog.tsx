import { type Api, ApiProblem, useAsked } from '@lobbyflow/client';
import { type Branch, ROUTES, type SecondLinePerson } from '@lobbyflow/contract';
import {
  Button,
  CheckList,
  Dialog,
  ProblemNotice,
  Select,
  TextField,
  useLocalName,
  useMessages,
} from '@lobbyflow/ui';
import { useCallback, useState } from 'react';

const MINUTE_MS = 60_000;
const NO_ACCOUNT = '';

/** Adds somebody to the second line, changes what is known, or takes somebody out. */
export function PersonDialog({
  api,
  branch,
  person,
  onDone,
  onClose,
}: {
  readonly api: Api;
  readonly branch: Branch;
  /** `null`: a new one. */
  readonly person: SecondLinePerson | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const t = useMessages();
  const form = usePersonForm(branch, person);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isSure, setSure] = useState(false);
  const params = { branchId: branch.id };
  const run = async (what: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await what();
      onDone();
    } catch (fault) {
      if (!(fault instanceof ApiProblem)) throw fault;
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  };
  const save = () =>
    run(() =>
      person === null
        ? api.call(ROUTES.createPerson, { params, body: form.facts })
        : api.call(ROUTES.changePerson, {
            params: { ...params, personId: person.id },
            body: form.facts,
          }),
    );
  const remove = ({ id: personId }: SecondLinePerson) =>
    run(() => api.call(ROUTES.removePerson, { params: { ...params, personId } }));
  const title =
    person === null
      ? t('manager.second-line.add')
      : t('manager.second-line.change', { name: person.name });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          {person !== null && (
            <Button
              kind={isSure ? 'danger' : 'quiet'}
              isBusy={isBusy}
              onClick={() => (isSure ? void remove(person) : setSure(true))}
            >
              {isSure
                ? t('manager.second-line.remove-sure', { name: person.name })
                : t('manager.second-line.remove')}
            </Button>
          )}
          <Button
            kind="primary"
            isBusy={isBusy}
            disabled={!form.isWhole}
            onClick={() => void save()}
          >
            {t('manager.second-line.save')}
          </Button>
        </>
      }
    >
      <PersonFields api={api} branch={branch} form={form} />
      <ProblemNotice problem={problem} onClose={() => setProblem(null)} />
    </Dialog>
  );
}

function usePersonForm(branch: Branch, person: SecondLinePerson | null) {
  const [name, setName] = useState(person?.name ?? '');
  const [minutes, setMinutes] = useState(String((person?.travelMs ?? 3 * MINUTE_MS) / MINUTE_MS));
  const [staffId, setStaffId] = useState(person?.staffId ?? NO_ACCOUNT);
  const [serviceIds, setServiceIds] = useState<readonly string[]>(
    person?.serviceIds ?? branch.services.map(({ id }) => id),
  );
  const travelMs = Math.round(Number(minutes) * MINUTE_MS);
  return {
    ...{ name, setName, minutes, setMinutes, staffId, setStaffId, serviceIds, setServiceIds },
    isWhole:
      name.trim() !== '' &&
      minutes !== '' &&
      travelMs >= 0 &&
      travelMs <= 60 * MINUTE_MS &&
      serviceIds.length > 0,
    facts: {
      name: name.trim(),
      travelMs,
      serviceIds: [...serviceIds],
      staffId: staffId === NO_ACCOUNT ? null : staffId,
    },
  };
}

function PersonFields({
  api,
  branch,
  form,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly form: ReturnType<typeof usePersonForm>;
}) {
  const t = useMessages();
  const local = useLocalName();
  const branchId = branch.id;
  const { answer } = useAsked(
    useCallback(() => api.call(ROUTES.listStaff, { params: { branchId } }), [api, branchId]),
  );
  const accounts = (answer?.items ?? [])
    .filter(({ role, isActive }) => isActive && (role === 'teller' || role === 'lead'))
    .map(({ id, username }) => ({ value: id, label: username }));
  return (
    <div className="mg-person">
      <TextField label={t('manager.second-line.name')} value={form.name} onChange={form.setName} />
      <TextField
        label={t('manager.second-line.travel')}
        type="number"
        min={0}
        max={60}
        value={form.minutes}
        onChange={form.setMinutes}
      />
      <Select
        label={t('manager.second-line.account')}
        hint={t('manager.second-line.account-hint')}
        value={form.staffId}
        options={[{ value: NO_ACCOUNT, label: t('manager.second-line.no-account') }, ...accounts]}
        onChange={form.setStaffId}
      />
      <CheckList
        legend={t('manager.second-line.trained')}
        options={branch.services.map(({ id, name }) => ({
          value: id,
          label: local(name),
        }))}
        values={form.serviceIds}
        onChange={form.setServiceIds}
      />
    </div>
  );
}
