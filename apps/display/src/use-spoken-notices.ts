import { type BranchClock, branchNow, deviceNow } from '@lobbyflow/client';
import { LANGUAGES } from '@lobbyflow/contract';
import { type HallNotice, noticeText, sayIn } from '@lobbyflow/ui';
import { useEffect, useRef } from 'react';
import type { Sentence } from './spoken.js';
import type { Voice } from './voice.js';

/** A notice is said when it is posted; a board that comes back later shows it in silence. */
const NEW_FOR_MS = 60_000;
/** An emergency is said again and again, with a pause to act in. */
export const SAID_AGAIN_MS = 20_000;

/** What is said of a notice: each language that has words, and no words twice. */
export function sentencesOfNotice(notice: HallNotice): readonly Sentence[] {
  const all = LANGUAGES.map((language) => ({
    language,
    text: noticeText(language, notice) ?? sayIn(language, 'notice.follow-staff'),
  }));
  return all.filter(({ text, language }) => {
    const isOwn = notice[language] !== '' || (notice.zh === '' && notice.en === '');
    return isOwn && text !== '';
  });
}

/** Says each new notice once, in both languages. */
export function useSpokenNotices(
  rows: Readonly<Record<string, HallNotice>> | undefined,
  clock: BranchClock | null,
  voice: Voice,
): void {
  const said = useRef(new Set<string>());
  useEffect(() => {
    if (clock === null) return;
    const now = branchNow(clock, deviceNow());
    for (const [id, notice] of Object.entries(rows ?? {})) {
      if (said.current.has(id) || notice.level === 'emergency') continue;
      said.current.add(id);
      const isNew = now - Date.parse(notice.postedAt) < NEW_FOR_MS;
      if (isNew) void voice.announce(sentencesOfNotice(notice));
    }
  }, [rows, clock, voice]);
}

/** Breaks off all else and says the emergency until it is over; `null` for none. */
export function useSpokenEmergency(notice: HallNotice | null, voice: Voice): void {
  const text = notice === null ? null : JSON.stringify(sentencesOfNotice(notice));
  useEffect(() => {
    if (text === null) return undefined;
    const sentences = JSON.parse(text) as readonly Sentence[];
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sayOn = () => {
      void voice.announce(sentences).then(() => {
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
