import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';
import { createApp } from './create-app.js';
import { type Databases, openDatabases } from './db/data-source.js';
import { lockFolder } from './db/folder-lock.js';
import { openPostgres } from './db/postgres.js';
import { StartError } from './db/storage-errors.js';
import { BrokenChain } from './journal/chain.js';
import { DemoBranch } from './demo/demo-branch.js';
import { LeaveDemo } from './demo/leave-demo.js';
import { Stopping } from './health/stopping.js';
import { Journals } from './journal/journals.js';
import type { Ports } from './journal/journal.module.js';
import { openLog } from './logging/logger.js';
import { type Fatal, ProcessFatal } from './ports/fatal.js';
import type { ScreenFiles } from './screens/screen-files.js';
import type { ServerSettings } from './settings.js';
import { SetupCode } from './staff/setup-code.js';
import { StaffRepository } from './staff/staff.repository.js';

/** A server that listens. */
export interface RunningServer {
  readonly app: NestFastifyApplication;
  /** Where it is reached from this machine. */
  readonly url: string;
  /** Makes the first admin; only in production, while there is no account. */
  readonly setupCode: string | null;
  /** Answers what it has taken, tells the screens, and gives the folder free. */
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  readonly ports?: Ports;
  readonly screens?: ScreenFiles;
  /** Where the log goes; the error output when left out. */
  readonly logTo?: DestinationStream;
}

/**
 * Starts a server on a data folder, or as one of the processes of a cluster.
 *
 * @throws StartError in a sentence, with the way out in another; what was there stays as it was
 */
export async function startServer(
  settings: ServerSettings,
  options: StartOptions = {},
): Promise<RunningServer> {
  const fatal: Fatal = options.ports?.fatal ?? new ProcessFatal();
  const { folder, databaseUrl } = settings;
  const unlock = databaseUrl === null ? await lockFolder(folder) : () => Promise.resolve();
  let databases: Databases | null = null;
  let app: NestFastifyApplication | null = null;
  const release = async () => {
    await app?.close();
    await databases?.close();
    await unlock();
  };
  try {
    databases = await (databaseUrl === null
      ? openDatabases(folder, fatal)
      : openPostgres(databaseUrl));
    const made = await createApp({
      databases,
      settings,
      log: openLog(settings, options.logTo),
      ...options,
    });
    app = made;
    const setupCode = await databases.inTurn(() => prepare(made, settings));
    await app.listen(settings.port, settings.host);
    return { app, url: urlOf(app, settings), setupCode, stop: stopper(app, release) };
  } catch (error) {
    await release();
    throw explained(error, settings);
  }
}

/** Reads what is there, and makes what a first start needs. @returns the setup code, where there is no account yet */
async function prepare(
  app: NestFastifyApplication,
  { isDemo }: ServerSettings,
): Promise<string | null> {
  await app.init();
  if (isDemo) {
    await app.get(DemoBranch).make();
    return null;
  }
  await app.get(LeaveDemo).shutOut();
  return (await app.get(StaffRepository).hasActive()) ? null : app.get(SetupCode).make();
}

/** The longest that what was taken is waited for: a storage that hangs answers nobody. */
const DRAIN_MS = 5_000;

const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

function stopper(app: NestFastifyApplication, release: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () =>
    (stopping ??= (async () => {
      app.get(Stopping).begin();
      await Promise.race([app.get(Journals).settled(), passed(DRAIN_MS)]);
      await release();
    })());
}

function urlOf(app: NestFastifyApplication, { host }: ServerSettings): string {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Says what is wrong in words of the person who starts the server. */
function explained(error: unknown, { port, host }: ServerSettings): unknown {
  if (error instanceof StartError) return error;
  if (error instanceof BrokenChain) {
    return new StartError(
      `The journal is damaged: ${error.message}.`,
      'Put a backup in its place, or name another folder with LOBBYFLOW_DATA.',
      { cause: error },
    );
  }
  const sentence = LISTENING[(error as NodeJS.ErrnoException).code ?? ''];
  if (sentence === undefined) return error;
  const [what, wayOut] = sentence(port, host);
  return new StartError(what, wayOut, { cause: error });
}

type Sentence = (port: number, host: string) => readonly [what: string, wayOut: string];
const LISTENING: Readonly<Record<string, Sentence>> = {
  EADDRINUSE: (port) => [
    `Port ${port} is taken by another program.`,
    'Stop that program, or choose another port with PORT.',
  ],
  EACCES: (port) => [
    `This user may not listen on port ${port}.`,
    'Choose a port above 1023 with PORT.',
  ],
  EADDRNOTAVAIL: (_, host) => [
    `This machine has no address ${host}.`,
    'Choose another with HOST; 0.0.0.0 listens on all.',
  ],
  ENOTFOUND: (_, host) => [
    `This machine has no address ${host}.`,
    'Choose another with HOST; 0.0.0.0 listens on all.',
  ],
};
