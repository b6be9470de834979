import { z } from 'zod';

/** Numbers that are taken from afar: at the door, or at home. */
export const RemotePolicy = z.strictObject({
  isOn: z
    .boolean()
    .default(false)
    .describe('Whether anybody can take a number by the page `/join`'),
  mostAway: z
    .int()
    .min(1)
    .max(1_000)
    .default(30)
    .describe('Numbers at most whose customers are still on their way'),
});
export type RemotePolicy = z.output<typeof RemotePolicy>;

/** As it is where a branch has set nothing. */
export const USUAL_REMOTE: RemotePolicy = RemotePolicy.parse({});
