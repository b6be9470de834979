import type { BranchConfig } from '@lobbyflow/engine';
import type { FileWords } from './file-words.js';

/** The branch, its words and its names, as one file needs them. */
export interface BranchWords extends FileWords {
  readonly branchId: string;
  readonly branchName: string;
  readonly timeZone: string;
  readonly service: (id: string) => string;
  readonly lane: (id: string) => string;
  readonly counter: (id: string) => string;
}

/** Names services, lanes and windows as they were set; what is gone is named by its id. */
export function branchWords(
  words: FileWords,
  branch: { readonly branchId: string; readonly branchName: string; readonly timeZone: string },
  config: BranchConfig | null,
): BranchWords {
  const local = (all: BranchConfig['services'] | BranchConfig['lanes'] | undefined, id: string) =>
    all?.find((one) => one.id === id)?.name[words.language] ?? id;
  return {
    ...words,
    ...branch,
    service: (id) => local(config?.services, id),
    lane: (id) => local(config?.lanes, id),
    counter: (id) => {
      const name = config?.counters.find((one) => one.id === id)?.name ?? id;
      return /^\d+[A-Za-z]?$/.test(name) ? words.say('counter.name', { counter: name }) : name;
    },
  };
}
