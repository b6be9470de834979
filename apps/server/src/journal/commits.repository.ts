import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { ReadConnection } from '../db/read-connection.js';
import {
  insertInto,
  marks,
  type Row,
  type SqlValue,
  type Statement,
  Writer,
} from '../db/writer.js';
import { type Link, ORIGIN } from './chain.js';
import type { Answer, CommandRequest, Commit, Head } from './commit.js';
import type { Plan, PromiseRow, TokenRow } from './plan-commits.js';

const COMMIT_COLUMNS = [
  'branchId',
  'revision',
  'businessDay',
  'at',
  'actor',
  'device',
  'type',
  'command',
  'events',
  'schema',
  'rules',
  'prevHash',
  'hash',
] as const;
const ANSWER_COLUMNS = ['branchId', 'commandId', 'requestHash', 'status', 'body', 'at'] as const;
const NUMBER_COLUMNS = ['branchId', 'businessDay', 'letter', 'running', 'ticketId', 'state'];
const TOKEN_COLUMNS = ['tokenHash', 'branchId', 'ticketId', 'createdAt'];
const PROMISE_COLUMNS = [
  'branchId',
  'ticketId',
  'laneId',
  'serviceId',
  'businessDay',
  'method',
  'p50Ms',
  'p90Ms',
  'rawP50Ms',
  'rawP90Ms',
  'toldAt',
];

const INSERT_COMMIT = insertInto('commits', COMMIT_COLUMNS);
const INSERT_ANSWER = insertInto('answers', ANSWER_COLUMNS);
const INSERT_NUMBER = insertInto('numbers', NUMBER_COLUMNS);
const INSERT_TOKEN = insertInto('ticket_tokens', TOKEN_COLUMNS);
/** A kiosk that sends the same one twice harms its second ticket, and no other. */
const INSERT_TOKEN_OF_DEVICE = `${INSERT_TOKEN} ON CONFLICT DO NOTHING`;
const INSERT_PROMISE = insertInto('promises', PROMISE_COLUMNS);

const KEEP_APPOINTMENT = `UPDATE appointments SET "ticketId" = ? WHERE "branchId" = ? AND "code" = ?`;

export const SELECT_COMMITS = `SELECT * FROM commits WHERE "branchId" = ? AND "revision" > ?
  ORDER BY "revision"`;
const SELECT_ANSWERS = `SELECT * FROM answers WHERE "branchId" = ? AND "commandId" IN `;
const DELETE_ANSWERS = `DELETE FROM answers WHERE "branchId" = ? AND "commandId" = ?`;

/** Branches looked after in one statement. */
const HEADS_AT_ONCE = 200;

/** The largest that the column holds. */
const LAST_REVISION = 2_147_483_647;

/** How the journal is stored. Only a Journal writes, one batch at a time. */
@Injectable()
export class CommitsRepository {
  constructor(
    private readonly writer: Writer,
    private readonly read: ReadConnection,
  ) {}

  /**
   * Reads what is new, lets `plan` decide on it, and writes that durably: all
   * or none, in one transaction.
   *
   * @param head.isContended - a race was lost here before: where several processes
   *   write, this waits for all who write now and keeps others out, so that it is
   *   not lost again
   * @throws LostRace, StorageFull or StorageBroken; see {@link Writer.decide}
   */
  write(
    { lobby: { branchId }, revision, isContended }: Head & { readonly isContended: boolean },
    requests: readonly CommandRequest[],
    plan: (news: readonly Commit[], known: readonly Answer[]) => Plan,
  ): Promise<Plan> {
    const ids = [...new Set(requests.map(({ commandId }) => commandId))];
    const known = {
      sql: `${SELECT_ANSWERS}(${marks(ids.length)})`,
      parameters: [branchId, ...ids],
    };
    return this.writer.decide({
      ask: [
        { sql: SELECT_COMMITS, parameters: [branchId, revision] },
        ...(ids.length ? [known] : []),
      ],
      // Almost always so; the primary keys of commits and answers refuse what is decided on it when it is not.
      expect: [[], []],
      then: ([news = [], answers = []]) => {
        const result = plan(news.map(toCommit), answers.map(toAnswer));
        return { write: statementsOf(result), result };
      },
      lock: { name: `branch ${branchId}`, kind: isContended ? 'alone' : 'shared' },
    });
  }

  /**
   * The commit before the last opening of a business day: where a lobby is rebuilt from.
   *
   * @param until - the last revision that counts; all when left out
   */
  async anchorOf(branchId: BranchId, until = LAST_REVISION): Promise<Link> {
    const [opened] = await this.read.all({
      sql: `SELECT "revision", "prevHash" FROM commits WHERE "branchId" = ?
        AND "type" = 'open-day' AND "revision" <= ? ORDER BY "revision" DESC LIMIT 1`,
      parameters: [branchId, until],
    });
    if (opened === undefined) return ORIGIN;
    return { revision: Number(opened['revision']) - 1, hash: String(opened['prevHash']) };
  }

  /** The commits after a revision, in order. */
  async after(branchId: BranchId, revision: number, limit: number): Promise<readonly Commit[]> {
    const parameters = [branchId, revision, limit];
    return (await this.read.all({ sql: `${SELECT_COMMITS} LIMIT ?`, parameters })).map(toCommit);
  }

  /** Which of these branches have commits beyond these revisions. */
  async behind(
    heads: readonly { readonly branchId: BranchId; readonly revision: number }[],
  ): Promise<readonly BranchId[]> {
    const found: BranchId[] = [];
    for (let from = 0; from < heads.length; from += HEADS_AT_ONCE) {
      const some = heads.slice(from, from + HEADS_AT_ONCE);
      const isBeyond = some.map(() => `("branchId" = ? AND "revision" > ?)`).join(' OR ');
      const rows = await this.read.all({
        sql: `SELECT DISTINCT "branchId" FROM commits WHERE ${isBeyond}`,
        parameters: some.flatMap(({ branchId, revision }) => [branchId, revision]),
      });
      found.push(...rows.map(({ branchId }) => branchId as BranchId));
    }
    return found;
  }

  /** What was answered under a command id, if it is still kept. */
  async answered(branchId: BranchId, commandId: string): Promise<Answer | null> {
    const sql = `${SELECT_ANSWERS}(?)`;
    const [row] = await this.read.all({ sql, parameters: [branchId, commandId] });
    return row === undefined ? null : toAnswer(row);
  }

  /** Drops at most `limit` answers given before an instant. @returns how many */
  async pruneAnswers(before: number, limit: number): Promise<number> {
    const old = await this.read.all({
      sql: `SELECT "branchId", "commandId" FROM answers WHERE "at" < ? ORDER BY "at" LIMIT ?`,
      parameters: [before, limit],
    });
    if (old.length === 0) return 0;
    const rows = old.map((row) => [row['branchId'] ?? null, row['commandId'] ?? null]);
    const write = [{ sql: DELETE_ANSWERS, rows }];
    return this.writer.decide({ ask: [], then: () => ({ write, result: rows.length }) });
  }
}

function statementsOf({ head, commits, answers, ...rows }: Plan): Statement[] {
  const { numbers, tokens, promises, checkIns } = rows;
  const { branchId } = head.lobby;
  const tokenValues = ({ tokenHash, ticketId }: TokenRow): SqlValue[] => {
    return [tokenHash, branchId, ticketId, head.at];
  };
  return [
    { sql: INSERT_COMMIT, rows: commits.map(commitValues) },
    { sql: INSERT_ANSWER, rows: answers.map(answerValues) },
    {
      sql: INSERT_NUMBER,
      rows: numbers.map(({ businessDay, letter, running, ticketId, state }) => {
        return [branchId, businessDay, letter, running, ticketId, state];
      }),
    },
    { sql: INSERT_TOKEN, rows: tokens.filter((one) => !one.isOfDevice).map(tokenValues) },
    { sql: INSERT_TOKEN_OF_DEVICE, rows: tokens.filter((one) => one.isOfDevice).map(tokenValues) },
    {
      sql: KEEP_APPOINTMENT,
      rows: checkIns.map(({ code, ticketId }) => [ticketId, branchId, code]),
    },
    { sql: INSERT_PROMISE, rows: promises.map((row) => [branchId, ...promiseValues(row)]) },
  ];
}

function commitValues(commit: Commit): SqlValue[] {
  return COMMIT_COLUMNS.map((name) => commit[name]);
}

function promiseValues({ ticket, businessDay, method, told, raw, toldAt }: PromiseRow): SqlValue[] {
  const what = [ticket.id, ticket.laneId, ticket.serviceId, businessDay, method];
  return [...what, told.p50, told.p90, raw.p50, raw.p90, toldAt];
}

function answerValues(answer: Answer): SqlValue[] {
  return ANSWER_COLUMNS.map((name) => answer[name]);
}

/** A bigint comes as text from some databases. */
export function toCommit(row: Row): Commit {
  return { ...row, at: Number(row['at']) } as unknown as Commit;
}

function toAnswer(row: Row): Answer {
  return { ...row, at: Number(row['at']) } as unknown as Answer;
}
