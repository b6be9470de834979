import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { lockNumber } from './advisory-lock.js';
import { numbered } from './placeholders.js';
import { isSaidByServer, postgresError } from './postgres-errors.js';
import { StorageSlow, UnknownCommit } from './storage-errors.js';
import {
  type Lock,
  type Question,
  type Row,
  type SqlValue,
  type Statement,
  type Work,
  Writer,
} from './writer.js';

/** The longest that a transaction, and then its commit, may take; a press that waits longer is better refused. */
const DEADLINE_MS = 2_500;
/** Plain tables are changed by people, one at a time over all processes: what one has checked is so until it is written. */
const PLAIN_TABLES: Lock = { name: 'plain tables', kind: 'alone' };
/** Rows in one statement at most: far from the 65,535 values that the protocol allows. */
const ROWS_AT_ONCE = 100;
/** Statements with more values than this are rarely alike, and not worth preparing. */
const PREPARED_VALUES = 40;
/** The values of a plain insert, at its end. */
const ONE_ROW = /(?<=^INSERT .*VALUES )\(\?(?:, \?)*\)$/;

/**
 * Writes through a pool of connections to PostgreSQL, a transaction on one of
 * them from its beginning to its end: none ever needs a second. Each sees what
 * is committed before each of its statements (READ COMMITTED), so that what is
 * read behind a lock is what its last holder has left.
 */
export class PostgresWriter extends Writer {
  private readonly pool: Pool;
  private readonly names = new Map<string, string>();

  constructor(private readonly dataSource: DataSource) {
    super();
    this.pool = (dataSource.driver as unknown as { readonly master: Pool }).master;
  }

  async decide<T>({ ask, then, lock }: Work<T>): Promise<T> {
    const client = await this.connect();
    const release = (error?: Error) => {
      client.off('error', heardByTheQuery);
      client.release(error);
    };
    return inTransaction(client, release, {
      begin: () => client.query(`BEGIN${lock === undefined ? '' : `; ${locking(lock)}`}`),
      work: async () => {
        // Handed over at once; the connection takes them one after the other, in this order.
        const found = await Promise.all(ask.map((question) => this.ask(client, question)));
        const { write, result } = then(found);
        await Promise.all(write.flatMap((statement) => this.write(client, statement)));
        return result;
      },
      commit: () => client.query('COMMIT'),
      rollback: () => client.query('ROLLBACK'),
    });
  }

  async transaction<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let client: PoolClient;
    try {
      client = (await runner.connect()) as PoolClient;
    } catch (error) {
      throw postgresError(error);
    }
    const release = (error?: Error) => {
      (runner as unknown as Releasing).releasePostgresConnection(error);
    };
    return inTransaction(client, release, {
      begin: async () => {
        await runner.startTransaction('READ COMMITTED');
        await runner.query(locking(PLAIN_TABLES));
      },
      work: () => work(runner.manager),
      commit: () => runner.commitTransaction(),
      rollback: () => runner.rollbackTransaction(),
    });
  }

  private async connect(): Promise<PoolClient> {
    try {
      return (await this.pool.connect()).on('error', heardByTheQuery);
    } catch (error) {
      throw postgresError(error);
    }
  }

  private async ask(client: PoolClient, { sql, parameters }: Question): Promise<Row[]> {
    return (await client.query<Row>(this.query(sql, parameters))).rows;
  }

  private write(client: PoolClient, { sql, rows }: Statement): Promise<unknown>[] {
    const tuple = ONE_ROW.exec(sql)?.[0];
    if (tuple === undefined) return rows.map((row) => client.query(this.query(sql, row)));
    const written: Promise<unknown>[] = [];
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const some = rows.slice(from, from + ROWS_AT_ONCE);
      const many = `${sql}${`, ${tuple}`.repeat(some.length - 1)}`;
      written.push(client.query(this.query(many, some.flat())));
    }
    return written;
  }

  /** What is short comes again and again, and is prepared once a connection under a name. */
  private query(sql: string, values: readonly SqlValue[]) {
    const query = { text: numbered(sql), values: [...values] };
    if (values.length > PREPARED_VALUES) return query;
    let name = this.names.get(sql);
    if (name === undefined) {
      name = `lobbyflow_${this.names.size}`;
      this.names.set(sql, name);
    }
    return { ...query, name };
  }
}

/** A connection that breaks also tells whichever query is under way. */
function heardByTheQuery(): void {
  // Without a listener the process would end.
}

interface Transaction<T> {
  readonly begin: () => Promise<unknown>;
  readonly work: () => Promise<T>;
  readonly commit: () => Promise<unknown>;
  readonly rollback: () => Promise<unknown>;
}

/**
 * Runs a transaction on a connection. One that takes too long is ended by
 * cutting the connection: before the commit that means that nothing is written.
 *
 * @throws UnknownCommit when the connection was lost while it was being committed
 */
async function inTransaction<T>(
  client: PoolClient,
  release: (error?: Error) => void,
  { begin, work, commit, rollback }: Transaction<T>,
): Promise<T> {
  const watch = cutAfter(client, DEADLINE_MS);
  let isCommitting = false;
  try {
    await begin();
    const result = await work();
    isCommitting = true;
    watch.again();
    await commit();
    release();
    return result;
  } catch (error) {
    const isKnown = !isCommitting || isSaidByServer(error);
    const isBack = isKnown && !watch.isCut && (await isRolledBack(rollback));
    release(isBack ? undefined : new Error('this connection is not to be used again'));
    if (!isKnown) throw new UnknownCommit(error);
    throw watch.isCut ? new StorageSlow(error) : postgresError(error);
  } finally {
    watch.end();
  }
}

async function isRolledBack(rollback: () => Promise<unknown>): Promise<boolean> {
  try {
    await rollback();
    return true;
  } catch {
    return false;
  }
}

/** Cuts a connection when time is up, so that whoever waits for it hears of it. */
function cutAfter(client: PoolClient, ms: number) {
  const { stream } = (client as unknown as Wired).connection;
  const watch = {
    isCut: false,
    again: () => {
      watch.end();
      watch.timer = setTimeout(() => {
        watch.isCut = true;
        stream.destroy();
      }, ms);
    },
    end: () => clearTimeout(watch.timer),
    timer: undefined as NodeJS.Timeout | undefined,
  };
  watch.again();
  return watch;
}

/** The part of TypeORM's runner that can also give back a connection that is broken. */
interface Releasing {
  releasePostgresConnection(error?: Error): unknown;
}

/** The part of the driver's client that ends a connection at once. */
interface Wired {
  readonly connection: { readonly stream: { destroy(): void } };
}

/** Waits for a lock that ends with the transaction. */
function locking({ name, kind }: Lock): string {
  return `SELECT pg_advisory_xact_lock${kind === 'shared' ? '_shared' : ''}(${lockNumber(name)})`;
}
