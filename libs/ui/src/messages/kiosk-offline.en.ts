/** What a kiosk says while it gives out numbers without a link; loaded when it can. */
export const kioskOfflineEn = {
  'kiosk.offline.on':
    'No connection since {since}. You can take a number here all the same; how long you will wait is not known now.',
  'kiosk.offline.ticket':
    'Your number counts from this moment. Your place in the queue and your wait are not known yet: the connection is interrupted.',
  'kiosk.offline.qr-hint': 'Works as soon as the connection is back',
  'kiosk.offline.slip-wait': 'Wait not known: taken without a connection',
  'kiosk.offline.used-up': 'This machine has no numbers left for this',
  'kiosk.offline.used-up-hint':
    'It has no connection. Please go to a member of staff: you will get a number from them.',
  'kiosk.offline.refused':
    'Staff, please: these numbers were given out here without a connection and are not in the queue: {numbers}.',
} as const;
