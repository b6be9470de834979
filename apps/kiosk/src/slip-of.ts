import type { Slip, SlipLine, SlipPart, SlipTemplate } from '@lobbyflow/contract';

/** The usual ticket: what a branch that sets nothing prints. */
const USUAL: SlipTemplate = {
  parts: ['branch', 'number', 'service', 'also', 'ahead', 'wait', 'code', 'time', 'missed', 'note'],
  note: null,
};

/** What a ticket says, in the customer's language; empty where there is nothing to say. */
export type SlipWords = Readonly<Record<Exclude<SlipPart, 'note'>, string>> & {
  readonly codeHint: string;
  readonly note: string;
};

/** Puts a ticket's words into the branch's own order. No lane, no need, no name: they are not among the words. */
export function slipOf(words: SlipWords, template: SlipTemplate = USUAL): Slip {
  return { lines: template.parts.flatMap((part) => linesOf(part, words)) };
}

function linesOf(part: SlipPart, words: SlipWords): readonly SlipLine[] {
  const said = words[part];
  if (said === '') return [];
  switch (part) {
    case 'number':
      return [{ is: 'number', text: said }];
    case 'code':
      return [{ is: 'gap' }, { is: 'code', text: said }, { is: 'gap' }, text(words.codeHint)];
    case 'branch':
    case 'service':
      return [{ ...text(said), size: 2, isBold: true }];
    case 'ahead':
    case 'wait':
      return [{ ...text(said), isBold: true }];
    case 'also':
    case 'materials':
    case 'time':
    case 'missed':
    case 'note':
      return [text(said)];
  }
}

function text(said: string) {
  return { is: 'text', text: said.slice(0, 200), size: 1, isBold: false } as const;
}
