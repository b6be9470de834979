import { kioskOfflineEn } from './messages/kiosk-offline.en.js';
import { kioskOfflineZh } from './messages/kiosk-offline.zh.js';
import { learnWords } from './messages/messages.js';

/** Brings the words of a kiosk that gives out numbers without a link. */
export function learnKioskWords(): void {
  learnWords({ en: kioskOfflineEn, zh: kioskOfflineZh });
}
