import type { Command, Instant, TicketId } from '@lobbyflow/engine';
import { randomUUID } from 'node:crypto';
import { hashOf } from '../src/journal/chain.js';
import type { Answer, CommandRequest, Commit, Head } from '../src/journal/commit.js';
import { CommitsRepository } from '../src/journal/commits.repository.js';
import { follow, type Plan } from '../src/journal/plan-commits.js';
import { type Decide, decideIn, type Plant, type Plot } from './plot.js';

/** What was decided rightly, and what it was decided on. */
interface Given {
  readonly head: Head;
  readonly requests: readonly CommandRequest[];
  readonly right: Plan;
  readonly decide: Decide;
}

/** Has something else written than was decided. */
function decides(plot: Plot, wrong: (given: Given) => Plan): void {
  const commits = plot.app.get(CommitsRepository);
  const write = commits.write.bind(commits);
  commits.write = (head, requests, plan) =>
    write(head, requests, (news, known) => {
      const right = plan(news, known);
      return wrong({ head, requests, right, decide: decideIn(plot, known) });
    });
}

/** Decided on a head that a program with a fault would take for the branch's. */
const onWrongHead =
  (type: Command['type'], wrongHead: (head: Head) => Head): Plant =>
  (plot) =>
    decides(plot, ({ head, requests, right, decide }) => {
      const isMeant = requests.some(({ command }) => command.type === type);
      if (!isMeant || right.commits.length === 0 || !plot.isTurn()) return right;
      return decide(wrongHead(head), requests);
    });

/** The next number of each letter, so many further on. */
const numbersMoved = (by: number) => (head: Head) => {
  const nextRunning = new Map(
    [...head.lobby.nextRunning].map(([letter, next]) => [letter, next + by]),
  );
  return { ...head, lobby: { ...head.lobby, nextRunning } };
};

export const skippedNumber = onWrongHead('issue', numbersMoved(1));
export const reusedNumber = onWrongHead('issue', numbersMoved(-1));
export const skippedRevision = onWrongHead('start', (head) => moved(head, 1));

function moved(head: Head, by: number): Head {
  const revision = head.revision + by;
  return { ...head, revision, lobby: { ...head.lobby, revision } };
}

/** Presses of several counters, each decided as if it were the only one. */
export const skippedLock: Plant = (plot) =>
  decides(plot, ({ head, requests, right, decide }) => {
    const presses = requests.filter(({ command }) => command.type === 'call-next');
    const others = decide(
      head,
      requests.filter((one) => !presses.includes(one)),
    );
    const each = presses.map((one) => decide(others.head, [one]));
    if (each.filter(({ commits }) => commits.length > 0).length < 2 || !plot.isTurn()) return right;
    return inOrderOf(requests, oneAfterAnother(head, [others, ...each]));
  });

/** A press that is decided on the lobby as it was before somebody else's press. */
export const stalePicture: Plant = (plot) => {
  let before: Head | null = null;
  decides(plot, ({ head, requests, right, decide }) => {
    const press = requests.find(({ command }) => command.type === 'call-next');
    if (press === undefined) return right;
    const old = before;
    before = head;
    if (old === null) return right;
    const others = decide(
      head,
      requests.filter((one) => one !== press),
    );
    const stale = decide(old, [press]);
    const called = stale.events.find((event) => event.type === 'ticket.called');
    const taken = [...others.head.lobby.counters.values()].map(({ ticketId }) => ticketId);
    if (called === undefined || !taken.includes(called.ticketId) || !plot.isTurn()) return right;
    return inOrderOf(requests, oneAfterAnother(head, [others, stale]));
  });
};

export const droppedEvent: Plant = (plot) =>
  decides(plot, ({ head, right }) => {
    if (right.commits.length === 0 || !plot.isTurn()) return right;
    const commits = chained(
      head,
      right.commits.map((one, index) => (index > 0 ? one : withoutLastEvent(one))),
    );
    return { ...right, commits, head: { ...right.head, hash: commits.at(-1)?.hash ?? head.hash } };
  });

function withoutLastEvent(commit: Commit): Commit {
  const events = JSON.parse(commit.events) as unknown[];
  return { ...commit, events: JSON.stringify(events.slice(0, -1)) };
}

/** As one who does not know whether it was done, and does it once more. */
export const executedTwice: Plant = (plot) =>
  decides(plot, ({ head, requests, right, decide }) => {
    const take = requests.find(({ command }) => command.type === 'issue');
    if (take?.command.type !== 'issue' || !plot.isTurn()) return right;
    const again: CommandRequest = {
      commandId: randomUUID(),
      requestHash: take.requestHash,
      actor: take.actor,
      device: take.device,
      command: { ...take.command, ticketId: randomUUID() as TicketId },
    };
    const twice = decide(head, [...requests, again]);
    const answers = twice.answers.filter(({ commandId }) => commandId !== again.commandId);
    return { ...twice, answers, replies: twice.replies.slice(0, -1) };
  });

const HOUR_MS = 3_600_000;

/** The wall clock was set back an hour, and is believed. */
export const clockSetBack: Plant = (plot) =>
  decides(plot, ({ head, requests, right, decide }) => {
    if (right.commits.length === 0 || !plot.isTurn()) return right;
    return decide({ ...head, at: 0 as Instant }, requests, HOUR_MS);
  });

/** Two customers hear each other's answer. */
export const swappedAnswers: Plant = (plot) =>
  decides(plot, ({ right }) => {
    const [one, other, ...rest] = right.replies;
    if (one === undefined || other === undefined || !plot.isTurn()) return right;
    return { ...right, replies: [other, one, ...rest] };
  });

/** Answered, and never written. */
export const lostAcknowledgement: Plant = (plot) => {
  const commits = plot.app.get(CommitsRepository);
  const write = commits.write.bind(commits);
  commits.write = (head, requests, plan) => {
    const isTake = requests.some(({ command }) => command.type === 'issue');
    if (!isTake || !plot.isTurn()) return write(head, requests, plan);
    return Promise.resolve({ ...plan([], []), head, commits: [], events: [] });
  };
};

/** So many batches are acknowledged and not yet written. */
const BATCHES_BEHIND = 5;

/** Answered at once, and written a little later: until somebody pulls the plug. */
export const acknowledgedFirst: Plant = (plot) => {
  const commits = plot.app.get(CommitsRepository);
  const write = commits.write.bind(commits);
  const due: (() => Promise<unknown>)[] = [];
  commits.write = async (head, requests, plan) => {
    const planned = plan([], []);
    plot.isTurn();
    due.push(() => write(head, requests, () => planned));
    if (due.length > BATCHES_BEHIND) await due.shift()?.();
    return planned;
  };
};

interface Held {
  readonly request: CommandRequest;
  readonly answer: Answer;
  readonly revision: number;
}

/** More than commands can be under way when it is told: some that come later get a lower one. */
const PLACES_AHEAD = 10;

/** A start is answered with a revision that it only gets when later commands have got theirs. */
export const outOfOrder: Plant = (plot) => {
  const commits = plot.app.get(CommitsRepository);
  const write = commits.write.bind(commits);
  let held: Held | null = null;
  commits.write = async (head, requests, plan) => {
    if (held !== null) {
      const place = placeOf(held.revision, head, requests, decideIn(plot, []));
      if (place === null) return write(head, requests, plan);
      const { request, answer } = held;
      held = null;
      const all = requests.toSpliced(place, 0, request);
      const written = await write(head, all, (_, known) => {
        const decided = decideIn(plot, known)(head, all);
        const asTold = (one: Answer) => (one.commandId === answer.commandId ? answer : one);
        return { ...decided, answers: decided.answers.map(asTold) };
      });
      return { ...written, replies: written.replies.toSpliced(place, 1) };
    }
    const place = requests.findIndex(({ command }) => command.type === 'start');
    const request = requests[place];
    if (request === undefined) return write(head, requests, plan);
    const told = decideIn(plot, [])(moved(head, PLACES_AHEAD), [request]);
    const [answer] = told.answers;
    const [commit] = told.commits;
    if (answer === undefined || commit === undefined || !plot.isTurn()) {
      return write(head, requests, plan);
    }
    held = { request, answer, revision: commit.revision };
    const rest = requests.toSpliced(place, 1);
    const written = await write(head, rest, (_, known) => decideIn(plot, known)(head, rest));
    return { ...written, replies: written.replies.toSpliced(place, 0, answer) };
  };
};

/** Before which of the requests a command has to come to get a revision; `null`: not among these. */
function placeOf(
  revision: number,
  head: Head,
  requests: readonly CommandRequest[],
  decide: Decide,
): number | null {
  for (let place = 0; place < requests.length; place += 1) {
    if (decide(head, requests.slice(0, place)).head.revision === revision - 1) return place;
  }
  return null;
}

/** Plans that did not know of each other, written as if they did. */
function oneAfterAnother(head: Head, plans: readonly Plan[]): Plan {
  const parts: Plan[] = [];
  for (const plan of plans) {
    const commits = chained(head, plan.commits);
    const by = head.revision + 1 - (plan.commits[0]?.revision ?? 0);
    for (const commit of commits) head = follow(head, commit).head;
    const renumbered = (one: Answer): Answer => ({ ...one, body: movedBody(one.body, by) });
    const answers = plan.commits.length === 0 ? plan.answers : plan.answers.map(renumbered);
    const byId = new Map(answers.map((one) => [one.commandId, one]));
    const replies = plan.replies.map((one) =>
      'problem' in one ? one : (byId.get(one.commandId) ?? one),
    );
    parts.push({ ...plan, commits, answers, replies });
  }
  const all = <
    K extends
      'commits' | 'events' | 'numbers' | 'checkIns' | 'tokens' | 'promises' | 'answers' | 'replies',
  >(
    key: K,
  ) => parts.flatMap((part): readonly unknown[] => part[key]) as unknown as Plan[K];
  return {
    head,
    commits: all('commits'),
    events: all('events'),
    numbers: all('numbers'),
    checkIns: all('checkIns'),
    tokens: all('tokens'),
    promises: all('promises'),
    answers: all('answers'),
    replies: all('replies'),
  };
}

function movedBody(body: string, by: number): string {
  return body.replace(
    /"revision":(\d+)/g,
    (_, revision: string) => `"revision":${Number(revision) + by}`,
  );
}

/** The same commits on another head, numbered and hashed anew. */
function chained(head: Head, commits: readonly Commit[]): Commit[] {
  let { revision, hash } = head;
  return commits.map((commit) => {
    const line = { ...commit, revision: (revision += 1), prevHash: hash };
    hash = hashOf(line);
    return { ...line, hash };
  });
}

function inOrderOf(requests: readonly CommandRequest[], plan: Plan): Plan {
  const byId = new Map(
    plan.replies.flatMap((one) => ('problem' in one ? [] : [[one.commandId, one] as const])),
  );
  return {
    ...plan,
    replies: requests.map(({ commandId }) => byId.get(commandId) ?? { problem: 'busy' as const }),
  };
}
