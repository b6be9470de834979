import { managerAdviceEn } from './messages/manager-advice.en.js';
import { managerAdviceZh } from './messages/manager-advice.zh.js';
import { managerAlarmsEn } from './messages/manager-alarms.en.js';
import { managerAlarmsZh } from './messages/manager-alarms.zh.js';
import { managerDevicesEn } from './messages/manager-devices.en.js';
import { managerDevicesZh } from './messages/manager-devices.zh.js';
import { managerPlanningEn } from './messages/manager-planning.en.js';
import { managerPlanningZh } from './messages/manager-planning.zh.js';
import { managerReportsEn } from './messages/manager-reports.en.js';
import { managerReportsZh } from './messages/manager-reports.zh.js';
import { managerTrendsEn } from './messages/manager-trends.en.js';
import { managerTrendsZh } from './messages/manager-trends.zh.js';
import { managerDutyEn } from './messages/manager-duty.en.js';
import { managerDutyZh } from './messages/manager-duty.zh.js';
import { learnWords } from './messages/messages.js';

/** Brings the words of what the manager's screen loads later: pages, alarms, advice. */
export function learnLaterWords(): void {
  learnWords({ en: managerAdviceEn, zh: managerAdviceZh });
  learnWords({ en: managerAlarmsEn, zh: managerAlarmsZh });
  learnWords({ en: managerPlanningEn, zh: managerPlanningZh });
  learnWords({ en: managerReportsEn, zh: managerReportsZh });
  learnWords({ en: managerDevicesEn, zh: managerDevicesZh });
  learnWords({ en: managerDutyEn, zh: managerDutyZh });
  learnWords({ en: managerTrendsEn, zh: managerTrendsZh });
}
