import type { BranchNow } from '@lobbyflow/contract';
import { Badge, Button, useFormats, useMessages } from '@lobbyflow/ui';
import type { Order } from './overview-screen.js';

/** What a column says, and by which order its heading sorts, if by any. */
const COLUMNS = [
  ['branch', 'name'],
  ['overdue', 'overdue'],
  ['oldest', 'oldest'],
  ['waiting', 'waiting'],
  ['windows', null],
  ['visits', null],
  ['left', null],
  ['level', 'service-level'],
] as const;

/** Branches beside each other; a press on a heading puts the worst by it first. */
export function OverviewTable({
  branches,
  order,
  by,
  onChoose,
}: {
  readonly branches: readonly BranchNow[];
  readonly order: Order;
  readonly by: (order: Order) => void;
  readonly onChoose: (branchId: string) => void;
}) {
  const t = useMessages();
  return (
    <div className="mg-scroll">
      <table aria-label={t('manager.overview')}>
        <thead>
          <tr>
            {COLUMNS.map(([name, sorts]) => (
              <th key={name} scope="col" aria-sort={sortOf(sorts, order)}>
                {sorts === null ? (
                  t(`overview.column.${name}`)
                ) : (
                  <button type="button" className="mg-sort" onClick={() => by(sorts)}>
                    {t(`overview.column.${name}`)}
                    <span aria-hidden="true">{sorts === order ? ' ▼' : ''}</span>
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {branches.map((branch) => (
            <Line key={branch.branchId} branch={branch} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Names ascend; all else begins with the worst. */
function sortOf(sorts: Order | null, order: Order) {
  if (sorts === null) return undefined;
  if (sorts !== order) return 'none';
  return sorts === 'name' || sorts === 'service-level' ? 'ascending' : 'descending';
}

function Line({
  branch,
  onChoose,
}: {
  readonly branch: BranchNow;
  readonly onChoose: (branchId: string) => void;
}) {
  const t = useMessages();
  const { count, share, wait } = useFormats();
  const { branchId, name, oldestWaitMs, overdue, windowsOpen, windows, serviceLevel } = branch;
  const isStuck = branch.waiting > 0 && windowsOpen === 0;
  return (
    <tr>
      <th scope="row">
        <Button kind="quiet" onClick={() => onChoose(branchId)}>
          {name}
        </Button>
        {branch.businessDay === null && <Badge tone="neutral">{t('overview.closed')}</Badge>}
        {branch.isReplay && <Badge tone="info">{t('manager.replay')}</Badge>}
      </th>
      <td data-alarm={overdue > 0 || undefined}>{count(overdue)}</td>
      <td>{oldestWaitMs === null ? '–' : wait(oldestWaitMs)}</td>
      <td>{count(branch.waiting)}</td>
      <td data-alarm={isStuck || undefined}>{`${windowsOpen} / ${windows}`}</td>
      <td>{count(branch.visits)}</td>
      <td>{count(branch.abandoned)}</td>
      <td>{serviceLevel === null ? '–' : share(serviceLevel)}</td>
    </tr>
  );
}
