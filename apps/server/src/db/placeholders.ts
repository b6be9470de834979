const known = new Map<string, string>();

/** The same SQL with `$1`, `$2`, … for each `?`, as PostgreSQL wants it; no text of ours holds a `?` otherwise. */
export function numbered(sql: string): string {
  let text = known.get(sql);
  if (text === undefined) {
    let count = 0;
    text = sql.replaceAll('?', () => `$${(count += 1)}`);
    known.set(sql, text);
  }
  return text;
}
