// A visit from the ticket to the rating, by a program: commands over HTTP, facts over one socket.
//   node docs/examples/one-visit.mjs http://localhost:3000 demo teller1 demo 1
// Needs Node 20 and the package socket.io-client; nothing of Lobbyflow is imported.
/* eslint-disable no-restricted-syntax -- a program of somebody else makes its own ids */
import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { io } from 'socket.io-client';

const [address = 'http://localhost:3000', branchId = 'demo', username, password, counterId = '1'] =
  process.argv.slice(2);
const api = `${address}/api/v1`;
const tell = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** A call of the API. A problem (RFC 9457) is thrown: its `code` is what a program looks at. */
async function call(method, path, { body, token, commandId } = {}) {
  const headers = { 'content-type': 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (commandId) headers['idempotency-key'] = commandId;
  const answer = await fetch(api + path, { method, headers, body: JSON.stringify(body ?? {}) });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(told.code), { problem: told });
  return told;
}

/** Sends a command. Its id is made once: an answer that was lost is asked for again under the same id. */
async function command(path, { body, token }) {
  const commandId = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call('POST', path, { body, token, commandId });
    } catch (error) {
      // A refusal is an answer. A lost link is not: the command may have happened, so the id stays.
      if (error.problem && error.problem.code !== 'busy') throw error;
      if (attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
    }
  }
}

/** Merges changed rows into a picture; `null` takes a row away. */
function merge(rows, changes) {
  const merged = Object.entries(changes).map(([collection, changed]) => {
    const all = Object.entries({ ...rows[collection], ...changed });
    return [collection, Object.fromEntries(all.filter(([, row]) => row !== null))];
  });
  return { ...rows, ...Object.fromEntries(merged) };
}

/** Follows a view of a branch: the picture, then what changes, and after a lost link what was missed. */
class Picture {
  shown = { revision: 0, rows: null };
  held = [];
  latest = 0;
  watchers = [];

  constructor(token, view) {
    this.view = view;
    this.socket = io(`${address}/live`, { transports: ['websocket'], auth: { token } });
    this.socket.on('connect', () => this.join());
    this.socket.on('update', (update) => {
      // Before the answer to a join: it is kept, for it may come after what the answer holds.
      if (this.held === null) this.take(update);
      else this.held.push(update);
    });
    this.socket.on('hint', ({ rows }) => {
      if (this.shown.rows !== null) this.show({ rows: merge(this.shown.rows, rows) });
    });
  }

  async join() {
    const mine = (this.latest += 1);
    this.held = [];
    const since = this.shown.rows === null ? undefined : this.shown.revision;
    const wish = { protocol: 1, branchId, view: this.view, since };
    const answer = await this.socket
      .timeout(5_000)
      .emitWithAck('join', wish)
      .catch(() => null);
    if (mine !== this.latest) return;
    if (answer === null) return void (this.socket.connected && this.join());
    if (!answer.ok) throw new Error(answer.problem.code);
    const { revision, snapshot, updates = [] } = answer.value;
    if (snapshot) this.show({ revision, rows: snapshot });
    const all = [...updates, ...this.held];
    this.held = null;
    for (const update of all) this.take(update);
  }

  take({ since, revision, rows }) {
    if (revision <= this.shown.revision) return;
    if (since > this.shown.revision) return void this.join();
    this.show({ revision, rows: merge(this.shown.rows, rows) });
  }

  show(changed) {
    this.shown = { ...this.shown, ...changed };
    const ready = this.watchers.filter(({ test }) => test(this.shown.rows));
    this.watchers = this.watchers.filter((watcher) => !ready.includes(watcher));
    for (const { done } of ready) done(this.shown);
  }

  /** Resolves with the picture as soon as it is as wished. */
  until(test) {
    return new Promise((done) => {
      this.watchers.push({ test, done });
      if (this.shown.rows !== null) this.show({});
    });
  }
}

const { token } = await call('POST', '/sessions', { body: { username, password } });
const board = new Picture(token, 'board');
const { revision } = await board.until(() => true);
tell({ step: 'board', revision });

const at = `/branches/${branchId}`;
const press = (action, body) => command(`${at}/counters/${counterId}/${action}`, { token, body });

const branch = await fetch(`${api}${at}`, { headers: { authorization: `Bearer ${token}` } });
const service = (await branch.json()).services.find(({ isOffered }) => isOffered);
const { ticket } = await command(`${at}/tickets`, { token, body: { serviceId: service.id } });
tell({ step: 'ticket', number: ticket.number, ahead: ticket.ahead });

await press('open').catch((error) => {
  if (error.problem?.code !== 'counter-already-open') throw error;
});
// Somebody else may come first: each is called, started and finished, until it is our customer.
for (;;) {
  const called = await press('call-next');
  tell({ step: 'called', number: called.ticket.number, rule: called.reason.rule });
  const seen = await board.until(({ calls }) => calls[counterId]?.number === called.ticket.number);
  tell({ step: 'board', revision: seen.revision, calls: seen.rows.calls[counterId].number });
  await press('start');
  await press('finish');
  if (called.ticket.id === ticket.id) break;
}

// The ticket's own page has a token; with it the customer may rate, and nothing else is reached.
const customer = ticket.url.split('/').at(-1);
const rated = await command(`${at}/tickets/${ticket.id}/rate`, {
  token: customer,
  body: { score: 5 },
});
tell({ step: 'rated', number: rated.ticket.number, score: rated.ticket.rating });
board.socket.close();
