/** What stands in one place of a table: a file writes each kind in its own way. */
export type Cell =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'count' | 'number' | 'ms' | 'share'; readonly value: number }
  /** `at` is an instant; it is written as the clock on the branch's wall shows it. */
  | { readonly is: 'time'; readonly at: string }
  | { readonly is: 'nothing' };

/** A table with its heading. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** On paper the first two columns are enough, and stand side by side. */
  readonly isGrid?: boolean;
}

/** Tables that make one file, whatever its format. */
export interface Book {
  readonly title: string;
  /** Whose figures these are, and of when. */
  readonly subtitle: string;
  /** On every page of paper, with `{page}` and `{pages}`. */
  readonly footer: string;
  readonly timeZone: string;
  /** Without an ending; letters, digits, dots and dashes. */
  readonly fileName: string;
  readonly sheets: readonly Sheet[];
}

const NOTHING: Cell = { is: 'nothing' };

export const text = (words: string | null): Cell =>
  words === null ? NOTHING : { is: 'text', text: words };
export const time = (at: string | null): Cell => (at === null ? NOTHING : { is: 'time', at });
export const count = (value: number | null): Cell => measured('count', value);
export const number = (value: number | null): Cell => measured('number', value);
export const ms = (value: number | null): Cell => measured('ms', value);
export const share = (value: number | null): Cell => measured('share', value);

function measured(is: 'count' | 'number' | 'ms' | 'share', value: number | null): Cell {
  return value === null ? NOTHING : { is, value };
}
