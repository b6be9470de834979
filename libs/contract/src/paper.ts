import { z } from 'zod';
import { DeviceIdSchema, InstantSchema, TicketIdSchema } from './ids.js';

const text = z.string().max(200);

/** A line of a ticket on paper, centred; what is too long is broken into several. */
export const SlipLine = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('text'),
    text,
    size: z.int().min(1).max(4).describe('Times as large as the smallest letters'),
    isBold: z.boolean(),
  }),
  z.strictObject({
    is: z.literal('number'),
    text: z.string().min(1).max(12).describe('As large as the paper allows'),
  }),
  z.strictObject({ is: z.literal('code'), text: text.min(1).describe('As a QR code') }),
  z.strictObject({ is: z.literal('gap') }),
]);
export type SlipLine = z.infer<typeof SlipLine>;

/** A ticket as it stands on paper. */
export const Slip = z.strictObject({ lines: z.array(SlipLine).min(1).max(40) });
export type Slip = z.infer<typeof Slip>;

/** The parts of a slip that a branch may choose, in its own order. */
export const SLIP_PARTS = [
  'branch',
  'number',
  'service',
  'also',
  'ahead',
  'wait',
  'materials',
  'code',
  'time',
  'missed',
  'note',
] as const;
export type SlipPart = (typeof SLIP_PARTS)[number];

const note = z.string().trim().max(120);

/** What a branch's tickets say, and in which order. */
export const SlipTemplate = z.strictObject({
  parts: z.array(z.enum(SLIP_PARTS)).min(1).max(SLIP_PARTS.length),
  note: z.strictObject({ zh: note, en: note }).nullable(),
});
export type SlipTemplate = z.infer<typeof SlipTemplate>;

/** A printer of a branch: one on the network, or one at the server by a file of its own. */
export const Printer = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/, 'must be an id'),
  name: z.string().trim().min(1).max(60),
  widthMm: z.union([z.literal(58), z.literal(80)]),
  connection: z.discriminatedUnion('by', [
    z.strictObject({
      by: z.literal('network'),
      host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'must be a name or an address'),
      port: z.int().min(1).max(65_535).default(9100),
    }),
    z.strictObject({
      by: z.literal('file'),
      path: z
        .string()
        .regex(/^\/dev\/(usb\/lp|lp|ttyUSB|ttyACM|ttyS)\d{1,2}$/, 'must be a USB or serial port')
        .describe('Such as `/dev/usb/lp0` or `/dev/ttyUSB0`'),
    }),
  ]),
  deviceIds: z
    .array(DeviceIdSchema)
    .max(50)
    .optional()
    .describe('Kiosks that print here; left out, all that have no printer of their own'),
});
export type Printer = z.infer<typeof Printer>;

/** What became of a print. `unknown`: sent to a printer that tells nothing of itself. */
export const PRINT_OUTCOMES = [
  'printed',
  'unknown',
  'no-printer',
  'not-reached',
  'no-paper',
  'cover-open',
  'broken-off',
] as const;
export type PrintOutcome = (typeof PRINT_OUTCOMES)[number];

/** Whether a printer's paper ends soon. */
export const PrintAnswer = z.object({
  printId: z.uuid(),
  outcome: z.enum(PRINT_OUTCOMES),
  isPaperLow: z.boolean(),
});
export type PrintAnswer = z.infer<typeof PrintAnswer>;

/** What to print, under an id of the sender: the same id again prints nothing more. */
export const PrintTicket = z.strictObject({ printId: z.uuid(), slip: Slip });
export type PrintTicket = z.infer<typeof PrintTicket>;

/** A print of a ticket: ids and codes only. */
export const TicketPrint = z.object({
  printId: z.uuid(),
  ticketId: TicketIdSchema,
  printerId: z.string().nullable(),
  isReprint: z.boolean(),
  outcome: z.enum(PRINT_OUTCOMES),
  askedBy: z.string(),
  at: InstantSchema,
});
/** What a printer can need somebody for. */
export const PRINTER_FAULTS = [
  'no-paper',
  'cover-open',
  'not-reached',
  'broken-off',
  'paper-low',
] as const;
export type PrinterFaultKind = (typeof PRINTER_FAULTS)[number];

/** Names a fault of a printer. */
export const FaultIdSchema = z.uuid();

/** A printer that needs somebody, or did; over with its next good print, or when somebody says so. */
export const PrinterFault = z.object({
  id: FaultIdSchema,
  printerId: z.string(),
  kind: z.enum(PRINTER_FAULTS),
  raisedAt: InstantSchema,
  acknowledgedAt: InstantSchema.nullable().describe('When somebody said that he sees to it'),
  endedAt: InstantSchema.nullable(),
});
export type PrinterFault = z.infer<typeof PrinterFault>;

/** Which fault somebody sees to, or has seen to. */
export const OfPrinterFault = z.strictObject({ faultId: FaultIdSchema });

/** All prints of a ticket, oldest first. */
export const TicketPrints = z.object({ items: z.array(TicketPrint) });
export type TicketPrints = z.infer<typeof TicketPrints>;
