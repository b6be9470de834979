import type { Api } from '@lobbyflow/client';
import { Notice, useMessages } from '@lobbyflow/ui';
import { useCallback, useMemo, useState } from 'react';
import type { Act } from './acts.js';
import { useBranchHere } from './branch-here.js';
import { ClosedScreen } from './closed-screen.js';
import { IdleNotice } from './idle-notice.js';
import { KioskBar } from './kiosk-bar.js';
import { KioskFrame } from './kiosk-frame.js';
import { mountingIn, reachOf } from './reach.js';
import { createSpeaker, type Speaker } from './speaker.js';
import { StepScreen } from './step-screen.js';
import { AT_FIRST, type Step } from './steps.js';
import { type AudioDevices, audioDevices, useHeadphones } from './use-headphones.js';
import { useHelpCall } from './use-help-call.js';
import { useIdle } from './use-idle.js';
import { useModes } from './use-modes.js';
import { type SpokenVisit, useSpokenVisit } from './use-spoken-visit.js';
import { useTicketWords } from './use-ticket-words.js';
import { useVisit } from './use-visit.js';

/** A number that was taken is read by the next in line otherwise. Whoever needs more time gets it unasked. */
const TICKET_MS = { usual: 20_000, slow: 60_000 } as const;
/** Somebody who walked away half-way leaves a clean screen to the next. */
const HALF_WAY_MS = 60_000;
/** By ear a menu alone takes half a minute. */
const BY_EAR_MS = 120_000;

/** From the choice of a service to the number, and back to the beginning for the next customer. */
export function KioskScreen({
  api,
  speaker: given,
  devices = audioDevices(),
}: {
  readonly api: Api;
  /** The browser's own speech when left out. */
  readonly speaker?: Speaker | undefined;
  readonly devices?: AudioDevices | null;
}) {
  const { rows } = useBranchHere();
  const [speaker] = useState(() => given ?? createSpeaker());
  const [reach] = useState(() => reachOf(mountingIn(window.location.search)));
  const modes = useModes();
  const visit = useVisit(api);
  const help = useHelpCall(api);
  const { step, sending } = visit;
  const isOpen = rows.lobby['now']?.isOpen ?? false;
  const isUntouched = step === AT_FIRST && modes.isAsAtFirst;

  const perform = (act: Act) => {
    if (act.type === 'take') visit.take();
    else if (act.type === 'call-staff') {
      if (step.is === 'used-up') speaker.chime();
      help.call();
    } else if (act.type === 'print') window.print();
    else if (act.type === 'done') beginAgain();
    else visit.touch(act);
  };
  const spoken = useSpokenVisit({
    visit,
    isOpen,
    isPrompting: modes.isElder && !isUntouched,
    speaker,
    perform,
  });
  const { isOn, isCurtained } = spoken.listening;
  const beginAgain = useBeginAgain({ visit, modes, help, spoken });
  useHeadphones(() => spoken.set(true), devices);

  const isResting = (isUntouched && !isOn) || sending.isSending;
  const life = lifeOf(step, { isSlow: modes.isElder, isByEar: isOn });
  const idle = useIdle(isResting ? null : life, beginAgain);
  const bar = <KioskBar modes={{ ...modes, isRead: isOn, setRead: spoken.set }} help={help} />;
  return (
    <>
      <KioskFrame reach={modes.isLow ? reach : null} bar={bar}>
        <ReadAloud step={step} spoken={spoken} />
        {!isOpen && step.is !== 'ticket' ? (
          <ClosedScreen />
        ) : (
          <StepScreen
            key={step.is}
            {...{ api, step, perform, sending }}
            isElder={modes.isElder}
            isLow={modes.isLow}
            isByEar={isOn}
          />
        )}
        <IdleNotice
          idle={idle}
          isTicket={step.is === 'ticket'}
          warn={() => (isOn ? spoken.warn() : speaker.chime())}
        />
      </KioskFrame>
      {isCurtained && <div className="ks-curtain" />}
    </>
  );
}

/** All as it was for the next customer. */
function useBeginAgain(given: {
  readonly visit: Pick<ReturnType<typeof useVisit>, 'beginAgain'>;
  readonly modes: Pick<ReturnType<typeof useModes>, 'reset'>;
  readonly help: Pick<ReturnType<typeof useHelpCall>, 'forget'>;
  readonly spoken: Pick<SpokenVisit, 'set'>;
}): () => void {
  const { beginAgain } = given.visit;
  const { reset } = given.modes;
  const { forget } = given.help;
  const { set } = given.spoken;
  return useCallback(() => {
    beginAgain();
    reset();
    forget();
    set(false);
  }, [beginAgain, reset, forget, set]);
}

/** What a screen reader is told, and whether this machine itself reads aloud. */
function ReadAloud({ step, spoken }: { readonly step: Step; readonly spoken: SpokenVisit }) {
  const t = useMessages();
  const words = useTicketWords(step.is === 'ticket' ? step.ticket : null);
  const status = useMemo(
    () => (
      <p className="lf-unseen" role="status" aria-live="assertive">
        {words.spoken}
      </p>
    ),
    [words.spoken],
  );
  if (!spoken.listening.isOn) return status;
  return (
    <>
      {status}
      <Notice
        tone={spoken.canSpeak ? 'info' : 'warning'}
        icon={spoken.canSpeak ? 'keypad' : 'alert'}
      >
        {t(spoken.canSpeak ? 'kiosk.speech.on' : 'kiosk.speech.no-voice')}
      </Notice>
    </>
  );
}

function lifeOf(
  step: Step,
  { isSlow, isByEar }: { readonly isSlow: boolean; readonly isByEar: boolean },
): number {
  if (isByEar) return BY_EAR_MS;
  if (step.is !== 'ticket') return HALF_WAY_MS;
  return isSlow ? TICKET_MS.slow : TICKET_MS.usual;
}
