import type { managerEn } from './manager.en.js';

export const managerZh = {
  'manager.title': '大堂经理',
} as const satisfies Record<keyof typeof managerEn, string>;
