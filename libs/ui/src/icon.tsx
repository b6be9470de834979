const PATHS = {
  alert: 'M12 3 2 20h20L12 3Zm0 6v5m0 3v.5',
  back: 'M20 12H5m6-7-7 7 7 7',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4l2-2Zm4 5h4',
  check: 'm4 12.5 5.5 5.5L20 7',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2',
  close: 'M5 5l14 14M19 5 5 19',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0v18M14 5v14M16.500 7v10M19 10v4',
  down: 'M12 4v15m-7-7 7 7 7-7',
  forward: 'M4 12h15m-6-7 7 7-7 7',
  hand: 'M7 12V6a1.5 1.5 0 0 1 3 0v5V4.5a1.5 1.5 0 0 1 3 0V11V5.5a1.5 1.5 0 0 1 3 0V12V8.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6h-2a6 6 0 0 1-5-3l-3-5a1.5 1.5 0 0 1 2.500-1.500L7 13',
  heart: 'M12 20S4 15 4 9.500A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 8 2.500C20 15 12 20 12 20Z',
  keypad: 'M5 5h.5M12 5h.5M19 5h.5M5 12h.5M12 12h.5M19 12h.5M5 19h.5M12 19h.5M19 19h.5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v6m0-9.500v.5',
  letters: 'M2 19 7.500 5 13 19M4 14h7m4 5 3-8 3 8m-5-3h4',
  paper: 'M6 3h12v18l-3-2-3 2-3-2-3 2V3Zm3 5h6m-6 4h6',
  pause: 'M8 5v14M16 5v14',
  play: 'M7 4l13 8-13 8V4Z',
  sound: 'M4 9v6h4l5 4V5L8 9H4Zm12 0a4 4 0 0 1 0 6m2.500-9a8 8 0 0 1 0 12',
  transfer: 'M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4',
  undo: 'M4 9h10a6 6 0 0 1 0 12h-3M4 9l5-5M4 9l5 5',
  unlink: 'M9 15 7 17a4 4 0 0 1-5-5l3-3m10-1 2-2a4 4 0 0 1 5 5l-3 3M3 3l18 18',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4 21a8 8 0 0 1 16 0',
  users:
    'M9 5a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM2 20a7 7 0 0 1 14 0M16 5a3.500 3.500 0 0 1 0 7m2 2a7 7 0 0 1 4 6',
} as const;

export type IconName = keyof typeof PATHS;

/** A small line drawing beside words; never the only bearer of a meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="lf-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
