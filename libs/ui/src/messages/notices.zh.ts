import type { noticesEn } from './notices.en.js';

export const noticesZh: Record<keyof typeof noticesEn, string> = {
  'notice.emergency': '紧急通知',
  'notice.follow-staff': '请听从工作人员的指引。',
  'notice.no-tickets': '现在暂停取号，请咨询工作人员。',
};
