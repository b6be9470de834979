/** What charts say, and the pages of trends and of all branches. */
export const managerTrendsEn = {
  'chart.of':
    'Chart: {title}. The arrow keys go from point to point; the table below has all figures.',
  'chart.table': 'As a table',
} as const;
