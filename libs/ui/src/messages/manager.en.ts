/** What the manager screen says. */
export const managerEn = {
  'manager.title': 'Manager',
} as const;
