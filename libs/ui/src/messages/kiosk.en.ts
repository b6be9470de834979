/** What the kiosk screen says. */
export const kioskEn = {
  'kiosk.title': 'Kiosk',
} as const;
