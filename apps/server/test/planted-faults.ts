import {
  acknowledgedFirst,
  clockSetBack,
  droppedEvent,
  executedTwice,
  lostAcknowledgement,
  outOfOrder,
  reusedNumber,
  skippedLock,
  skippedNumber,
  skippedRevision,
  stalePicture,
  swappedAnswers,
} from './planted-decisions.js';
import {
  changedBytes,
  forgottenAnswers,
  halfTransaction,
  lostLedgerLine,
  lostRow,
  staleRead,
  withoutNet,
} from './planted-storage.js';
import type { Plant } from './plot.js';

interface PlantedFault {
  readonly plant: Plant;
  /** What an audit has to find, whatever else it finds. */
  readonly showsAs: string;
  /** It can strike seldom anyway, and does so then. */
  readonly isRare?: true;
}

const twiceInTheLedger: Plant = (plot) => {
  withoutNet(plot, 'numbers');
  reusedNumber(plot);
};

/** Faults that servers have, by what goes wrong. */
export const PLANTED_FAULTS: Readonly<Record<string, PlantedFault>> = {
  'skipped-lock': { plant: skippedLock, showsAs: 'two-counters', isRare: true },
  'stale-picture': { plant: stalePicture, showsAs: 'two-counters', isRare: true },
  'reused-number': { plant: twiceInTheLedger, showsAs: 'number-reused' },
  'skipped-number': { plant: skippedNumber, showsAs: 'number-gap' },
  'lost-ledger-line': { plant: lostLedgerLine, showsAs: 'number-not-in-ledger' },
  'lost-acknowledgement': { plant: lostAcknowledgement, showsAs: 'acknowledged-lost' },
  'acknowledged-first': { plant: acknowledgedFirst, showsAs: 'acknowledged-lost', isRare: true },
  'half-transaction': { plant: halfTransaction, showsAs: 'answer-missing' },
  'forgotten-answers': { plant: forgottenAnswers, showsAs: 'answered-anew', isRare: true },
  'swapped-answers': { plant: swappedAnswers, showsAs: 'acknowledged-differs' },
  'executed-twice': { plant: executedTwice, showsAs: 'answer-missing' },
  'stale-read': { plant: staleRead, showsAs: 'read-stale', isRare: true },
  'out-of-order': { plant: outOfOrder, showsAs: 'order-broken', isRare: true },
  'skipped-revision': { plant: skippedRevision, showsAs: 'revision-gap' },
  'changed-bytes': { plant: changedBytes, showsAs: 'chain-broken' },
  'dropped-event': { plant: droppedEvent, showsAs: 'decision-differs' },
  'lost-row': { plant: lostRow, showsAs: 'rows-differ' },
  'clock-set-back': { plant: clockSetBack, showsAs: 'time-backwards' },
};
