import type { HeldBlock } from './desk-terms.js';

/** Fewer than these, and more are borrowed. */
export const REFILL_BELOW = 20;
/** As the engine writes them. */
const DIGITS = 3;

/** The block that the next number of a letter comes from; `null` when there is none left. */
export function blockFor(
  blocks: readonly HeldBlock[],
  wanted: { readonly branchId: string; readonly letter: string; readonly now: number },
): { readonly index: number; readonly block: HeldBlock; readonly number: string } | null {
  const index = blocks.findIndex(
    (block) => block.letter === wanted.letter && isUsable(block, wanted),
  );
  const block = blocks[index];
  if (block === undefined) return null;
  const number = block.letter + String(block.next).padStart(DIGITS, '0');
  return { index, block, number };
}

/** By letter, how many numbers are left. */
export function leftOf(
  blocks: readonly HeldBlock[],
  at: { readonly branchId: string; readonly now: number },
): Readonly<Record<string, number>> {
  const left: Record<string, number> = {};
  for (const block of blocks) {
    if (!isUsable(block, at)) continue;
    left[block.letter] = (left[block.letter] ?? 0) + block.to - block.next + 1;
  }
  return left;
}

function isUsable(
  { branchId, next, to, until }: HeldBlock,
  at: { readonly branchId: string; readonly now: number },
): boolean {
  return branchId === at.branchId && next <= to && at.now < until;
}
