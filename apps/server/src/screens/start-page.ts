import type { StaffRole } from '@lobbyflow/contract';
import { ROLE_WORDS, START_WORDS, type StartLanguage, type StartWord } from './start-words.js';

/** What the start page shows. */
export interface StartPage {
  readonly language: StartLanguage;
  /** Accounts to try it with; none outside a demo. */
  readonly accounts: readonly (readonly [username: string, role: StaffRole])[];
  /** Whether there is no account yet, and the setup code makes the first. */
  readonly awaitsSetUp: boolean;
}

const LINKS = ['kiosk', 'display', 'teller', 'manager', 'docs'] as const;
const SPEEDS = [1, 10, 60, 300];

/** Which language a visitor reads: the one asked for, else the browser's, else English. */
export function languageOf(asked: unknown, accepted = ''): StartLanguage {
  if (asked === 'zh' || asked === 'en') return asked;
  return /^\s*zh\b/i.test(accepted) ? 'zh' : 'en';
}

/** Writes the start page. Nothing in it comes from outside, and nothing is inline: scripts and styles are files. */
export function startPage({ language, accounts, awaitsSetUp }: StartPage): string {
  const t = (word: StartWord) => START_WORDS[language][word];
  const isDemo = accounts.length > 0;
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t('title')}</title>
<link rel="stylesheet" href="/start/start.css">
<link rel="icon" href="data:,">
<script type="module" src="/start/start.js"></script>
</head>
<body>
<main>
<header>
<h1>${t('title')}</h1>
<a lang="${language === 'zh' ? 'en' : 'zh-CN'}" href="/?lang=${language === 'zh' ? 'en' : 'zh'}">${t('other')}</a>
</header>
<p class="lead">${t('lead')}</p>
${awaitsSetUp ? setUpForm(t) : ''}
<h2>${t('screens')}</h2>
<ul class="screens">
${LINKS.map((name) => link(name, language, t)).join('\n')}
</ul>
${isDemo ? simulation(t) + accountsTable(accounts, { language, t }) : ''}
</main>
</body>
</html>
`;
}

type Tell = (word: StartWord) => string;

function link(name: (typeof LINKS)[number], language: StartLanguage, t: Tell): string {
  const query = name === 'docs' ? '' : `?lang=${language}`;
  return `<li><a href="/${name}${query}"><strong>${t(name)}</strong> <span>${t(`${name}What`)}</span></a></li>`;
}

function simulation(t: Tell): string {
  const speeds = SPEEDS.map(
    (speed) => `<option value="${speed}"${speed === 60 ? ' selected' : ''}>${speed}×</option>`,
  );
  return `<section aria-labelledby="simulate">
<h2 id="simulate">${t('simulate')}</h2>
<p>${t('simulateWhat')}</p>
<form id="simulation" data-running="${t('running')}" data-stopped="${t('stopped')}" data-failed="${t('failed')}">
<label>${t('profile')} <select name="profile"><option value="ordinary">${t('ordinary')}</option><option value="pension-day">${t('pensionDay')}</option></select></label>
<label>${t('speed')} <select name="speed">${speeds.join('')}</select></label>
<button name="start" type="submit">${t('start')}</button>
<button name="stop" type="button" disabled>${t('stop')}</button>
<p role="status"></p>
</form>
</section>
`;
}

function accountsTable(
  accounts: StartPage['accounts'],
  { language, t }: { readonly language: StartLanguage; readonly t: Tell },
): string {
  const rows = accounts.map(
    ([username, role]) =>
      `<tr><td><code>${username}</code></td><td><code>demo</code></td><td>${ROLE_WORDS[language][role]}</td></tr>`,
  );
  return `<section aria-labelledby="accounts">
<h2 id="accounts">${t('accounts')}</h2>
<p>${t('accountsWhat')}</p>
<table>
<thead><tr><th scope="col">${t('username')}</th><th scope="col">${t('password')}</th><th scope="col">${t('role')}</th></tr></thead>
<tbody>${rows.join('')}</tbody>
</table>
</section>
`;
}

function setUpForm(t: Tell): string {
  return `<section aria-labelledby="set-up">
<h2 id="set-up">${t('setUp')}</h2>
<p>${t('setUpWhat')}</p>
<form id="setup" data-created="${t('created')}" data-refused="${t('refused')}">
<label>${t('code')} <input name="code" autocomplete="off" required></label>
<label>${t('username')} <input name="username" autocomplete="username" required></label>
<label>${t('password')} <input name="password" type="password" autocomplete="new-password" required></label>
<button type="submit">${t('create')}</button>
<p role="status"></p>
</form>
</section>
`;
}
