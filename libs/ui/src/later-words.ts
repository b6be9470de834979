import { managerDevicesEn } from './messages/manager-devices.en.js';
import { managerDevicesZh } from './messages/manager-devices.zh.js';
import { managerReportsEn } from './messages/manager-reports.en.js';
import { managerReportsZh } from './messages/manager-reports.zh.js';
import { managerTrendsEn } from './messages/manager-trends.en.js';
import { managerTrendsZh } from './messages/manager-trends.zh.js';
import { learnWords } from './messages/messages.js';

/** Brings the words of the manager's pages that are loaded when they are first opened. */
export function learnLaterWords(): void {
  learnWords({ en: managerReportsEn, zh: managerReportsZh });
  learnWords({ en: managerDevicesEn, zh: managerDevicesZh });
  learnWords({ en: managerTrendsEn, zh: managerTrendsZh });
}
