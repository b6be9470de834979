const LONGEST = 36;

/** Makes an id of a name: `Ultrasound/ Review` → `Ultrasound-Review`. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .replace(/-+$/, '')
    .slice(0, LONGEST);
  return slug === '' ? 'x' : slug;
}

/** Gives each name an id of its own, numbered where two names would have the same one. */
export function idsFor(names: Iterable<string>): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of names) {
    if (ids.has(name)) continue;
    const slug = slugOf(name);
    let id = slug;
    for (let copy = 2; taken.has(id); copy += 1) {
      const mark = `-${copy}`;
      id = slug.slice(0, LONGEST - mark.length) + mark;
    }
    taken.add(id);
    ids.set(name, id);
  }
  return ids;
}

/** Looks up what must be there. */
export function idIn(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new TypeError(`Nothing was planned for ${name}.`);
  return id;
}
