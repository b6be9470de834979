/// <reference lib="webworker" />
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
/** Every file of this build, written in by the build. */
declare const __KIOSK_FILES__: { url: string; revision: string | null }[];

/** A page that is not there by then is the one on this machine. */
const PAGE_TIMEOUT_MS = 3_000;
const PAGE = '/kiosk/index.html';

void self.skipWaiting();
clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute(__KIOSK_FILES__);

/**
 * The page itself comes from the server wherever it can: it brings the device's
 * cookie, and the next release. Everything else that is asked of the server goes past.
 */
registerRoute(
  new NavigationRoute(
    async ({ request }) => {
      try {
        const answer = await fetch(request, { signal: AbortSignal.timeout(PAGE_TIMEOUT_MS) });
        if (answer.status < 500) return answer;
      } catch {
        // The server is not reached: the page of this machine is as good.
      }
      return (await matchPrecache(PAGE)) ?? Response.error();
    },
    { allowlist: [/^\/kiosk(?:[/?]|$)/] },
  ),
);
