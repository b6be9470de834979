import { type Api, useAsked, useCommand } from '@lobbyflow/client';
import { type Branch, type BranchConfig, ROUTES, type User } from '@lobbyflow/contract';
import { Button, Notice, ProblemNotice, useMessages } from '@lobbyflow/ui';
import { useCallback, useState } from 'react';
import { type Fault, FaultText } from './plan-rules-fault.js';
import { RuleFields } from './plan-rules-fields.js';
import { RuleSentences } from './plan-rules-sentences.js';
import { RuleText } from './plan-rules-text.js';
import { RuleVersions } from './plan-rules-versions.js';

const PUBLISHING = ['branch-admin', 'admin'];

/** The rules of the branch in sentences; a draft of others, to be tried out and published; earlier ones. */
export function PlanRules({
  api,
  branch,
  user,
  tryOut,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly user: User;
  readonly tryOut: (draft: BranchConfig) => void;
}) {
  const t = useMessages();
  const { answer, problem, askAgain } = useAsked(
    useCallback(
      () => api.call(ROUTES.getConfig, { params: { branchId: branch.id } }),
      [api, branch.id],
    ),
  );
  const [turn, next] = useState(0);
  if (answer === null) {
    if (problem !== null) return <ProblemNotice problem={problem} onRetry={askAgain} />;
    return <p role="status">{t('state.loading')}</p>;
  }
  const published = () => {
    next((before) => before + 1);
    askAgain();
  };
  const mayPublish = PUBLISHING.includes(user.role);
  return (
    <>
      <RuleSentences config={answer} />
      {mayPublish && (
        <Draft
          key={JSON.stringify(answer)}
          api={api}
          branch={branch}
          config={answer}
          tryOut={tryOut}
          onPublished={published}
        />
      )}
      <RuleVersions
        key={turn}
        api={api}
        branch={branch}
        mayRestore={mayPublish}
        onRestored={published}
      />
    </>
  );
}

function Draft({
  api,
  branch,
  config,
  tryOut,
  onPublished,
}: {
  readonly api: Api;
  readonly branch: Branch;
  readonly config: BranchConfig;
  readonly tryOut: (draft: BranchConfig) => void;
  readonly onPublished: () => void;
}) {
  const t = useMessages();
  const [draft, change] = useState(config);
  const { send, pending, problem, forget } = useCommand(api);
  const faults: readonly Fault[] = problem?.problem?.errors ?? [];
  const edit = (next: BranchConfig) => {
    forget();
    change(next);
  };
  const isChanged = JSON.stringify(draft) !== JSON.stringify(config);
  const publish = () =>
    void send(ROUTES.putConfig, { params: { branchId: branch.id }, body: draft }, onPublished);
  return (
    <section aria-labelledby="rules-draft">
      <h2 id="rules-draft">{t('rules.draft')}</h2>
      <RuleFields draft={draft} faults={faults} onChange={edit} />
      <RuleText draft={draft} onChange={edit} />
      {faults.length > 0 && (
        <Notice tone="danger">
          {t('rules.faults', { n: faults.length })}
          {faults.map((fault) => (
            <span key={`${fault.path} ${fault.reason ?? fault.message}`} className="pl-fault">
              <code>{fault.path}</code> <FaultText fault={fault} />
            </span>
          ))}
        </Notice>
      )}
      {faults.length === 0 && <ProblemNotice problem={problem} onClose={forget} />}
      <div className="mg-day-pick">
        <Button disabled={!isChanged} onClick={() => tryOut(draft)}>
          {t('rules.try')}
        </Button>
        <Button kind="primary" disabled={!isChanged} isBusy={pending !== null} onClick={publish}>
          {t('rules.publish')}
        </Button>
        <Button kind="quiet" disabled={!isChanged} onClick={() => edit(config)}>
          {t('rules.discard')}
        </Button>
      </div>
    </section>
  );
}
