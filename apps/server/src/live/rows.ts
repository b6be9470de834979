import type { RowChanges, Rows, ViewRows } from '@lobbyflow/contract';
import type { Instant } from '@lobbyflow/engine';

/** What a room shows: collections of rows by key. Changed in place, so that a batch costs what it changes. */
export type Picture = Map<string, Map<string, object>>;

/** An instant as it travels. */
export function onWire(instant: Instant): string;
export function onWire(instant: Instant | null): string | null;
export function onWire(instant: Instant | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

export function pictureOf(rows: ViewRows): Picture {
  return new Map(
    Object.entries(rows).map(([collection, all]) => [collection, new Map(Object.entries(all))]),
  );
}

export function rowsOf(picture: Picture): ViewRows {
  return Object.fromEntries(
    [...picture].map(([collection, rows]) => [collection, Object.fromEntries(rows)]),
  );
}

/** What these whole collections change in the picture; collections that are not named stay. */
export function changedRows(picture: Picture, now: ViewRows): RowChanges {
  const changes: Record<string, Rows<object | null>> = {};
  for (const [collection, rows] of Object.entries(now)) {
    const before = picture.get(collection);
    const changed: Record<string, object | null> = {};
    for (const [key, row] of Object.entries(rows)) {
      if (!isSameRow(before?.get(key), row)) changed[key] = row;
    }
    for (const key of before?.keys() ?? []) {
      if (!Object.hasOwn(rows, key)) changed[key] = null;
    }
    if (Object.keys(changed).length > 0) changes[collection] = changed;
  }
  return changes;
}

/** What these rows change in the picture, `null` taking one away; rows that are not named stay. */
export function changedKeys(picture: Picture, wanted: RowChanges): RowChanges {
  const changes: Record<string, Rows<object | null>> = {};
  for (const [collection, rows] of Object.entries(wanted)) {
    const before = picture.get(collection);
    const changed = Object.entries(rows).filter(([key, row]) => {
      const old = before?.get(key);
      return row === null ? old !== undefined : !isSameRow(old, row);
    });
    if (changed.length > 0) changes[collection] = Object.fromEntries(changed);
  }
  return changes;
}

/** Makes the changes in the picture. */
export function applyRows(picture: Picture, changes: RowChanges): void {
  for (const [collection, changed] of Object.entries(changes)) {
    const rows = picture.get(collection) ?? new Map<string, object>();
    picture.set(collection, rows);
    for (const [key, row] of Object.entries(changed)) {
      if (row === null) rows.delete(key);
      else rows.set(key, row);
    }
  }
}

/** Rows are small; a field that says nothing is left out, so one that is gone counts too. */
function isSameRow(a: object | undefined, b: object): boolean {
  if (a === b) return true;
  if (a === undefined) return false;
  const [before, now] = [a as Fields, b as Fields];
  const fields = Object.keys(now);
  return (
    fields.length === Object.keys(before).length &&
    fields.every((field) => isSameValue(before[field], now[field]))
  );
}
type Fields = Readonly<Record<string, unknown>>;

function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
}
