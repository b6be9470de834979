import { InvalidArgumentError } from 'commander';

/** A number of the command line; commander tells what the error says. */
function aNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InvalidArgumentError('It has to be a number.');
  }
  return value;
}

/** From 0 on. */
export function aSeed(text: string): number {
  const value = aNumber(text);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('It has to be a whole number from 0 on.');
  }
  return value;
}

/** From 1 on. */
export function aCount(text: string): number {
  const value = aSeed(text);
  if (value < 1) throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  return value;
}

/** With a fraction, from 0 on. */
export function aPositive(text: string): number {
  const value = aNumber(text);
  if (value < 0) throw new InvalidArgumentError('It has to be 0 or more.');
  return value;
}
