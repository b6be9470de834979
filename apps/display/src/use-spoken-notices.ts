import { type BranchClock, branchNow, deviceNow } from '@lobbyflow/client';
import { type AnnouncementConfig, LANGUAGES } from '@lobbyflow/contract';
import { type HallNotice, noticeText, sayIn, useFormats } from '@lobbyflow/ui';
import { useEffect, useRef } from 'react';
import { volumeAt } from './announcements.js';
import type { Sentence } from './spoken.js';
import type { Spoken, Voice } from './voice.js';

/** A notice is said when it is posted; a board that comes back later shows it in silence. */
const NEW_FOR_MS = 60_000;
/** An emergency is said again and again, with a pause to act in. */
export const SAID_AGAIN_MS = 20_000;

/** What is said of a notice: each language that has words, and no words twice. */
export function sentencesOfNotice(notice: HallNotice): readonly Sentence[] {
  const all = LANGUAGES.map((language) => {
    const text = noticeText(language, notice) ?? sayIn(language, 'notice.follow-staff');
    return { language, text, shown: text, clips: [] };
  });
  return all.filter(({ text, language }) => {
    const isOwn = notice[language] !== '' || (notice.zh === '' && notice.en === '');
    return isOwn && text !== '';
  });
}

/** Says each new notice once, in both languages; none on a board that is silent. */
export function useSpokenNotices(
  rows: Readonly<Record<string, HallNotice>> | undefined,
  clock: BranchClock | null,
  { voice, config }: { readonly voice: Voice; readonly config: AnnouncementConfig | null },
): void {
  const formats = useFormats();
  const said = useRef(new Set<string>());
  useEffect(() => {
    if (clock === null || config === null) return;
    const now = branchNow(clock, deviceNow());
    for (const [id, notice] of Object.entries(rows ?? {})) {
      if (said.current.has(id) || notice.level === 'emergency') continue;
      said.current.add(id);
      const isNew = now - Date.parse(notice.postedAt) < NEW_FOR_MS;
      const spoken = { id: `notice-${id}`, sentences: sentencesOfNotice(notice), isChimed: true };
      const volume = volumeAt(config, formats.clock(now)) / 100;
      if (isNew) void voice.announce({ ...spoken, volume, rate: config.rate });
    }
  }, [rows, clock, voice, config, formats]);
}

/** Whatever the hour, and however quiet the branch is set. */
const ALOUD: Pick<Spoken, 'volume' | 'rate'> = { volume: 1, rate: 0.9 };

/** Breaks off all else and says the emergency until it is over; `null` for none. */
export function useSpokenEmergency(notice: HallNotice | null, voice: Voice): void {
  const text = notice === null ? null : JSON.stringify(sentencesOfNotice(notice));
  useEffect(() => {
    if (text === null) return undefined;
    const sentences = JSON.parse(text) as readonly Sentence[];
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let times = 0;
    const sayOn = () => {
      times += 1;
      const id = `emergency-${text}-${times}`;
      void voice.announce({ ...ALOUD, id, sentences, isChimed: true }).then(() => {
        if (!isOver) timer = setTimeout(sayOn, SAID_AGAIN_MS);
      });
    };
    voice.hush();
    sayOn();
    return () => {
      isOver = true;
      clearTimeout(timer);
      voice.hush();
    };
  }, [text, voice]);
}
