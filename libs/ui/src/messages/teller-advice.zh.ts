import type { tellerAdviceEn } from './teller-advice.en.js';

export const tellerAdviceZh = {
  'teller.advice.open': '请现在开放{counter}：客流即将超过现有窗口的办理能力。',
  'teller.advice.open-press': '开放{counter}',
  'teller.advice.cannot': '我无法前往',
  'teller.advice.close': '本窗口已不再需要，请办完当前客户后关闭。',
} as const satisfies Record<keyof typeof tellerAdviceEn, string>;
