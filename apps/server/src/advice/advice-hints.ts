import type { Rows, StaffAdvice, StaffSecondLine, ViewRows } from '@lobbyflow/contract';
import type { Advice, Helper, Lobby } from '@lobbyflow/engine';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { adviceAnswer, personAnswer } from '../journal/answer-to.js';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { SecondLineService } from './second-line.service.js';
import type { StoredPerson } from './second-line.repository.js';

/** Tells staff what is advised about windows, and where the second line stands; names come from their own table. */
@Injectable()
export class AdviceHints implements HintSource, OnModuleInit {
  constructor(
    private readonly hints: LiveHints,
    private readonly branches: BranchesNow,
    private readonly people: SecondLineService,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  rowsFor({ view, branchId }: ViewTarget): ViewRows {
    if (view !== 'staff') return {};
    const { lobby } = this.branches.of(branchId);
    const people = this.people.lastKnown(branchId);
    return { advice: adviceRows(lobby, people), secondLine: secondLineRows(lobby, people) };
  }
}

function adviceRows(lobby: Lobby, people: readonly StoredPerson[]): Rows<StaffAdvice> {
  return Object.fromEntries(
    [...lobby.advice.values()].map((advice) => [advice.id, adviceRow(lobby, advice, people)]),
  );
}

function adviceRow(lobby: Lobby, advice: Advice, people: readonly StoredPerson[]): StaffAdvice {
  const { helper, ...row } = adviceAnswer(advice, lobby.businessDay);
  const { counterId, action, state, level, limitMs, offeredAt, until, answeredAt, doneAt, effect } =
    row;
  const { declineReason, lapseCause } = row;
  return {
    ...{ counterId, action, state, level, limitMs, offeredAt, until, answeredAt, doneAt, effect },
    ...{ declineReason, lapseCause, without: row.without, with: row.with },
    helper: helper && helperRow(advice.helper, people),
  };
}

function helperRow(helper: Helper | null, people: readonly StoredPerson[]): StaffAdvice['helper'] {
  if (helper === null) return null;
  const { kind, id, awayMs } = helper;
  if (kind === 'teller') return { kind, id, awayMs, name: null, staffId: id };
  const person = people.find(({ personId }) => personId === id);
  return { kind, id, awayMs, name: person?.name ?? null, staffId: person?.staffId ?? null };
}

function secondLineRows(lobby: Lobby, people: readonly StoredPerson[]): Rows<StaffSecondLine> {
  return Object.fromEntries(
    people.map(({ personId, name, serviceIds, travelMs, staffId }) => {
      const { state, counterId, since } = personAnswer(lobby, personId);
      return [personId, { name, serviceIds, travelMs, staffId, state, counterId, since }];
    }),
  );
}
