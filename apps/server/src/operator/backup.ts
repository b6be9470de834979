import { chmodSync, writeFileSync } from 'node:fs';
import { databaseIn } from '../db/data-source.js';
import { copyDatabase } from '../db/snapshot.js';
import { auditFile, type FileAudit, openRecords } from './audit-file.js';
import { dropDatabase, fingerprintOf, makeFile, moveDurably, PRIVATE } from './durable-files.js';
import { seal, unseal } from './seal.js';

/** What a backup holds; `file` is `null` when the audit found faults and there is none. */
export interface BackupReport {
  readonly audit: FileAudit;
  readonly file: { readonly size: number; readonly sha256: string } | null;
}

/**
 * Copies the database of a folder into one file, while a server may be working
 * on it. The copy counts, and gets its name, only after it was opened and audited.
 *
 * @param key - encrypts the file; `null` leaves it as a plain database
 * @throws StartError
 */
export async function backup(
  folder: string,
  { to, key }: { readonly to: string; readonly key: string | null },
): Promise<BackupReport> {
  const from = databaseIn(folder);
  await (await openRecords(from)).close();
  let audit: FileAudit = { branches: [], findings: [] };
  const file = await makeFile(to, async (part) => {
    // Made beforehand, so that nobody else may read it at any time.
    writeFileSync(part, '', { mode: PRIVATE });
    await copyDatabase(from, part);
    audit = await auditFile(part);
    if (audit.findings.length > 0) return null;
    if (key !== null) await sealInPlace(part, key);
    chmodSync(part, PRIVATE);
    return fingerprintOf(part);
  });
  return { audit, file };
}

/** Encrypts a file, and decrypts it again before it believes that. */
async function sealInPlace(path: string, key: string): Promise<void> {
  const [sealed, opened] = [`${path}.sealed`, `${path}.opened`];
  try {
    for (const left of [sealed, opened]) dropDatabase(left);
    await seal(path, sealed, key);
    await unseal(sealed, opened, key);
    const [before, after] = [await fingerprintOf(path), await fingerprintOf(opened)];
    if (before.sha256 !== after.sha256) throw new Error(`${sealed} does not open to what went in`);
    moveDurably(sealed, path);
  } finally {
    for (const left of [sealed, opened]) dropDatabase(left);
  }
}
