/** Remembers on this phone which number it took last, so that nobody takes a second one by mistake. */
export interface KeptTicket {
  /** The path of its page; `null` when none is known. */
  readonly of: (branchId: string) => string | null;
  readonly keep: (branchId: string, url: string) => void;
}

const keyOf = (branchId: string) => `lobbyflow.joined.${branchId}`;

/** In the browser's own store, where it lets a page have one. */
export function keptTicket(store: () => Storage = () => window.localStorage): KeptTicket {
  return {
    of(branchId) {
      try {
        const url = store().getItem(keyOf(branchId));
        return url !== null && /^\/t\/[\w.~-]+$/.test(url) ? url : null;
      } catch {
        return null;
      }
    },
    keep(branchId, url) {
      try {
        store().setItem(keyOf(branchId), url);
      } catch {
        // A phone that keeps nothing has the page of the number open.
      }
    },
  };
}
