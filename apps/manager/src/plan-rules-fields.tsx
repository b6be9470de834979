import type { BranchConfig } from '@lobbyflow/contract';
import { TextField, useLocalName, useMessages } from '@lobbyflow/ui';
import { type Fault, FaultText } from './plan-rules-fault.js';

const MINUTE_MS = 60_000;
/** Numbers of the policy that are minutes, and those that are counted. */
const MINUTES = ['bindingMs', 'callGapMs', 'returnWithinMs'] as const;
const COUNTS = ['floorEvery', 'recallLimit', 'returnBehind', 'postponeBehind'] as const;

/** The rules that are numbers; a fault stands beside the field that it is about. */
export function RuleFields({
  draft,
  faults,
  onChange,
}: {
  readonly draft: BranchConfig;
  readonly faults: readonly Fault[];
  readonly onChange: (draft: BranchConfig) => void;
}) {
  const t = useMessages();
  const name = useLocalName();
  const setLane = (id: string, change: object) =>
    onChange({
      ...draft,
      lanes: draft.lanes.map((lane) => (lane.id === id ? { ...lane, ...change } : lane)),
    });
  const setPolicy = (change: object) => {
    onChange({ ...draft, policy: { ...draft.policy, ...change } });
  };
  return (
    <>
      <div className="pl-rules">
        {draft.lanes.map((lane, place) => (
          <fieldset key={lane.id}>
            <legend>{name(lane.name)}</legend>
            {(['creditMs', 'maxWaitMs'] as const).map((field) => (
              <NumberField
                key={field}
                label={t(`rules.lane.${field}`)}
                value={lane[field] / MINUTE_MS}
                faults={faults.filter(({ path }) => isAt(path, `lanes.${place}`, field))}
                onChange={(minutes) =>
                  setLane(lane.id, { [field]: Math.round(minutes * MINUTE_MS) })
                }
              />
            ))}
          </fieldset>
        ))}
      </div>
      <div className="pl-rules">
        {COUNTS.map((field) => (
          <NumberField
            key={field}
            label={t(`rules.policy.${field}`)}
            value={draft.policy[field]}
            faults={faults.filter(({ path }) => path === `policy.${field}`)}
            onChange={(count) => setPolicy({ [field]: Math.round(count) })}
          />
        ))}
        {MINUTES.map((field) => (
          <NumberField
            key={field}
            label={t(`rules.policy.${field}`)}
            value={draft.policy[field] / MINUTE_MS}
            faults={faults.filter(({ path }) => path === `policy.${field}`)}
            onChange={(minutes) => setPolicy({ [field]: Math.round(minutes * MINUTE_MS) })}
          />
        ))}
      </div>
    </>
  );
}

/** A fault of a lane as a whole stands at its head start. */
function isAt(path: string, lane: string, field: 'creditMs' | 'maxWaitMs'): boolean {
  return path === `${lane}.${field}` || (field === 'creditMs' && path === lane);
}

function NumberField({
  label,
  value,
  faults,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly faults: readonly Fault[];
  readonly onChange: (value: number) => void;
}) {
  return (
    <div>
      <TextField
        label={label}
        type="number"
        min={0}
        step="any"
        value={String(value)}
        aria-invalid={faults.length > 0 || undefined}
        onChange={(text) => {
          if (text !== '' && Number(text) >= 0) onChange(Number(text));
        }}
      />
      {faults.map((fault) => (
        <p key={fault.reason ?? fault.message} className="pl-field-fault">
          <FaultText fault={fault} />
        </p>
      ))}
    </div>
  );
}
