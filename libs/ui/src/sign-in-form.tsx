import type { TroubleCode } from '@lobbyflow/contract';
import { type SyntheticEvent, useState } from 'react';
import { Button } from './button.js';
import { TextField } from './fields.js';
import { ProblemNotice } from './notices.js';
import { LanguageSwitch, useMessages } from './use-messages.js';

type Trouble = { readonly code: TroubleCode };

/** Name and password; the same for every screen with people behind it. */
export function SignInForm({
  title,
  onSignIn,
}: {
  /** Which screen this is. */
  readonly title: string;
  /** `signIn` of `useSession`: resolves with what went wrong, or `null`. */
  readonly onSignIn: (username: string, password: string) => Promise<Trouble | null>;
}) {
  const t = useMessages();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<Trouble | null>(null);

  const submit = async () => {
    setIsSending(true);
    setProblem(await onSignIn(username.trim(), password));
    setIsSending(false);
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!isSending) void submit();
  };
  return (
    <main className="lf-sign-in">
      <form className="lf-card" aria-label={t('sign-in.title')} onSubmit={onSubmit}>
        <h1>{title}</h1>
        <TextField
          label={t('sign-in.username')}
          value={username}
          onChange={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          label={t('sign-in.password')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          required
        />
        <ProblemNotice problem={problem} />
        <Button type="submit" kind="primary" size="large" isBusy={isSending}>
          {t('sign-in.submit')}
        </Button>
        <LanguageSwitch />
      </form>
    </main>
  );
}
