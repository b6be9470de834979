import { z } from 'zod';
import { Label } from './label.js';
import { CounterIdSchema } from './ids.js';
import type { Language } from './tickets.js';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm');
const shortId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/, 'must be an id');
/** Not taken from the tickets: those are made of what stands here. */
const SAID = ['zh', 'en'] as const satisfies readonly Language[];
const volume = z.int().min(0).max(100);

/** How loud calls are from `from` until before `to`, in the branch's time; past midnight where `to` comes first. */
export const VolumeHours = z.strictObject({ from: timeOfDay, to: timeOfDay, volume });
export type VolumeHours = z.infer<typeof VolumeHours>;

/** How calls are said aloud. */
export const AnnouncementConfig = z.strictObject({
  languages: z
    .array(z.enum(SAID))
    .min(1)
    .max(SAID.length)
    .refine((said) => new Set(said).size === said.length, 'must name each language once')
    .default(['zh', 'en'])
    .describe('Which languages, and in which order'),
  repeats: z
    .int()
    .min(1)
    .max(3)
    .default(2)
    .describe('How often each call is said; the calls of others come before a repeat'),
  one: z
    .enum(['yi', 'yao'])
    .default('yi')
    .describe(
      'How Chinese says a 1 within a number: `yi` 一, `yao` 幺, as telephone numbers are read',
    ),
  rate: z.number().min(0.6).max(1.4).default(0.9).describe('1 is the pace of the voice itself'),
  chime: z.boolean().default(true),
  volume: volume.default(100).describe('0: nothing is heard, the caption stays'),
  volumeByHour: z
    .array(VolumeHours)
    .max(24)
    .default([])
    .describe('Instead of `volume`; the first that fits counts'),
});
export type AnnouncementConfig = z.infer<typeof AnnouncementConfig>;

/** A part of the hall with counters of its own. */
export const DisplayZone = z.strictObject({
  id: shortId,
  name: z.strictObject({ zh: Label, en: Label }),
  counterIds: z.array(CounterIdSchema).min(1).max(200),
});
export type DisplayZone = z.infer<typeof DisplayZone>;

/** What a board can look like. */
export const BOARD_THEMES = ['dark', 'light', 'contrast'] as const;
export type BoardTheme = (typeof BOARD_THEMES)[number];
/** What a board can show beside the calls. */
export const BOARD_PARTS = ['recent', 'missed', 'media'] as const;
export type BoardPart = (typeof BOARD_PARTS)[number];

/** One board of a branch; a display opens it by `?board=` and its id. */
export const BoardConfig = z.strictObject({
  id: shortId,
  zoneIds: z.array(shortId).max(20).default([]).describe('Whose calls it shows; all when empty'),
  theme: z.enum(BOARD_THEMES).default('dark'),
  shows: z
    .array(z.enum(BOARD_PARTS))
    .max(BOARD_PARTS.length)
    .default(['recent', 'missed'])
    .describe('Beside the calls'),
  isHeard: z
    .boolean()
    .default(true)
    .describe('Whether it speaks; a counter is heard from one board'),
  screen: z
    .strictObject({
      diagonalInches: z.number().min(5).max(300),
      readFromM: z.number().min(0.3).max(60).describe('How far away the last row sits'),
    })
    .nullable()
    .default(null)
    .describe('Numbers are then made large enough for that distance'),
});
export type BoardConfig = z.infer<typeof BoardConfig>;

/** The boards of a branch, and how they speak. */
export const DisplayConfig = z
  .strictObject({
    announcements: AnnouncementConfig.prefault({}),
    zones: z.array(DisplayZone).max(20).default([]),
    boards: z.array(BoardConfig).max(40).default([]).describe('The first is what a display shows'),
  })
  .superRefine((display, context) => {
    for (const { path, message } of displayFaults(display)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });
export type DisplayConfig = z.infer<typeof DisplayConfig>;

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
type Boards = Pick<DisplayConfig, 'zones' | 'boards'>;

function displayFaults({ zones, boards }: Boards): readonly Fault[] {
  const known = new Set(zones.map(({ id }) => id));
  return [
    ...twice('zones', zones),
    ...twice('boards', boards),
    ...boards.flatMap(({ zoneIds }, index) =>
      zoneIds.flatMap((zoneId, at) =>
        known.has(zoneId)
          ? []
          : [{ path: ['boards', index, 'zoneIds', at], message: `no zone ${zoneId}` }],
      ),
    ),
    ...heardTwice({ zones, boards }),
  ];
}

function twice(list: 'zones' | 'boards', items: readonly { readonly id: string }[]): Fault[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) < index
      ? [{ path: [list, index, 'id'], message: `${id} stands there twice` }]
      : [],
  );
}

/** Two loudspeakers that say the same call speak over each other. */
function heardTwice({ zones, boards }: Boards): Fault[] {
  const heard = boards.flatMap(({ isHeard, zoneIds }, index) =>
    isHeard ? [{ index, counters: countersIn(zones, zoneIds) }] : [],
  );
  return heard.flatMap(({ index, counters }, at) =>
    heard.slice(0, at).some((other) => overlap(other.counters, counters))
      ? [{ path: ['boards', index, 'isHeard'], message: 'another board says the same calls' }]
      : [],
  );
}

/** `null`: every counter. */
function countersIn(
  zones: readonly DisplayZone[],
  zoneIds: readonly string[],
): ReadonlySet<string> | null {
  if (zoneIds.length === 0) return null;
  const chosen = zones.filter(({ id }) => zoneIds.includes(id));
  return new Set(chosen.flatMap(({ counterIds }) => counterIds));
}

function overlap(a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): boolean {
  return a === null || b === null || [...a].some((id) => b.has(id));
}

/** Zones that name a counter which is not there, as paths below the configuration. */
export function unknownCounters(
  display: DisplayConfig | undefined,
  counters: readonly { readonly id: string }[],
): readonly Fault[] {
  const known = new Set(counters.map(({ id }) => id));
  return (display?.zones ?? []).flatMap(({ counterIds }, index) =>
    counterIds.flatMap((id, at) =>
      known.has(id)
        ? []
        : [{ path: ['display', 'zones', index, 'counterIds', at], message: `no counter ${id}` }],
    ),
  );
}
