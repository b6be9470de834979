// Runs after `npm install` and `npm ci`: keeps the lock file whole and remembers what it was installed from.
import { completeLock } from './lock-complete.mjs';
import { markInstalled } from './install-stamp.mjs';

completeLock();
markInstalled();
