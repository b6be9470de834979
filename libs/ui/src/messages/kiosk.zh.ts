import type { kioskEn } from './kiosk.en.js';

export const kioskZh = {
  'kiosk.title': '取号机',
} as const satisfies Record<keyof typeof kioskEn, string>;
