import type { ApiProblem } from '@lobbyflow/client';
import type { TroubleCode } from '@lobbyflow/contract';
import type { MessageKey } from '@lobbyflow/ui';

/** In words for a customer, who can do nothing about codes, accounts and forms. */
const SENTENCES: Readonly<Partial<Record<TroubleCode, MessageKey>>> = {
  'day-not-open': 'kiosk.problem.closed',
  'service-not-offered': 'kiosk.problem.service',
  'unknown-service': 'kiosk.problem.service',
  'no-link': 'kiosk.problem.try',
  busy: 'kiosk.problem.try',
  'shutting-down': 'kiosk.problem.try',
  'too-many-requests': 'kiosk.problem.try',
};

/** Why no number was given, as the customer is told. */
export function sentenceFor({ code }: Pick<ApiProblem, 'code'>): MessageKey {
  return SENTENCES[code] ?? 'kiosk.problem.staff';
}
