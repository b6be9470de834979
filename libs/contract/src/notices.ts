import { NOTICE_LEVELS, NOTICE_PLACES, type NoticeId } from '@lobbyflow/engine/terms';
import { z } from 'zod';
import { InstantSchema } from './ids.js';
import { UnseenSigns } from './label.js';

const HOUR_MS = 3_600_000;
/** What a wall can be read from across a hall. */
const LONGEST_TEXT = 200;

/** Names a notice. */
export const NoticeIdSchema = z.uuid().describe('A notice of the branch') as unknown as z.ZodType<
  NoticeId,
  string
>;

const words = z
  .string()
  .trim()
  .max(LONGEST_TEXT)
  .regex(UnseenSigns, 'must not hold signs that nobody sees');

/** What is told to the hall; in a language without words of its own the other one stands. */
export const PostNotice = z
  .strictObject({
    level: z
      .enum(NOTICE_LEVELS)
      .describe('`emergency` takes every screen, and nobody takes a ticket meanwhile'),
    zh: words,
    en: words,
    places: z
      .array(z.enum(NOTICE_PLACES))
      .min(1)
      .max(NOTICE_PLACES.length)
      .optional()
      .describe('Everywhere when left out; an `emergency` always is'),
    lastsMs: z
      .int()
      .min(60_000)
      .max(31 * 24 * HOUR_MS)
      .nullable()
      .describe('`null`: until it is withdrawn'),
  })
  .refine(({ zh, en }) => zh !== '' || en !== '', { path: ['zh'], message: 'needs words' });
export type PostNotice = z.infer<typeof PostNotice>;

/** The answer to telling something, and to taking it back. */
export const NoticeAnswer = z.object({ revision: z.int(), noticeId: NoticeIdSchema });
export type NoticeAnswer = z.infer<typeof NoticeAnswer>;

/** A notice that was told. */
export const Notice = z.object({
  id: NoticeIdSchema,
  level: z.enum(NOTICE_LEVELS),
  zh: z.string(),
  en: z.string(),
  places: z.array(z.enum(NOTICE_PLACES)),
  postedAt: InstantSchema,
  postedBy: z.string().describe('The account'),
  until: InstantSchema.nullable(),
  withdrawnAt: InstantSchema.nullable(),
  isStanding: z.boolean().describe('Whether it is told now'),
});
export type Notice = z.infer<typeof Notice>;

/** The latest notices of a branch, the newest first. */
export const Notices = z.object({ items: z.array(Notice) });
export type Notices = z.infer<typeof Notices>;
