import { z } from 'zod';
import { LANGUAGES } from './tickets.js';
import { TrendSpan } from './trends.js';

/** What reports can be taken away as. */
export const FILE_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

const language = z.enum(LANGUAGES).optional().describe('`zh` when left out');

/** In which format, and in which language. */
export const FileWish = z.strictObject({ format: z.enum(FILE_FORMATS), language });

/** The same for long lists, which nobody reads on paper. */
export const ListFileWish = z.strictObject({ format: z.enum(['csv', 'xlsx']), language });

/** Trends of a span of business days as a file. */
export const TrendFileWish = TrendSpan.safeExtend({
  format: z.enum(FILE_FORMATS),
  language,
});
