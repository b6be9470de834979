// Starts the PostgreSQL that the server's specs run on a second time; one for the whole run, a database for each test.
import process from 'node:process';
import { startWatchedPostgres } from './postgres.mjs';

export default async function start() {
  const postgres = await startWatchedPostgres();
  process.env['TEST_POSTGRES_URL'] = postgres.url;
  globalThis.stopPostgres = postgres.stop;
}
