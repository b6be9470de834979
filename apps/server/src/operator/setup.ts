import { SetUp } from '@lobbyflow/contract';
import { databaseIn, openDatabases } from '../db/data-source.js';
import { checkFile } from '../db/check-file.js';
import { lockFolder } from '../db/folder-lock.js';
import { MIGRATIONS } from '../db/schema.js';
import { Snapshot } from '../db/snapshot.js';
import { StartError } from '../db/storage-errors.js';
import { SystemJournal } from '../journal/system-journal.repository.js';
import { SystemClock } from '../ports/clock.js';
import { ProcessFatal } from '../ports/fatal.js';
import { RandomIds } from '../ports/ids.js';
import { hashPassword, MIN_PASSWORD } from '../staff/passwords.js';
import { StaffRepository } from '../staff/staff.repository.js';
import { RecordsRepository } from './records.repository.js';

const THERE_ARE_ACCOUNTS = new StartError(
  'There is an account already; nothing was changed.',
  'Further ones are made by an admin: POST /api/v1/branches/{branch}/staff, described at /docs.',
);

/** Whether somebody can sign in; a folder without a database has nobody. */
export async function hasAccounts(folder: string): Promise<boolean> {
  const known = MIGRATIONS.map(({ name }) => name);
  if (!(await checkFile(databaseIn(folder), known))) return false;
  const snapshot = await Snapshot.open(databaseIn(folder));
  try {
    return new RecordsRepository(snapshot).hasActiveStaff();
  } finally {
    await snapshot.close();
  }
}

/**
 * Makes the first admin without a browser, in a folder that no server is working on.
 *
 * @throws StartError when there is somebody, or name or password will not do
 */
export async function makeFirstAdmin(
  folder: string,
  wanted: { readonly username: string; readonly password: string },
): Promise<void> {
  const { username, password } = assertFit(wanted);
  if (await hasAccounts(folder)) throw THERE_ARE_ACCOUNTS;
  const unlock = await lockFolder(folder);
  try {
    const { writer, read, close } = await openDatabases(folder, new ProcessFatal());
    try {
      const clock = new SystemClock();
      const staff = new StaffRepository(read, writer, new SystemJournal(writer, clock));
      const isMade = await staff.insertFirst({
        id: new RandomIds().uuid(),
        branchId: null,
        username,
        passwordHash: await hashPassword(password),
        role: 'admin',
        isActive: true,
        createdAt: clock.now(),
      });
      if (!isMade) throw THERE_ARE_ACCOUNTS;
    } finally {
      await close();
    }
  } finally {
    await unlock();
  }
}

function assertFit({ username, password }: { username: string; password: string }) {
  if (!SetUp.shape.username.safeParse(username).success) {
    throw new StartError(
      `${username} cannot be a user name.`,
      'Use up to 36 letters, digits, dots, dashes and underscores.',
    );
  }
  if (password.length < MIN_PASSWORD) {
    throw new StartError(
      `The password is shorter than ${MIN_PASSWORD} characters.`,
      'Hand a longer one to the standard input.',
    );
  }
  return { username, password };
}
