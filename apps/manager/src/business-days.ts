const DAY_MS = 86_400_000;

/** The date in a zone, such as `2026-01-05`: only where the branch says no business day itself. */
export function dateIn(timeZone: string, at: number): string {
  // The Swedish way of writing a date is ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

/** So many days after that one. */
export function daysAfter(businessDay: string, days: number): string {
  return new Date(Date.parse(businessDay) + days * DAY_MS).toISOString().slice(0, 10);
}
