/** What screens of the hall say of themselves beside a notice. */
export const noticesEn = {
  'notice.emergency': 'Attention',
  'notice.follow-staff': 'Please follow the instructions of the staff.',
  'notice.no-tickets': 'No numbers are given out now. Please ask the staff.',
} as const;
