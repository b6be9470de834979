import { join } from 'node:path';
import { CHECKPOINTS, PUBLIC_KEY } from '../checkpoints/checkpoint-files.js';
import { StartError } from '../db/storage-errors.js';
import type { FileAudit } from './audit-file.js';
import { auditFile } from './audit-file.js';
import { databaseIn } from '../db/data-source.js';
import { readCheckpoints } from './audit-checkpoints.js';
import { backup } from './backup.js';
import { exportJournal, exportVisits } from './export.js';
import { auditLines, findingLines } from './report.js';
import { type CutAt, restore } from './restore.js';
import { retention } from './retention.js';
import { MIN_KEY_LENGTH } from './seal.js';
import { hasAccounts, makeFirstAdmin } from './setup.js';
import type { Surroundings } from './surroundings.js';
import { makeVoices } from './voices.js';

interface VerifyAsked {
  readonly isJson: boolean;
  /** A copy that is kept elsewhere; the folder's own when `null`. */
  readonly checkpoints: string | null;
  /** The public key it is checked with; the folder's own when `null`. */
  readonly key: string | null;
}

/** Each does one command, and resolves to whether the audit, where there is one, found nothing. */
export async function doVerify(
  folder: string,
  { isJson, checkpoints, key }: VerifyAsked,
  { say }: Surroundings,
): Promise<boolean> {
  const noted = readCheckpoints({
    file: checkpoints ?? join(folder, CHECKPOINTS),
    key: key ?? join(folder, PUBLIC_KEY),
    isNamed: checkpoints !== null || key !== null,
  });
  const audit = await auditFile(databaseIn(folder), noted);
  if (isJson) say(JSON.stringify(audit));
  else {
    for (const line of auditLines(audit)) say(line);
    say(`Compared with ${noted.checkpoints.length} signed checkpoints.`);
  }
  return audit.findings.length === 0;
}

export async function doBackup(
  folder: string,
  to: string,
  { say, warn, environment }: Surroundings,
): Promise<boolean> {
  const key = keyIn(environment);
  const { audit, file } = await backup(folder, { to, key });
  if (file === null) return refuse(audit, 'No backup was made: what it holds is damaged.', warn);
  for (const line of auditLines(audit)) say(line);
  say(`${to}: ${file.size} bytes, ${key === null ? 'not encrypted' : 'encrypted'}`);
  say(`sha256 ${file.sha256}`);
  return true;
}

export async function doRestore(
  from: string,
  { folder, at }: { readonly folder: string; readonly at: CutAt | null },
  { say, warn, environment }: Surroundings,
): Promise<boolean> {
  const { audit, leftOut } = await restore(from, { folder, key: keyIn(environment), at });
  if (audit.findings.length > 0) {
    return refuse(audit, 'Nothing was restored: what the backup holds is damaged.', warn);
  }
  for (const line of auditLines(audit)) say(line);
  if (at !== null) say(`Left out: ${leftOut} later commits of branch ${at.branchId}.`);
  say(`Restored. Start the server with LOBBYFLOW_DATA=${folder}`);
  return true;
}

export async function doExportJournal(
  folder: string,
  asked: Parameters<typeof exportJournal>[1],
  { say }: Surroundings,
): Promise<boolean> {
  const { count, lastRevision, lastHash } = await exportJournal(folder, asked);
  say(`${asked.to}: ${count} commits, to revision ${lastRevision}, hash ${lastHash || 'none'}`);
  return true;
}

export async function doExportVisits(
  folder: string,
  asked: Parameters<typeof exportVisits>[1],
  { say, warn }: Surroundings,
): Promise<boolean> {
  const { count, behind } = await exportVisits(folder, asked);
  say(`${asked.to}: ${count} visits`);
  if (behind > 0) {
    warn(`The rows are ${behind} commits behind the journal; a server that runs catches them up.`);
  }
  return true;
}

export async function doRetention(
  folder: string,
  { days, isDry }: { readonly days: number; readonly isDry: boolean },
  { say, clock }: Surroundings,
): Promise<boolean> {
  const counts = await retention(folder, { days, isDry, clock });
  say(isDry ? 'Would be erased:' : 'Erased:');
  say(`  answers older than 7 days: ${counts.answers}`);
  say(`  keys to pages of tickets that ended ${days} days ago or earlier: ${counts.ticket_tokens}`);
  say(`  sign-ins that ran out: ${counts.sessions}`);
  say(`  phone numbers whose time is over: ${counts.contacts}`);
  const words = counts.incident_notes + counts.notices;
  say(`  notices, and lines of incidents, older than 400 days: ${words}`);
  return true;
}

export async function doVoices(
  folder: string,
  engine: string,
  { say }: Surroundings,
): Promise<boolean> {
  const made = await makeVoices(folder, engine);
  say(
    `${made} words were recorded. Boards without a voice of their own call with them from now on.`,
  );
  return true;
}

export async function doSetup(
  folder: string,
  username: string | null,
  { say, readInput }: Surroundings,
): Promise<boolean> {
  if (username !== null) {
    await makeFirstAdmin(folder, { username, password: (await readInput()).replace(/\r?\n$/, '') });
    say(`${username} is the first admin of ${folder}, and can sign in once the server runs.`);
    return true;
  }
  if (await hasAccounts(folder)) {
    say(`${folder} has accounts: an admin makes further ones. There is nothing to set up.`);
    return true;
  }
  say(`${folder} has no account. Make the first admin in one of two ways:`);
  say(`  LOBBYFLOW_MODE=production LOBBYFLOW_DATA=${folder} npm start`);
  say('    prints a new setup code at each start, to be entered on the start page;');
  say(`  npm run lobbyflow -- setup --data ${folder} --username NAME < FILE-WITH-THE-PASSWORD`);
  say('    makes it at once, while no server runs.');
  return true;
}

function refuse(audit: FileAudit, sentence: string, warn: (line: string) => void): false {
  for (const line of findingLines(audit.findings)) warn(line);
  warn(sentence);
  return false;
}

/** @throws StartError */
function keyIn(environment: Surroundings['environment']): string | null {
  const key = environment['LOBBYFLOW_BACKUP_KEY'] ?? '';
  if (key === '') return null;
  if (key.length >= MIN_KEY_LENGTH) return key;
  throw new StartError(
    `LOBBYFLOW_BACKUP_KEY is shorter than ${MIN_KEY_LENGTH} characters.`,
    'Set a longer one, and keep it where the backups are not.',
  );
}
