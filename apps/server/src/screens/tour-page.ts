import { DEMO_BRANCH } from '../demo/demo-branch.js';
import { framed, otherOf, tagOf } from './page-frame.js';
import { simulationForm } from './simulation-form.js';
import { START_WORDS, type StartLanguage } from './start-words.js';
import { TOUR_STOPS, TOUR_WORDS, type TourStop } from './tour-words.js';

/** How large each screen thinks it is, in CSS pixels; it is shown smaller. */
const SIZES: Readonly<Record<TourStop, readonly [width: number, height: number]>> = {
  kiosk: [720, 1280],
  ticket: [390, 844],
  teller: [1024, 720],
  display: [1280, 720],
  manager: [1280, 900],
};

/** Who the two screens of staff are signed in as. */
const SIGNED_IN: Readonly<Partial<Record<TourStop, string>>> = {
  teller: 'teller8',
  manager: 'lead',
};

/** Writes the page that shows all five screens of a demo side by side, and tells what each is for. */
export function tourPage(language: StartLanguage): string {
  const { title, lead, back } = TOUR_WORDS[language];
  const other = otherOf(language);
  const body = `<main class="tour" data-branch="${DEMO_BRANCH}">
<header>
<h1>${title}</h1>
<nav><a href="/?lang=${language}">${back}</a>
<a lang="${tagOf(other)}" href="/tour?lang=${other}">${START_WORDS[language].other}</a></nav>
</header>
<p class="lead">${lead}</p>
${guide(language)}
<div class="panes">
${TOUR_STOPS.map((stop) => pane(stop, language)).join('\n')}
</div>
</main>`;
  return framed({
    language,
    title: `Lobbyflow – ${title}`,
    styles: ['tour.css'],
    scripts: ['start.js', 'tour.js'],
    body,
  });
}

function guide(language: StartLanguage): string {
  const { stops, play, pause, screen, told, morning, morningWhat } = TOUR_WORDS[language];
  const buttons = TOUR_STOPS.map(
    (stop) => `<li><button type="button" data-stop="${stop}">${screen[stop]}</button></li>`,
  );
  const texts = TOUR_STOPS.map((stop) => `<p data-told="${stop}" hidden>${told[stop]}</p>`);
  return `<div class="guide">
<section aria-label="${stops}">
<ol>${buttons.join('')}</ol>
<button type="button" class="play" data-play="${play}" data-pause="${pause}">${play}</button>
<div class="told" aria-live="polite">${texts.join('')}</div>
</section>
<section aria-labelledby="morning">
<h2 id="morning">${morning}</h2>
<p>${morningWhat}</p>
${simulationForm(language)}
</section>
</div>`;
}

function pane(stop: TourStop, language: StartLanguage): string {
  const { screen, alone } = TOUR_WORDS[language];
  const [width, height] = SIZES[stop];
  const address = stop === 'ticket' ? '' : `/${stop}?lang=${language}`;
  const as = SIGNED_IN[stop] === undefined ? '' : ` data-as="${SIGNED_IN[stop]}"`;
  const link =
    address === '' ? '' : ` <a href="${address}" target="_blank" rel="noopener">${alone}</a>`;
  return `<section class="pane pane-${stop}" aria-label="${screen[stop]}" data-pane="${stop}">
<h2>${screen[stop]}${link}</h2>
${stop === 'ticket' ? taking(language) : ''}
<div class="glass"><iframe title="${screen[stop]}" width="${width}" height="${height}" data-address="${address}"${as}></iframe></div>
</section>`;
}

function taking(language: StartLanguage): string {
  const { take, taken, notTaken } = TOUR_WORDS[language];
  return `<form id="taking" data-taken="${taken}" data-refused="${notTaken}" data-language="${language}">
<button type="submit">${take}</button>
<p role="status"></p>
</form>`;
}
