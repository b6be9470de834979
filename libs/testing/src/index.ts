export { anOffer, ofAdvice, ofPerson, SYSTEM } from './advice-wish.js';
export { anyConfig, anyPolicy, CARDS, LANES, NEEDS, SERVICES } from './any-config.js';
export { eventsOfDay, forAnyDay } from './any-day.js';
export {
  anyDrafts,
  anyLine,
  ASKED_AT,
  asksOf,
  cameBefore,
  type Draft,
  isPutBehind,
  lineOf,
  mayBeCalled,
} from './any-line.js';
export { aWish, type Happened, playWishes, wishes } from './arbitraries.js';
export { aCounter, aReason, aTicket } from './builders.js';
export { A_DAY, aNotice, aTeller, issue, LEAD, ofTicket, openDay, press } from './commands.js';
export {
  aConfig,
  aCounterConfig,
  aLane,
  aName,
  anInstant,
  aPolicy,
  aService,
  BRANCH,
  CASH,
  GENERAL,
  LOANS,
  MINUTE_MS,
  PROTECTED,
  SECOND_MS,
  VIP,
} from './config-builders.js';
export { FakeClock } from './fake-clock.js';
export { type AskedOfServer, type FakeAnswer, FakeServer } from './fake-server.js';
export { FakeViewSocket } from './fake-view-socket.js';
export {
  aLobby,
  anOpenedLobby,
  type LobbyWish,
  play,
  type Played,
  refusalOf,
  step,
} from './lobbies.js';
export {
  aBranch,
  aCounterAnswer,
  aKioskService,
  aStaffCounter,
  aStaffPicture,
  aStaffTicket,
  aTicketAnswer,
  onWire,
} from './screen-rows.js';
export { commandOf, type Wish } from './wish.js';
export { refusalsOfAlarms, refusalsOfLeases, refusalsOfNotices } from './refusal-cases.js';
