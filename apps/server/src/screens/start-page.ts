import type { StaffRole } from '@lobbyflow/contract';
import { framed, otherOf, tagOf } from './page-frame.js';
import { simulationForm } from './simulation-form.js';
import { ROLE_WORDS, START_WORDS, type StartLanguage, type StartWord } from './start-words.js';
import { TOUR_WORDS } from './tour-words.js';

/** What the start page shows. */
export interface StartPage {
  readonly language: StartLanguage;
  /** Accounts to try it with; none outside a demo. */
  readonly accounts: readonly (readonly [username: string, role: StaffRole])[];
  /** Whether there is no account yet, and the setup code makes the first. */
  readonly awaitsSetUp: boolean;
}

const LINKS = ['kiosk', 'display', 'teller', 'manager', 'docs'] as const;

/** Which language a visitor reads: the one asked for, else the browser's, else English. */
export function languageOf(asked: unknown, accepted = ''): StartLanguage {
  if (asked === 'zh' || asked === 'en') return asked;
  return /^\s*zh\b/i.test(accepted) ? 'zh' : 'en';
}

/** Writes the start page. Nothing in it comes from outside. */
export function startPage({ language, accounts, awaitsSetUp }: StartPage): string {
  const t = (word: StartWord) => START_WORDS[language][word];
  const isDemo = accounts.length > 0;
  const other = otherOf(language);
  const body = `<main>
<header>
<h1>${t('title')}</h1>
<a lang="${tagOf(other)}" href="/?lang=${other}">${t('other')}</a>
</header>
<p class="lead">${t('lead')}</p>
${isDemo ? tourLink(language) : ''}
${awaitsSetUp ? setUpForm(t) : ''}
<h2>${t('screens')}</h2>
<ul class="screens">
${LINKS.map((name) => link(name, language, t)).join('\n')}
</ul>
${isDemo ? simulation(language, t) + accountsTable(accounts, { language, t }) : ''}
</main>`;
  return framed({ language, title: t('title'), scripts: ['start.js'], body });
}

type Tell = (word: StartWord) => string;

function link(name: (typeof LINKS)[number], language: StartLanguage, t: Tell): string {
  const query = name === 'docs' ? '' : `?lang=${language}`;
  return `<li><a href="/${name}${query}"><strong>${t(name)}</strong> <span>${t(`${name}What`)}</span></a></li>`;
}

function tourLink(language: StartLanguage): string {
  const { title, lead } = TOUR_WORDS[language];
  return `<p><a class="tour-link" href="/tour?lang=${language}">${title}</a> ${lead}</p>`;
}

function simulation(language: StartLanguage, t: Tell): string {
  return `<section aria-labelledby="simulate">
<h2 id="simulate">${t('simulate')}</h2>
<p>${t('simulateWhat')}</p>
${simulationForm(language)}
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
