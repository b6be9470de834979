import type { Language, WaitRange } from '@lobbyflow/contract';
import { type Say, signBySign } from '@lobbyflow/ui';
import { type BranchHere, knowsQueue, waitFor } from './branch-here.js';
import { closingRisk } from './closing.js';
import { FEATURES } from './help-screen.js';
import {
  type Listening,
  onPage,
  PAGE_SIZE,
  type SpokenChoice,
  type SpokenMenu,
} from './listening.js';
import { sentenceFor } from './sentence-for.js';
import type { Help, Step, Wish } from './steps.js';
import type { TicketWords } from './use-ticket-words.js';
import type { Sending } from './use-wish.js';

/** What a step is told from. */
export interface Hearing {
  readonly here: BranchHere;
  readonly language: Language;
  readonly t: Say;
  readonly local: (name: { readonly zh: string; readonly en: string }) => string;
  readonly waitRange: (range: WaitRange) => string;
  readonly clock: (at: string) => string;
  readonly isOpen: boolean;
  readonly sending: Sending;
  readonly ticketWords: TicketWords;
}

const NOTHING: Omit<SpokenMenu, 'id' | 'intro'> = {
  choices: [],
  aside: null,
  onward: null,
  canGoBack: false,
};

/** A step as it is heard: what is so, and what each key does. */
export function menuOf(step: Step, hearing: Hearing): SpokenMenu {
  const { t, isOpen } = hearing;
  if (!isOpen && step.is !== 'ticket') {
    return { ...NOTHING, id: 'closed', intro: [t('kiosk.closed'), t('kiosk.closed-hint')] };
  }
  switch (step.is) {
    case 'choose':
      return chooseMenu(step.help, hearing);
    case 'help':
      return helpMenu(step.needs, hearing);
    case 'confirm':
      return confirmMenu(step.wish, hearing);
    case 'also':
      return alsoMenu(step.wish, hearing);
    case 'ticket':
      return ticketMenu(step.ticket.number, hearing);
    case 'used-up':
      return {
        ...NOTHING,
        id: 'used-up',
        intro: [t('kiosk.offline.used-up'), t('kiosk.offline.used-up-hint')],
        onward: { says: t('kiosk.done'), does: { type: 'done' } },
      };
  }
}

/** A menu in one breath: what is so, then the keys that are on this page. */
export function readOut(menu: SpokenMenu, { page }: Listening, t: Say): string {
  const press = (key: number | string, { says }: SpokenChoice) =>
    t('kiosk.speech.press', { key, what: says });
  return [
    ...(page === 0 ? menu.intro : []),
    ...onPage(menu, page).map((choice, at) => press(at + 1, choice)),
    ...(menu.aside === null ? [] : [press(7, menu.aside)]),
    ...(menu.onward === null ? [] : [press(t('kiosk.speech.key-onward'), menu.onward)]),
    ...(menu.choices.length > PAGE_SIZE ? [t('kiosk.speech.more')] : []),
    ...(menu.canGoBack ? [t('kiosk.speech.back')] : []),
  ].join(' ');
}

function chooseMenu(help: Help | null, hearing: Hearing): SpokenMenu {
  const { t, local, here } = hearing;
  const services = Object.entries(here.rows.services);
  const shut = services.filter(([, { isOffered }]) => !isOffered);
  return {
    ...NOTHING,
    id: help === null ? 'choose' : 'choose-helped',
    intro: [
      t('kiosk.choose'),
      ...shut.map(([, { name }]) => `${local(name)}: ${t('kiosk.not-offered')}`),
    ],
    choices: services
      .filter(([, { isOffered }]) => isOffered)
      .map(([serviceId, { name, waiting }]) => ({
        says: [
          local(name),
          ...(knowsQueue(here)
            ? [waiting === 0 ? t('kiosk.nobody-waiting') : t('kiosk.waiting', { n: waiting })]
            : []),
          ...waitSpoken(serviceId, help, hearing),
        ].join(', '),
        does: { type: 'choose', serviceId },
      })),
    aside:
      help === null
        ? { says: t('kiosk.help'), does: { type: 'ask-help' } }
        : { says: t('kiosk.help-stop'), does: { type: 'begin-again' } },
  };
}

function helpMenu(needs: readonly string[], { t }: Hearing): SpokenMenu {
  return {
    ...NOTHING,
    id: `help ${needs.join(' ')}`,
    intro: needs.length > 0 ? [] : [t('kiosk.help-title'), t('kiosk.help-lane')],
    choices: FEATURES.map((feature) => ({
      says: toggled(t, t(`kiosk.need.${feature}`), needs.includes(feature)),
      does: {
        type: 'need',
        needs: FEATURES.filter((one) => (one === feature) !== needs.includes(one)),
      },
    })),
    onward: { says: t('kiosk.help-go-on'), does: { type: 'go-on' } },
    canGoBack: true,
  };
}

function confirmMenu(wish: Wish, hearing: Hearing): SpokenMenu {
  const { t, sending } = hearing;
  const { problem, isSending } = sending;
  if (isSending) return { ...NOTHING, id: 'sending', intro: [t('state.sending')] };
  const take: SpokenChoice = {
    says: t(problem === null ? 'kiosk.confirm-take' : 'action.retry'),
    does: { type: 'take' },
  };
  const mayTake = problem === null || sending.retry !== null;
  return {
    ...NOTHING,
    id: `confirm ${wish.serviceId} ${wish.also.join(' ')} ${problem?.code ?? ''}`,
    intro: problem === null ? whatIsConfirmed(wish, hearing) : [t(sentenceFor(problem))],
    choices:
      problem === null ? [{ says: t('kiosk.confirm-also'), does: { type: 'ask-also' } }] : [],
    onward: mayTake ? take : null,
    canGoBack: true,
  };
}

function whatIsConfirmed(wish: Wish, hearing: Hearing): readonly string[] {
  const { here, t, local, clock } = hearing;
  const service = here.rows.services[wish.serviceId];
  if (service === undefined) return [];
  const { waiting, counters, materials = [] } = service;
  const wait = waitFor(here.rows, wish.serviceId, wish.help !== null);
  const closesAt = here.rows.closing?.['now']?.closesAt;
  const risk = closingRisk(wait, { now: here.now, closesAt });
  const ahead =
    waiting === 0 ? t('kiosk.confirm-nobody') : `${t('kiosk.confirm-ahead', { n: waiting })}.`;
  const names = (ids: readonly string[]) =>
    ids.map((id) => local(here.rows.services[id]?.name ?? { zh: id, en: id })).join(', ');
  return [
    `${local(service.name)}.`,
    ...(wish.also.length > 0
      ? [`${t('kiosk.confirm-then', { services: names(wish.also) })}.`]
      : []),
    ...(knowsQueue(here) ? [ahead] : []),
    ...waitSpoken(wish.serviceId, wish.help, hearing).map((range) =>
      t('kiosk.confirm-wait', { range }),
    ),
    ...(counters === 0 && knowsQueue(here) ? [t('kiosk.no-counter')] : []),
    ...(materials.length > 0
      ? [`${t('kiosk.materials')}: ${materials.map(local).join(', ')}.`]
      : []),
    ...(risk === null || closesAt === undefined
      ? []
      : [t(`kiosk.closing-${risk}`, { time: clock(closesAt) })]),
  ];
}

function alsoMenu({ serviceId, also }: Wish, { here, t, local }: Hearing): SpokenMenu {
  const others = Object.entries(here.rows.services).filter(
    ([id, { isOffered }]) => isOffered && id !== serviceId,
  );
  return {
    ...NOTHING,
    id: `also ${also.join(' ')}`,
    intro: also.length > 0 ? [] : [t('kiosk.also-title'), t('kiosk.also-lead')],
    choices: others.map(([id, { name }]) => ({
      says: toggled(t, local(name), also.includes(id)),
      does: {
        type: 'also',
        also: also.includes(id) ? also.filter((one) => one !== id) : [...also, id],
      },
    })),
    onward: { says: t('kiosk.also-go-on'), does: { type: 'go-on' } },
    canGoBack: true,
  };
}

function ticketMenu(ticketNumber: string, { t, language, ticketWords }: Hearing): SpokenMenu {
  const number = signBySign(language, ticketNumber);
  const { ahead, wait } = ticketWords;
  return {
    ...NOTHING,
    id: `ticket ${ticketNumber}`,
    intro: [
      t('kiosk.speech.your-number', { number }),
      t('kiosk.speech.once-more', { number }),
      ...[ahead, spoken(t, wait)].filter((one) => one !== '').map((one) => `${one}.`),
      t('kiosk.speech.sit'),
    ],
    choices: [{ says: t('kiosk.print'), does: { type: 'print' } }],
    onward: { says: t('kiosk.done'), does: { type: 'done' } },
  };
}

function waitSpoken(serviceId: string, help: Help | null, hearing: Hearing): readonly string[] {
  const { here, t, waitRange } = hearing;
  const wait = waitFor(here.rows, serviceId, help !== null);
  return wait === undefined ? [] : [spoken(t, waitRange(wait))];
}

/** A dash between two numbers is not read out. */
function spoken(t: Say, range: string): string {
  return range.replace('–', t('kiosk.speech.to'));
}

function toggled(t: Say, what: string, isChosen: boolean): string {
  return t(isChosen ? 'kiosk.speech.chosen' : 'kiosk.speech.not-chosen', { what });
}
