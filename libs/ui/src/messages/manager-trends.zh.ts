import type { managerTrendsEn } from './manager-trends.en.js';

export const managerTrendsZh = {
  'chart.of': '图表：{title}。用方向键逐点查看，下方表格列出全部数据。',
  'chart.table': '以表格显示',

  'file.csv': 'CSV',
  'file.xlsx': 'Excel',
  'file.pdf': 'PDF',
  'file.making': '请稍候……',
  'file.day': '导出日报',
  'file.visits': '导出到访明细',
  'file.trends': '导出走势',
  'file.recorded': '内含员工姓名，导出将留痕。',
} as const satisfies Record<keyof typeof managerTrendsEn, string>;
