import type { Touch } from './steps.js';

/** All that can be done at a kiosk, by touch or by key. */
export type Act =
  | Touch
  | { readonly type: 'take' }
  | { readonly type: 'print' }
  | { readonly type: 'call-staff' }
  /** The visit is over: all as it was for the next customer. */
  | { readonly type: 'done' };
