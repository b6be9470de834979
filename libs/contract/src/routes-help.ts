import { AnswerHelpCall, HelpCall } from './help.js';
import { route } from './route.js';
import { AT, COUNTER } from './route-callers.js';
import { NoBody } from './tickets.js';

/** Asking for a person at a kiosk. */
export const HELP_ROUTES = {
  callForHelp: route({
    method: 'POST',
    path: `${AT}/help-calls`,
    summary:
      'Call the lobby manager to this kiosk, or to one’s own counter; again is the same call until it is answered',
    roles: ['kiosk', 'teller'],
    body: NoBody,
    answer: HelpCall,
    status: 201,
  }),
  answerHelpCall: route({
    method: 'POST',
    path: `${AT}/help-calls/answer`,
    summary: 'Say that somebody is on the way',
    roles: [...COUNTER, 'branch-admin', 'admin'],
    body: AnswerHelpCall,
    answer: HelpCall,
  }),
} as const;
