import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import type { PastLeg } from '@lobbyflow/forecast';
import { Injectable } from '@nestjs/common';
import { ReadConnection } from '../db/read-connection.js';
import type { Row } from '../db/writer.js';

const SELECT_DAYS = `SELECT DISTINCT "businessDay" FROM visits
  WHERE "branchId" = ? AND "businessDay" < ? ORDER BY "businessDay" DESC LIMIT ?`;
const SELECT_LEGS = `SELECT v."laneId", l."serviceId", l."leg", l."startedWaitingAt", l."calledAt",
  l."endedAt", l."counterId", p."method", p."rawP50Ms", p."rawP90Ms" FROM visits v
  JOIN legs l ON l."branchId" = v."branchId" AND l."ticketId" = v."ticketId"
  LEFT JOIN promises p ON p."branchId" = v."branchId" AND p."ticketId" = v."ticketId"
  WHERE v."branchId" = ? AND v."businessDay" = ?
  ORDER BY l."startedWaitingAt", v."sequence", l."revision"`;

/** Reads the waits of past days, with what was told of them, through the connection that cannot write. */
@Injectable()
export class PastLegsRepository {
  constructor(private readonly read: ReadConnection) {}

  /** The latest business days before one on which anybody came, in their order. */
  async daysBefore(
    branchId: BranchId,
    before: BusinessDay,
    most: number,
  ): Promise<readonly BusinessDay[]> {
    const rows = await this.read.all({ sql: SELECT_DAYS, parameters: [branchId, before, most] });
    return rows.map((row) => row['businessDay'] as BusinessDay).toReversed();
  }

  /** @param midnight - of that day at the branch: what instants are counted from */
  async ofDay(branchId: BranchId, day: BusinessDay, midnight: number): Promise<readonly PastLeg[]> {
    const rows = await this.read.all({ sql: SELECT_LEGS, parameters: [branchId, day] });
    return rows.map((row, place) => legOf(row, place, midnight));
  }
}

function legOf(row: Row, place: number, midnight: number): PastLeg {
  const at = (name: string) => {
    const value = row[name];
    return value === null || value === undefined ? null : Number(value) - midnight;
  };
  const isPlayed = row['method'] === 'simulated' && Number(row['leg']) === 1;
  return {
    key: place + 1,
    serviceId: String(row['serviceId']),
    laneId: String(row['laneId']),
    arrivedAt: at('startedWaitingAt') ?? 0,
    startedAt: at('calledAt'),
    endedAt: at('endedAt'),
    agentId: row['counterId'] === null ? null : String(row['counterId']),
    played: isPlayed ? { p50: Number(row['rawP50Ms']), p90: Number(row['rawP90Ms']) } : null,
  };
}
