import type { RouteName } from '@lobbyflow/contract';

/** Changes that are no acts of administration, each for its reason. */
export const NOT_AUDITED: Readonly<Partial<Record<RouteName, string>>> = {
  signIn: 'signing in changes nothing of the installation; sign-ins are in the log and the figures',
  signOut: 'as signing in',
  beginPairing: 'asks to be enrolled; what counts is the approval',
  setUp: 'has a spec of its own, since it needs an installation without accounts',
  keepContact: 'a customer’s own number; its journal may not tell that there was one',
  dropContact: 'as keeping it',
  setClock: 'only in a demo, of a branch that is made for a replay',
  startSimulation: 'only in a demo',
  stopSimulation: 'only in a demo',
  callForHelp: 'a customer who asks for a person',
  answerHelpCall: 'as asking',
  redeliver: 'the same once more; the delivery says when',
  acknowledgePrinterFault: 'paper in a printer; the row says who saw to it',
  endPrinterFault: 'as seeing to it',
  printTicket: 'paper for a customer; what became of it is kept with the ticket',
  setBadge: 'what somebody lets customers read of himself; it may not stand in a journal',
  joinFromAfar: 'takes a number; its commit stands in the branch’s journal',
  whatIf: 'plays a day, and changes nothing',
  setWindows: 'a plan; the row says who set it',
  importCalendar: 'what is printed in any calendar',
  setCalendarDay: 'as importing',
  bookAppointment: 'the wish of a customer, who is nobody here; the row says who passed it on',
  cancelAppointment: 'as booking',
};
