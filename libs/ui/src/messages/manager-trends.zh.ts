import type { managerTrendsEn } from './manager-trends.en.js';

export const managerTrendsZh = {
  'chart.of': '图表：{title}。用方向键逐点查看，下方表格列出全部数据。',
  'chart.table': '以表格显示',
} as const satisfies Record<keyof typeof managerTrendsEn, string>;
