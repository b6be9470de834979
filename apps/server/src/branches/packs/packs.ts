import { type Pack, PACK_IDS, type PackId, type PackList } from '@lobbyflow/contract';
import { CN_BANK } from './cn-bank.js';
import { CN_POST } from './cn-post.js';
import { GENERIC } from './generic.js';
import { packOf } from './parts.js';

const PACKS: Readonly<Record<PackId, Pack>> = {
  'cn-bank': packOf(CN_BANK),
  'cn-post': packOf(CN_POST),
  generic: packOf(GENERIC),
};

/** The pack of this name. */
export function packNamed(id: PackId): Pack {
  return PACKS[id];
}

/** The packs there are, for a list. */
export function packList(): PackList {
  return {
    items: PACK_IDS.map((id) => {
      const { name, about } = PACKS[id];
      return { id, name, about };
    }),
  };
}
