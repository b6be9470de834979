import type { kioskOfflineEn } from './kiosk-offline.en.js';

/** See {@link kioskOfflineEn}. */
export const kioskOfflineZh: Record<keyof typeof kioskOfflineEn, string> = {
  'kiosk.offline.on': '自 {since} 起连接中断。您仍可在本机取号，等候时间暂时无法告知。',
  'kiosk.offline.ticket': '您的号码自现在起有效。由于连接中断，前面人数和等候时间暂时未知。',
  'kiosk.offline.qr-hint': '连接恢复后即可扫码查看',
  'kiosk.offline.slip-wait': '离线取号，等候时间未知',
  'kiosk.offline.used-up': '本机该业务的号码已用完',
  'kiosk.offline.used-up-hint': '本机暂时无法连接，请到工作人员处取号。',
  'kiosk.offline.refused': '请工作人员处理：以下号码在离线时发出，但未进入排队：{numbers}。',
};
