import type {
  CallRule,
  ChoiceReason,
  CounterKind,
  DivertReason,
  EndCause,
  Feature,
  LaneKind,
  PauseReason,
  RatingReason,
  SessionState,
  TicketState,
} from '../words.js';

type WordKey =
  | `ticket-state.${TicketState}`
  | `session.${SessionState}`
  | `rule.${CallRule}`
  | `rule-why.${CallRule}`
  | `choice.${ChoiceReason}`
  | `pause.${PauseReason}`
  | `divert.${DivertReason}`
  | `rating-reason.${RatingReason}`
  | `lane-kind.${LaneKind}`
  | `lane-why.${LaneKind}`
  | `counter-kind.${CounterKind}`
  | `feature.${Feature}`
  | `end-cause.${EndCause}`;

/** The closed words of the lobby; a new one does not compile until it has its name here. */
export const wordsEn = {
  'ticket-state.waiting': 'Waiting',
  'ticket-state.called': 'Called',
  'ticket-state.serving': 'Being served',
  'ticket-state.held': 'On hold',
  'ticket-state.missed': 'Missed the call',
  'ticket-state.served': 'Served',
  'ticket-state.abandoned': 'Left',
  'ticket-state.diverted': 'Directed elsewhere',
  'ticket-state.ended': 'Ended without service',

  'session.open': 'Open',
  'session.paused': 'Paused',
  'session.closed': 'Closed',

  'rule.picked': 'Picked',
  'rule.pulled-forward': 'Pulled forward',
  'rule.bound': 'Bound to this counter',
  'rule.reserved': 'Reserved counter',
  'rule.share-floor': 'General turn',
  'rule.head-start': 'In turn',
  'rule-why.picked': 'Staff picked this number.',
  'rule-why.pulled-forward': 'Staff pulled this number forward.',
  'rule-why.bound': 'Transferred or coming back to this counter, so this counter goes first.',
  'rule-why.reserved': 'This counter takes its own lanes first.',
  'rule-why.share-floor':
    'Priority numbers went first several times in a row; now it is a general number’s turn.',
  'rule-why.head-start': 'Came first, counted with the head start of its lane.',

  'choice.assistance': 'Needs assistance',
  'choice.urgent': 'Urgent',
  'choice.returning': 'Coming back',
  'choice.wrong-queue': 'Was in the wrong queue',
  'choice.complaint': 'Complaint',
  'choice.manager': 'Manager’s decision',
  'choice.replay': 'Replay of a recorded day',

  'pause.break': 'Short break',
  'pause.meal': 'Meal',
  'pause.back-office': 'Back-office work',
  'pause.training': 'Training',
  'pause.technical': 'Technical fault',

  'divert.machine': 'Self-service machine',
  'divert.app': 'Mobile app',
  'divert.other-branch': 'Another branch',
  'divert.resolved-in-hall': 'Solved in the hall',

  'rating-reason.waiting': 'The wait',
  'rating-reason.attitude': 'Friendliness',
  'rating-reason.skill': 'Knowledge',
  'rating-reason.result': 'The result',
  'rating-reason.surroundings': 'The place',

  'lane-kind.general': 'General',
  'lane-kind.express': 'Express',
  'lane-kind.appointment': 'Appointment',
  'lane-kind.protected': 'Green channel',
  'lane-kind.vip': 'VIP',
  'lane-why.general': 'In the order of arrival.',
  'lane-why.express': 'Simple business that takes a few minutes.',
  'lane-why.appointment': 'Has booked a time.',
  'lane-why.protected':
    'Elderly or disabled people, pregnant women, people with infants, and military first. Nobody has to say why.',
  'lane-why.vip':
    'Customers of the bank’s own programme; never ahead of the green channel’s rights.',

  'counter-kind.standard': 'Standard counter',
  'counter-kind.elastic': 'Elastic counter',

  'feature.low-desk': 'Low desk',
  'feature.hearing-loop': 'Hearing loop',
  'feature.sign-language': 'Sign language',

  'end-cause.return-limit': 'The time to come back has passed.',
  'end-cause.day-closed': 'The branch has closed for the day.',
} as const satisfies Record<WordKey, string>;
