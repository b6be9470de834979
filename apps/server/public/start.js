const API = '/api/v1';
const LOOK_EVERY_MS = 3000;

/** Sends the page's name with every call: another site cannot. */
function ask(method, path, body) {
  return fetch(API + path, {
    method,
    headers: {
      'x-lobbyflow-screen': 'start',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

function fieldsOf(form) {
  return Object.fromEntries(new FormData(form));
}

const simulation = document.querySelector('#simulation');
if (simulation) {
  const { start, stop } = simulation.elements;
  const status = simulation.querySelector('[role=status]');
  const tell = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };
  const show = ({ isRunning }) => {
    start.disabled = isRunning;
    stop.disabled = !isRunning;
    tell(isRunning ? simulation.dataset.running : simulation.dataset.stopped);
  };
  const look = async () => {
    const answer = await ask('GET', '/demo/simulation').catch(() => null);
    if (answer?.ok) show(await answer.json());
  };
  const act = async (request) => {
    const answer = await request.catch(() => null);
    await look();
    if (!answer?.ok) tell(simulation.dataset.failed);
  };
  simulation.addEventListener('submit', (event) => {
    event.preventDefault();
    const { profile, speed } = fieldsOf(simulation);
    void act(ask('POST', '/demo/simulation', { profile, speed: Number(speed) }));
  });
  stop.addEventListener('click', () => void act(ask('DELETE', '/demo/simulation')));
  void look();
  setInterval(() => void look(), LOOK_EVERY_MS);
}

const setup = document.querySelector('#setup');
setup?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await ask('POST', '/setup', fieldsOf(setup)).catch(() => null);
  const status = setup.querySelector('[role=status]');
  status.textContent = answer?.ok ? setup.dataset.created : setup.dataset.refused;
});
