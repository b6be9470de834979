import type { Language } from '@lobbyflow/contract';
import { boardEn } from './board.en.js';
import { boardZh } from './board.zh.js';
import { commonEn } from './common.en.js';
import { commonZh } from './common.zh.js';
import type { kioskOfflineEn } from './kiosk-offline.en.js';
import { kioskEn } from './kiosk.en.js';
import { kioskZh } from './kiosk.zh.js';
import { kioskSpeechEn } from './kiosk-speech.en.js';
import { kioskSpeechZh } from './kiosk-speech.zh.js';
import type { managerAdviceEn } from './manager-advice.en.js';
import type { managerAlarmsEn } from './manager-alarms.en.js';
import type { managerDevicesEn } from './manager-devices.en.js';
import type { managerDutyEn } from './manager-duty.en.js';
import type { managerPlanningEn } from './manager-planning.en.js';
import type { managerReportsEn } from './manager-reports.en.js';
import type { managerTrendsEn } from './manager-trends.en.js';
import { managerEn } from './manager.en.js';
import { managerZh } from './manager.zh.js';
import { noticesEn } from './notices.en.js';
import { noticesZh } from './notices.zh.js';
import { pairingEn } from './pairing.en.js';
import { pairingZh } from './pairing.zh.js';
import { phoneEn } from './phone.en.js';
import { phoneZh } from './phone.zh.js';
import { problemsEn } from './problems.en.js';
import { problemsZh } from './problems.zh.js';
import { tellerAdviceEn } from './teller-advice.en.js';
import { tellerAdviceZh } from './teller-advice.zh.js';
import type { tellerPadEn } from './teller-pad.en.js';
import { tellerEn } from './teller.en.js';
import { tellerZh } from './teller.zh.js';
import { wordsEn } from './words.en.js';
import { wordsZh } from './words.zh.js';

const en = {
  ...commonEn,
  ...wordsEn,
  ...problemsEn,
  ...noticesEn,
  ...pairingEn,
  ...boardEn,
  ...phoneEn,
  ...kioskEn,
  ...kioskSpeechEn,
  ...tellerEn,
  ...tellerAdviceEn,
  ...managerEn,
} as const;

/** What a screen can say. */
export type MessageKey = keyof typeof en | LaterKey;
/** What a page that is loaded later brings its own words for. */
export type LaterKey =
  | keyof typeof kioskOfflineEn
  | keyof typeof managerAlarmsEn
  | keyof typeof managerAdviceEn
  | keyof typeof managerPlanningEn
  | keyof typeof managerReportsEn
  | keyof typeof managerDevicesEn
  | keyof typeof managerDutyEn
  | keyof typeof managerTrendsEn
  | keyof typeof tellerPadEn;

const zh: Record<keyof typeof en, string> = {
  ...commonZh,
  ...wordsZh,
  ...problemsZh,
  ...noticesZh,
  ...pairingZh,
  ...boardZh,
  ...phoneZh,
  ...kioskZh,
  ...kioskSpeechZh,
  ...tellerZh,
  ...tellerAdviceZh,
  ...managerZh,
};

type Sentences = Readonly<Record<MessageKey, string>>;

/**
 * Every sentence in every language. Those of a page that is loaded later are there as soon as it has brought them
 * ({@link learnWords}), which it does before it is shown.
 */
export const MESSAGES: Record<Language, Sentences> = { zh: zh as Sentences, en: en as Sentences };

/** Adds the words of a page that is loaded later. */
export function learnWords(words: Record<Language, Partial<Record<LaterKey, string>>>): void {
  MESSAGES.zh = { ...MESSAGES.zh, ...words.zh };
  MESSAGES.en = { ...MESSAGES.en, ...words.en };
}
