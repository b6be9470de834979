import { learnWords } from './messages/messages.js';
import { tellerPadEn } from './messages/teller-pad.en.js';
import { tellerPadZh } from './messages/teller-pad.zh.js';

/** Brings the words of what a teller opens now and then, and of the customer's side. */
export function learnTellerWords(): void {
  learnWords({ en: tellerPadEn, zh: tellerPadZh });
}
