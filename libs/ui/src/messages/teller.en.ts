/** What the teller screen says. */
export const tellerEn = {
  'teller.title': 'Teller',
} as const;
