import { z } from 'zod';

/**
 * What nobody sees and nobody types by mistake, but what turns the words around it
 * about or breaks a line: control signs, line and paragraph separators, and the
 * marks that change the direction of writing (UAX #9).
 */
export const UnseenSigns = /^[^\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/u;

/** A short name as people give it to a thing, on one line. */
export const Label = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(UnseenSigns, 'must not hold signs that nobody sees');
