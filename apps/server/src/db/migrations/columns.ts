import type { TableColumnOptions } from 'typeorm';

type Column = Omit<TableColumnOptions, 'name'>;

export const ID: Column = { type: 'varchar', length: '36' };
export const CODE: Column = { type: 'varchar', length: '40' };
export const HASH: Column = { type: 'varchar', length: '64' };
export const DAY: Column = { type: 'varchar', length: '10' };
export const NAME: Column = { type: 'varchar', length: '60' };
export const INSTANT: Column = { type: 'bigint' };
export const INTEGER: Column = { type: 'integer' };
export const TEXT: Column = { type: 'text' };
export const BOOLEAN: Column = { type: 'boolean' };

export const key = (column: Column): Column => ({ ...column, isPrimary: true });
export const orNull = (column: Column): Column => ({ ...column, isNullable: true });

/** A table's columns, in the order in which they are written down. */
export function columns(named: Readonly<Record<string, Column>>): TableColumnOptions[] {
  return Object.entries(named).map(([name, column]) => ({ name, ...column }));
}
