import { z } from 'zod';
import { InstantSchema } from './ids.js';

/** What a phone number may be kept for. Closed: a new purpose asks for a new consent. */
export const CONTACT_PURPOSES = ['tell-when-called'] as const;

/** A phone number as people dial it: digits, with a plus for a country. */
export const PhoneSchema = z
  .string()
  .regex(/^\+?[0-9]{5,15}$/, 'must be a phone number: digits, with a plus before a country')
  .describe('Digits, with `+` before a country');

/** A phone number that somebody wants to be told on, what for, and which text he agreed to. */
export const KeepContact = z.strictObject({
  phone: PhoneSchema,
  purpose: z.enum(CONTACT_PURPOSES),
  consentVersion: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/, 'must name a version of the text')
    .describe('Which version of the text of consent was shown'),
});
/** What is told of it afterwards: enough to recognise the own number, and no more. */
export const ContactAnswer = z.object({
  phone: z.string().describe('Masked, such as `138****1234`'),
  phoneInClear: z
    .string()
    .optional()
    .describe('For the program that sends messages, and for nobody else; each time is audited'),
  purpose: z.enum(CONTACT_PURPOSES),
  consentVersion: z.string(),
  keptUntil: InstantSchema,
});
export type ContactAnswer = z.infer<typeof ContactAnswer>;

/** Whoever asks that his number be forgotten, wherever it stands in the branch. */
export const ForgetPhone = z.strictObject({ phone: PhoneSchema });
