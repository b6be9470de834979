import type { Incident } from '@lobbyflow/contract';

/** How the words of the screen name what stands in the file. */
export interface IncidentWords {
  readonly head: readonly [opened: string, what: string, at: string, by: string, text: string];
  readonly scenario: (scenario: Incident['scenario']) => string;
  readonly over: string;
}

/** A sign that a table program would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * The log as comma-separated values (RFC 4180), a line for each note, with the sign that tells Excel that it is UTF-8. Times are
 * instants in UTC; a text that looks like a formula gets an apostrophe before it.
 */
export function incidentsCsv(incidents: readonly Incident[], words: IncidentWords): string {
  const lines = incidents.flatMap((incident) => {
    const { openedAt, scenario, by, byName, closedAt, notes } = incident;
    const first = [openedAt, words.scenario(scenario)];
    return [
      ...(notes.length === 0 ? [[...first, openedAt, byName ?? by, '']] : []),
      ...notes.map((note) => [...first, note.at, note.byName ?? note.by, note.text]),
      ...(closedAt === null ? [] : [[...first, closedAt, '', words.over]]),
    ];
  });
  return `\ufeff${[words.head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
