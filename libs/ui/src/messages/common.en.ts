/** What several screens say. `{n#person|people}` takes the singular or the plural of `n`. */
export const commonEn = {
  'app.name': 'Lobbyflow',
  'language.switch': 'Language',
  'language.zh': '中文',
  'language.en': 'English',

  'action.retry': 'Try again',
  'action.cancel': 'Cancel',
  'action.close': 'Close',
  'action.confirm': 'Confirm',
  'action.back': 'Back',

  'state.loading': 'Loading…',
  'state.sending': 'Sending…',

  'link.lost': 'No connection since {since}. This is the picture of then; reconnecting…',
  'link.stale': 'Nothing new was heard for 20 seconds. The picture may be old.',
  'link.connecting': 'Connecting…',

  'sign-in.title': 'Sign in',
  'sign-in.username': 'User name',
  'sign-in.password': 'Password',
  'sign-in.submit': 'Sign in',
  'sign-in.out': 'Sign out',
  'sign-in.as': 'Signed in as {name}',

  'list.comma': ', ',
  'counter.name': 'Counter {counter}',
  'ticket.number': 'Number {number}',
  'wait.people-ahead': '{n} {n#person|people} ahead',
  'wait.people-waiting': '{n} waiting',
  'wait.range': 'about {from}–{to} min',
  'wait.under-a-minute': 'less than a minute',
  'wait.minutes': '{n} min',
  'wait.hours': '{hours} h {minutes} min',
} as const;
