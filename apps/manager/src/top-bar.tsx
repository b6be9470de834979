import { useSession } from '@lobbyflow/client';
import type { Branch, Role, User } from '@lobbyflow/contract';
import { Button, LanguageSwitch, useFormats, useMessages } from '@lobbyflow/ui';
import { useNow } from './hall.js';

const PAGES = ['hall', 'day', 'trends', 'planning', 'second-line', 'devices'] as const;
export type Page = (typeof PAGES)[number];
/** What only they see who set the branch up. */
const OF_SETTING_UP: readonly Page[] = ['second-line', 'devices'];
const SETTING_UP: readonly Role[] = ['branch-admin', 'admin'];

/** Which branch, which page, what time it is there, and who looks. */
export function TopBar({
  branch,
  user,
  page,
  onTurn,
  onLeave,
}: {
  readonly branch: Branch;
  readonly user: User;
  readonly page: Page;
  readonly onTurn: (page: Page) => void;
  readonly onLeave: (() => void) | null;
}) {
  const { signOut } = useSession();
  const t = useMessages();
  const { clock } = useFormats();
  const now = useNow();
  return (
    <header className="mg-bar">
      <strong className="mg-branch">{branch.name}</strong>
      {onLeave !== null && (
        <Button kind="quiet" icon="transfer" onClick={onLeave}>
          {t('manager.other-branch')}
        </Button>
      )}
      <nav className="lf-segments" aria-label={t('manager.tabs')}>
        {PAGES.filter((one) => !OF_SETTING_UP.includes(one) || SETTING_UP.includes(user.role)).map(
          (one) => (
            <Button
              key={one}
              kind="quiet"
              aria-current={page === one ? 'page' : undefined}
              onClick={() => onTurn(one)}
            >
              {t(`manager.${one}`)}
            </Button>
          ),
        )}
      </nav>
      <span className="mg-clock">{now === null ? '' : clock(now)}</span>
      <LanguageSwitch />
      <Button
        kind="quiet"
        title={t('sign-in.as', { name: user.username })}
        onClick={() => void signOut()}
      >
        {t('sign-in.out')}
      </Button>
    </header>
  );
}
