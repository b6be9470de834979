import type { tellerEn } from './teller.en.js';

export const tellerZh = {
  'teller.title': '柜员',
} as const satisfies Record<keyof typeof tellerEn, string>;
