/** What charts say, and the pages of trends and of all branches. */
export const managerTrendsEn = {
  'chart.of':
    'Chart: {title}. The arrow keys go from point to point; the table below has all figures.',
  'chart.table': 'As a table',

  'file.csv': 'CSV',
  'file.xlsx': 'Excel',
  'file.pdf': 'PDF',
  'file.making': 'One moment …',
  'file.day': 'Take the day away as a file',
  'file.visits': 'Take the visits away as a file',
  'file.trends': 'Take the trends away as a file',
  'file.recorded': 'It names staff, so it is recorded who takes it away.',
} as const;
