/** Running numbers have at least this many digits; past 999 they widen and never wrap. */
const DIGITS = 3;

/** What the customer reads, such as `A014` or `A1000`. */
export function numberText(letter: string, running: number): string {
  return letter + String(running).padStart(DIGITS, '0');
}

/** Letter and running number of what a customer reads. */
export function partsOfNumber(number: string): {
  readonly letter: string;
  readonly running: number;
} {
  const letter = number.replace(/\d+$/, '');
  return { letter, running: Number(number.slice(letter.length)) };
}
