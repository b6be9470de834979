import type { StaffPerson, ViewRows } from '@lobbyflow/contract';
import type { ActorId, BranchId } from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { StaffRepository } from './staff.repository.js';

/**
 * Tells staff the names of those who stand at counters, or are asked to come to one. The journal knows them by account id only; a name is
 * looked up once, in its erasable table, on its way to the screen.
 */
@Injectable()
export class StaffNames implements HintSource, OnModuleInit {
  private readonly logger = new Logger(StaffNames.name);
  private readonly known = new Map<ActorId, StaffPerson>();
  private readonly asked = new Set<ActorId>();

  constructor(
    private readonly hints: LiveHints,
    private readonly branches: BranchesNow,
    private readonly staff: StaffRepository,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  rowsFor({ view, branchId }: ViewTarget): ViewRows {
    if (view !== 'staff') return {};
    const present = this.presentAt(branchId);
    const unknown = present.filter((id) => !this.known.has(id) && !this.asked.has(id));
    if (unknown.length > 0) void this.lookUp(unknown);
    const people = present.flatMap((id) => {
      const person = this.known.get(id);
      return person === undefined ? [] : [[id, person] as const];
    });
    return { people: Object.fromEntries(people) };
  }

  private presentAt(branchId: BranchId): readonly ActorId[] {
    const { counters, advice } = this.branches.of(branchId).lobby;
    const tellers = [...counters.values()].flatMap(({ tellerId }) => tellerId ?? []);
    const asked = [...advice.values()].flatMap(({ helper }) =>
      helper?.kind === 'teller' ? helper.id : [],
    );
    return [...new Set([...tellers, ...asked])];
  }

  private async lookUp(ids: readonly ActorId[]): Promise<void> {
    for (const id of ids) this.asked.add(id);
    try {
      const names = await this.staff.namesOf(ids);
      // Who has no account, such as the simulation, goes by what the journal says.
      for (const id of ids) this.known.set(id, { name: names.get(id) ?? id });
    } catch (error) {
      this.logger.error(error);
    } finally {
      for (const id of ids) this.asked.delete(id);
    }
  }
}
