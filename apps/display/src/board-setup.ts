import type {
  AnnouncementConfig,
  BoardConfig,
  BoardPart,
  BoardTheme,
  DisplayConfig,
  LocalName,
} from '@lobbyflow/contract';
import { BOARD_THEMES } from '@lobbyflow/contract';
import { USUAL_ANNOUNCEMENTS } from './announcements.js';

/** What the address of a board asks for: `?board=upstairs`, or `?zone=a,b&theme=light&voice=off` on top of it. */
export interface BoardWish {
  /** The first board of the branch when `null`. */
  readonly boardId: string | null;
  readonly zoneIds: readonly string[] | null;
  readonly theme: BoardTheme | null;
  readonly isHeard: boolean | null;
}

export const NO_WISH: BoardWish = { boardId: null, zoneIds: null, theme: null, isHeard: null };

/** A board as it is shown. */
export interface BoardSetup {
  readonly theme: BoardTheme;
  readonly shows: readonly BoardPart[];
  readonly isHeard: boolean;
  readonly screen: BoardConfig['screen'];
  /** Whose calls it shows and says; `null`: of the whole branch. */
  readonly counterIds: ReadonlySet<string> | null;
  readonly zoneNames: readonly LocalName[];
  readonly announcements: AnnouncementConfig;
  /** Whether the address names a board that is not there. */
  readonly isUnknown: boolean;
}

const USUAL_BOARD: BoardConfig = {
  id: '',
  zoneIds: [],
  theme: 'dark',
  shows: ['recent', 'missed'],
  isHeard: true,
  screen: null,
};

/** Reads what is wished in an address. */
export function boardWishIn(query: URLSearchParams): BoardWish {
  const zones = query.get('zone');
  const theme = query.get('theme');
  const voice = query.get('voice');
  return {
    boardId: query.get('board'),
    zoneIds: zones === null ? null : zones.split(',').filter((id) => id !== ''),
    theme: BOARD_THEMES.find((known) => known === theme) ?? null,
    isHeard: voice === null ? null : voice !== 'off',
  };
}

/** The board that is set up and what its address changes of it. */
export function boardSetup(display: DisplayConfig | undefined, wish: BoardWish): BoardSetup {
  const boards = display?.boards ?? [];
  const found = wish.boardId === null ? boards[0] : boards.find(({ id }) => id === wish.boardId);
  const { zoneIds, theme, shows, isHeard, screen } = found ?? USUAL_BOARD;
  const chosen = wish.zoneIds ?? zoneIds;
  const zones = (display?.zones ?? []).filter(({ id }) => chosen.includes(id));
  return {
    theme: wish.theme ?? theme,
    shows,
    isHeard: wish.isHeard ?? isHeard,
    screen,
    counterIds: chosen.length === 0 ? null : new Set(zones.flatMap(({ counterIds }) => counterIds)),
    zoneNames: zones.map(({ name }) => name),
    announcements: display?.announcements ?? USUAL_ANNOUNCEMENTS,
    isUnknown: wish.boardId !== null && found === undefined,
  };
}
