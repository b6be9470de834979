import type { Language } from '@lobbyflow/contract';
import { boardEn } from './board.en.js';
import { boardZh } from './board.zh.js';
import { commonEn } from './common.en.js';
import { commonZh } from './common.zh.js';
import { kioskEn } from './kiosk.en.js';
import { kioskZh } from './kiosk.zh.js';
import { kioskSpeechEn } from './kiosk-speech.en.js';
import { kioskSpeechZh } from './kiosk-speech.zh.js';
import { managerAdviceEn } from './manager-advice.en.js';
import { managerAdviceZh } from './manager-advice.zh.js';
import { managerAlarmsEn } from './manager-alarms.en.js';
import { managerAlarmsZh } from './manager-alarms.zh.js';
import { managerDevicesEn } from './manager-devices.en.js';
import { managerDevicesZh } from './manager-devices.zh.js';
import { managerReportsEn } from './manager-reports.en.js';
import { managerReportsZh } from './manager-reports.zh.js';
import { managerEn } from './manager.en.js';
import { managerZh } from './manager.zh.js';
import { pairingEn } from './pairing.en.js';
import { pairingZh } from './pairing.zh.js';
import { phoneEn } from './phone.en.js';
import { phoneZh } from './phone.zh.js';
import { problemsEn } from './problems.en.js';
import { problemsZh } from './problems.zh.js';
import { tellerAdviceEn } from './teller-advice.en.js';
import { tellerAdviceZh } from './teller-advice.zh.js';
import { tellerEn } from './teller.en.js';
import { tellerZh } from './teller.zh.js';
import { wordsEn } from './words.en.js';
import { wordsZh } from './words.zh.js';

const en = {
  ...commonEn,
  ...wordsEn,
  ...problemsEn,
  ...pairingEn,
  ...boardEn,
  ...phoneEn,
  ...kioskEn,
  ...kioskSpeechEn,
  ...tellerEn,
  ...tellerAdviceEn,
  ...managerEn,
  ...managerAdviceEn,
  ...managerAlarmsEn,
  ...managerDevicesEn,
  ...managerReportsEn,
} as const;

/** What a screen can say. */
export type MessageKey = keyof typeof en;

const zh: Record<MessageKey, string> = {
  ...commonZh,
  ...wordsZh,
  ...problemsZh,
  ...pairingZh,
  ...boardZh,
  ...phoneZh,
  ...kioskZh,
  ...kioskSpeechZh,
  ...tellerZh,
  ...tellerAdviceZh,
  ...managerZh,
  ...managerAdviceZh,
  ...managerAlarmsZh,
  ...managerDevicesZh,
  ...managerReportsZh,
};

/** Every sentence in every language. */
export const MESSAGES: Record<Language, Readonly<Record<MessageKey, string>>> = { zh, en };
