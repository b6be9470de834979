/** An agent or counter that has been seen at work; instants are milliseconds after midnight. */
export interface SeenAgent {
  readonly id: string;
  /** With whom it is busy. */
  serving: { readonly key: number; readonly serviceId: string; readonly since: number } | null;
  /** When it last began or ended something today; `-Infinity`: not yet. */
  lastSeenAt: number;
  /** What its latest services were, the newest last, and how often each is among them. */
  readonly latest: string[];
  readonly counts: Map<string, number>;
}

/** An agent's skills are read from so many latest services. */
const LATEST = 60;
/** Of a newcomer one service is enough; of others it may have been an exception. */
const NEWCOMER = 20;

/** Who has been seen serving whom: what stands for staff on duty and skills where nobody wrote them down. */
export class ObservedStaff {
  private readonly agents = new Map<string, SeenAgent>();

  /** All who have ever been seen. */
  all(): Iterable<SeenAgent> {
    return this.agents.values();
  }

  /** Nobody has been seen today; what each may serve is still known. */
  beginDay(): void {
    for (const agent of this.agents.values()) {
      agent.serving = null;
      agent.lastSeenAt = -Infinity;
    }
  }

  /** The agent begins a service. */
  begin(
    id: string,
    service: { readonly key: number; readonly serviceId: string },
    at: number,
  ): SeenAgent {
    const agent = this.agentOf(id);
    const { key, serviceId } = service;
    agent.serving = { key, serviceId, since: at };
    agent.lastSeenAt = at;
    agent.latest.push(serviceId);
    agent.counts.set(serviceId, (agent.counts.get(serviceId) ?? 0) + 1);
    const forgotten = agent.latest.length > LATEST ? agent.latest.shift() : undefined;
    if (forgotten !== undefined) {
      agent.counts.set(forgotten, (agent.counts.get(forgotten) ?? 1) - 1);
    }
    return agent;
  }

  /** The agent ends a service; one that began another meanwhile goes on with that. */
  end(id: string, key: number, at: number): void {
    const agent = this.agentOf(id);
    if (agent.serving?.key === key) agent.serving = null;
    agent.lastSeenAt = at;
  }

  /** Since when the agent has been free; `-Infinity` while it is busy, or was not seen today. */
  freeSince(id: string): number {
    const agent = this.agents.get(id);
    return agent?.serving === null ? agent.lastSeenAt : -Infinity;
  }

  /** Those who are busy, or were at most so long ago. */
  seenWithin(ms: number, now: number): SeenAgent[] {
    return [...this.agents.values()].filter(
      ({ serving, lastSeenAt }) => serving !== null || lastSeenAt > now - ms,
    );
  }

  private agentOf(id: string): SeenAgent {
    const known = this.agents.get(id);
    if (known !== undefined) return known;
    const agent = { id, serving: null, lastSeenAt: -Infinity, latest: [], counts: new Map() };
    this.agents.set(id, agent);
    return agent;
  }
}

/** Whether the agent may be expected to serve this. */
export function isAble({ latest, counts }: SeenAgent, serviceId: string): boolean {
  return (counts.get(serviceId) ?? 0) >= (latest.length < NEWCOMER ? 1 : 2);
}

/** What share of the agent's services are of this kind. */
export function shareOf({ latest, counts }: SeenAgent, serviceId: string): number {
  return latest.length === 0 ? 0 : (counts.get(serviceId) ?? 0) / latest.length;
}
