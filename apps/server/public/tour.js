const API = '/api/v1';
/** Five stops in a minute. */
const STOP_MS = 12_000;
/** What the accounts of a demo have for a password. */
const PASSWORD = 'demo';

function ask(screen, method, path, { body, commandId } = {}) {
  return fetch(API + path, {
    method,
    headers: {
      'x-lobbyflow-screen': screen,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(commandId ? { 'idempotency-key': commandId } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

const tour = document.querySelector('.tour');
const panes = new Map(
  [...tour.querySelectorAll('[data-pane]')].map((pane) => [pane.dataset.pane, pane]),
);

/** Shows a screen at its own size, as large as the glass before it allows. */
function fit(glass) {
  const frame = glass.firstElementChild;
  const scale = glass.clientWidth / frame.width;
  frame.style.transform = `scale(${scale})`;
  glass.style.height = `${Math.round(frame.height * scale)}px`;
}

const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target)));
for (const pane of panes.values()) watcher.observe(pane.querySelector('.glass'));

/** A screen of staff is signed in, unless somebody is already. */
async function signIn(screen, username) {
  const now = await ask(screen, 'GET', '/sessions/current').catch(() => null);
  if (now?.ok) return;
  const body = { username, password: PASSWORD };
  await ask(screen, 'POST', '/sessions', { body }).catch(() => null);
}

/** Frames are opened one after the other: on a small machine five at once are slow. */
async function openAll() {
  for (const pane of panes.values()) {
    const frame = pane.querySelector('iframe');
    const { address, as } = frame.dataset;
    if (address === '') continue;
    if (as) await signIn(pane.dataset.pane, as);
    const loaded = new Promise((resolve) =>
      frame.addEventListener('load', resolve, { once: true }),
    );
    frame.src = address;
    await loaded;
  }
}

/** A UUID of version 4; browsers hide their own maker of ids from plain HTTP. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const taking = document.querySelector('#taking');

/** Takes a number as the kiosk does, and opens its page in the phone. */
async function takeNumber() {
  const { branch } = tour.dataset;
  const config = await ask('kiosk', 'GET', `/branches/${branch}`);
  const [service] = (await config.json()).services;
  const answer = await ask('kiosk', 'POST', `/branches/${branch}/tickets`, {
    body: { serviceId: service.id },
    commandId: newId(),
  });
  if (!answer.ok) throw new Error(`no number: ${answer.status}`);
  const { ticket } = await answer.json();
  const { pathname } = new URL(ticket.url, location.href);
  panes.get('ticket').querySelector('iframe').src = `${pathname}?lang=${taking.dataset.language}`;
}

taking.addEventListener('submit', async (event) => {
  event.preventDefault();
  const [button] = taking.elements;
  const status = taking.querySelector('[role=status]');
  button.disabled = true;
  try {
    await takeNumber();
    status.textContent = taking.dataset.taken;
  } catch {
    status.textContent = taking.dataset.refused;
  }
  button.disabled = false;
});

const stops = [...tour.querySelectorAll('[data-stop]')];
const play = tour.querySelector('.play');
let playing;
let at = -1;

function show(index) {
  at = index;
  const name = stops[at].dataset.stop;
  for (const button of stops) {
    if (button.dataset.stop === name) button.setAttribute('aria-current', 'step');
    else button.removeAttribute('aria-current');
  }
  for (const text of tour.querySelectorAll('[data-told]')) text.hidden = text.dataset.told !== name;
  for (const [stop, pane] of panes) pane.classList.toggle('is-told', stop === name);
}

function pause() {
  clearInterval(playing);
  playing = undefined;
  play.textContent = play.dataset.play;
}

play.addEventListener('click', () => {
  if (playing !== undefined) return pause();
  play.textContent = play.dataset.pause;
  show(at + 1 < stops.length ? at + 1 : 0);
  playing = setInterval(() => (at + 1 < stops.length ? show(at + 1) : pause()), STOP_MS);
});
stops.forEach((button, index) =>
  button.addEventListener('click', () => {
    pause();
    show(index);
  }),
);

show(0);
await openAll();
