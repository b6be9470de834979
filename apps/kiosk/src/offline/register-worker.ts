const WORKER = '/kiosk/worker.js';
/** The page stands at `/kiosk`, without a slash. */
const SCOPE = '/kiosk';

/**
 * Keeps this page on the machine, so that it begins without a server too. Browsers
 * allow that over HTTPS and on the machine itself alone; elsewhere nothing happens.
 */
export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
  } catch {
    // Nothing of the kiosk depends on it while the server is there.
  }
}
