import type { Role } from './staff.js';

/** People at work in a branch. */
export const STAFF = ['teller', 'lead', 'branch-admin', 'admin'] as const satisfies readonly Role[];
/** Who may look at a lobby. */
export const LOOKING = [...STAFF, 'hq'] as const;
/** Who serves customers. */
export const COUNTER = ['teller', 'lead'] as const satisfies readonly Role[];
/** Who sets a branch up. */
export const SETTING_UP = ['branch-admin', 'admin'] as const satisfies readonly Role[];
/** Where the doors of one branch begin. */
export const AT = '/branches/:branchId';
