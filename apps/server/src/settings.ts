import { isIP } from 'node:net';
import { z } from 'zod';
import { StartError } from './db/storage-errors.js';

const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function areOrigins(text: string): boolean {
  return listed(text).every((one) => URL.canParse(one) && new URL(one).origin === one);
}

function areAddresses(text: string): boolean {
  return listed(text).every((one) => {
    const [address = '', bits, ...more] = one.split('/');
    const version = isIP(address);
    const most = version === 4 ? 32 : 128;
    return (
      version > 0 &&
      more.length === 0 &&
      (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
    );
  });
}

/** Everything that can be set, by the names of the environment. */
export const Settings = z
  .object({
    PORT: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(0, 'must be 0 (any free port) or more')
      .max(65_535, 'must be 65535 or less')
      .default(3000)
      .describe('Port to listen on; 0 takes any that is free'),
    HOST: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Address to listen on; 127.0.0.1 in demo mode, 0.0.0.0 in production when left out',
      ),
    LOBBYFLOW_DATA: z
      .string()
      .min(1, 'must name a folder')
      .default('./data')
      .describe('Folder of the database file'),
    LOBBYFLOW_DATABASE_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        message: 'must be an address such as postgres://user:password@host:5432/lobbyflow',
      })
      .optional()
      .describe(
        'The PostgreSQL database that all processes of a cluster share; without it the data is a file in the folder',
      ),
    LOBBYFLOW_MODE: z
      .enum(['demo', 'production'], 'must be demo or production')
      .default('demo')
      .describe('`demo` makes a branch and accounts by itself; `production` has none'),
    LOBBYFLOW_LIMITS: z
      .enum(['on', 'off'], 'must be on or off')
      .default('on')
      .describe('`off`, in demo mode only: no limits of rate, of calling and of recalling'),
    LOBBYFLOW_ORIGINS: z
      .string()
      .refine(
        areOrigins,
        'must be origins such as https://intranet.bank.example, with commas between',
      )
      .default('')
      .describe(
        'Other sites whose pages may open sockets, with a token; cookies count from our own pages only',
      ),
    LOBBYFLOW_PROXIES: z
      .string()
      .refine(
        areAddresses,
        'must be addresses or networks such as 10.0.0.0/24, with commas between',
      )
      .default('')
      .describe('Proxies in front, whose word about the address of a client is believed'),
    LOBBYFLOW_WEBHOOK_NETWORKS: z
      .string()
      .refine(
        areAddresses,
        'must be addresses or networks such as 10.0.0.0/24, with commas between',
      )
      .default('')
      .describe(
        'Private addresses and networks that webhooks may be delivered to; public ones always may',
      ),
    LOBBYFLOW_CONTACTS: z
      .enum(['on', 'off'], 'must be on or off')
      .default('off')
      .describe('`on`: customers may leave a phone number with a ticket, sealed, for a day'),
    LOBBYFLOW_LOG: z
      .enum(LEVELS, `must be one of ${LEVELS.join(', ')}`)
      .default('warn')
      .describe('What is logged to the error output: one line of JSON each'),
  })
  .refine((set) => set.LOBBYFLOW_LIMITS === 'on' || set.LOBBYFLOW_MODE === 'demo', {
    path: ['LOBBYFLOW_LIMITS'],
    message: 'may be off in demo mode only',
  });

/** The settings of one process; a class, so that it can be injected. */
export abstract class ServerSettings {
  abstract readonly port: number;
  abstract readonly host: string;
  abstract readonly folder: string;
  /** `null`: a file in the folder. */
  abstract readonly databaseUrl: string | null;
  abstract readonly isDemo: boolean;
  abstract readonly hasLimits: boolean;
  /** Whether customers may leave a phone number. */
  abstract readonly takesContacts: boolean;
  /** Sites beside our own whose pages may open sockets. */
  abstract readonly origins: readonly string[];
  /** Addresses and networks of proxies that are believed. */
  abstract readonly proxies: readonly string[];
  /** Private addresses and networks that webhooks may be delivered to. */
  abstract readonly webhookNetworks: readonly string[];
  abstract readonly log: (typeof LEVELS)[number];
}

/**
 * Reads the environment. A variable that is empty counts as left out.
 *
 * @throws StartError that tells every fault at once
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ServerSettings {
  const names = Object.keys(Settings.shape);
  const given = names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : []));
  const parsed = Settings.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path, message }) => `  - ${path.map(String).join('.')} ${message}.`,
    );
    throw new StartError(
      `These settings cannot be used:\n${faults.join('\n')}`,
      'Correct them, or leave them out, and start again.',
    );
  }
  const { PORT, HOST, LOBBYFLOW_DATA, LOBBYFLOW_MODE, LOBBYFLOW_LIMITS, LOBBYFLOW_LOG } =
    parsed.data;
  const isDemo = LOBBYFLOW_MODE === 'demo';
  return {
    port: PORT,
    host: HOST ?? (isDemo ? '127.0.0.1' : '0.0.0.0'),
    folder: LOBBYFLOW_DATA,
    databaseUrl: parsed.data.LOBBYFLOW_DATABASE_URL ?? null,
    isDemo,
    hasLimits: LOBBYFLOW_LIMITS === 'on',
    takesContacts: parsed.data.LOBBYFLOW_CONTACTS === 'on',
    origins: listed(parsed.data.LOBBYFLOW_ORIGINS),
    proxies: listed(parsed.data.LOBBYFLOW_PROXIES),
    webhookNetworks: listed(parsed.data.LOBBYFLOW_WEBHOOK_NETWORKS),
    log: LOBBYFLOW_LOG,
  };
}

/** Names of ours that other programs of the project read. */
const OF_OTHERS = ['LOBBYFLOW_BACKUP_KEY', 'LOBBYFLOW_TEST_DATA'];

/** Names that look like settings and are none: a misspelt one would leave a default in force, unnoticed. */
export function unknownSettings(
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const known = [...Object.keys(Settings.shape), ...OF_OTHERS];
  return Object.keys(environment).filter(
    (name) => name.startsWith('LOBBYFLOW_') && !known.includes(name),
  );
}
