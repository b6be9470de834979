/** What a device says that is not enrolled yet; to the staff, in the lobby. */
export const pairingEn = {
  'pairing.title': 'This screen is not set up yet',
  'pairing.code': 'Code of this screen',
  'pairing.step-open': 'Open the manager screen and choose Devices.',
  'pairing.step-type': 'Type this code there.',
  'pairing.step-name': 'Give this screen a name. It starts by itself.',
  'pairing.asking': 'Asking for a code…',
} as const;
