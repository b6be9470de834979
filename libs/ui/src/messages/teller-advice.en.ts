/** What the teller screen says when a window is to be opened or closed. */
export const tellerAdviceEn = {
  'teller.advice.open':
    'Please open {counter} now: more customers are coming than the open windows can serve.',
  'teller.advice.open-press': 'Open {counter}',
  'teller.advice.cannot': 'I cannot come',
  'teller.advice.close':
    'This window is not needed any more. Please close it once your customer is done.',
} as const;
