import { Column, type ColumnOptions } from 'typeorm';

/** PostgreSQL hands `bigint` back as text, SQLite as a number; entities see a number. */
const numeric = {
  from: (stored: string | number | null) => (stored === null ? null : Number(stored)),
  to: (value: number | null) => value,
};

/** A column holding an Instant: UTC milliseconds, the same in SQLite and PostgreSQL. */
export function InstantColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'bigint', transformer: numeric });
}

/** A column holding one of our ids; made by the application, never by the database. */
export function IdColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length: 36 });
}

/** A SHA-256 in hexadecimal. */
export function HashColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length: 64 });
}

/** A column holding one of a few words of the vocabulary. */
export function CodeColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length: 40 });
}

/** A column holding a business day, such as `2026-01-05`. */
export function DayColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length: 10 });
}

/** A column holding a length of time in milliseconds, however long. */
export function DurationColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'bigint', transformer: numeric });
}
