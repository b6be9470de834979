/** A span of time to the second, as `h:mm:ss`. */
export function durationOf(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${ms < 0 ? '-' : ''}${Math.floor(seconds / 3600)}:${tail}`;
}
