/** What the kiosk screen says. */
export const kioskEn = {
  'kiosk.title': 'Take a number',
  'kiosk.bar': 'How this screen speaks',
  'kiosk.larger': 'Larger text',
  'kiosk.contrast': 'High contrast',
  'kiosk.lower': 'Lower screen',

  'kiosk.arrival': 'Took a number with your phone? Enter {code} there: you are in the branch.',
  'kiosk.choose': 'What have you come for?',
  'kiosk.choose-hint': 'Touch what you need.',
  'kiosk.services': 'Services',
  'kiosk.waiting': '{n} waiting for this',
  'kiosk.nobody-waiting': 'nobody waiting for this',
  'kiosk.not-offered': 'No numbers now. Please ask the staff.',
  'kiosk.no-counter': 'No counter is open for this at the moment.',

  'kiosk.more-services': 'More services',
  'kiosk.first-services': 'Back to the first services',

  'kiosk.call-staff': 'Call the staff',
  'kiosk.calling-staff': 'Calling…',
  'kiosk.staff-called': 'The staff have been called. Please stay here.',
  'kiosk.staff-coming': 'Somebody is on the way to you.',
  'kiosk.staff-not-reached': 'The staff could not be called from here. Please ask at a counter.',

  'kiosk.help': 'I need priority or assistance',
  'kiosk.help-who':
    'For elderly and disabled people, pregnant women, people with infants, and the military. Nobody asks why.',
  'kiosk.help-title': 'Priority and assistance',
  'kiosk.help-lane':
    'You will be called sooner, through the green channel. You need not say why, and it is not recorded.',
  'kiosk.help-no-lane': 'The staff will help you. You need not say why, and it is not recorded.',
  'kiosk.help-needs': 'Do you need one of these? You may also go on without.',
  'kiosk.need.low-desk': 'A low desk, for a wheelchair or for sitting',
  'kiosk.need.hearing-loop': 'A hearing loop, for a hearing aid',
  'kiosk.need.sign-language': 'Sign language',
  'kiosk.help-go-on': 'Go on',
  'kiosk.help-active': 'Green channel',
  'kiosk.help-active-no-lane': 'With assistance',
  'kiosk.help-stop': 'Without priority',

  'kiosk.confirm-take': 'Take my number',
  'kiosk.confirm-ahead': 'Waiting for this now: {n}',
  'kiosk.confirm-nobody': 'Nobody is waiting for this now.',
  'kiosk.confirm-wait': 'Your wait: {range}',
  'kiosk.confirm-also': 'I have another matter too',
  'kiosk.confirm-then': 'After that: {services}',
  'kiosk.materials': 'Please have at hand',
  'kiosk.machine': 'You can do this without a number, too: {machine}. It is up to you.',
  'kiosk.closing-perhaps':
    'We close at {time}. It may be that your turn does not come before that.',
  'kiosk.closing-probably': 'We close at {time}. Your turn will probably not come before that.',

  'kiosk.also-title': 'What else have you come for?',
  'kiosk.also-lead':
    'You keep one number for everything, and are called for one matter after the other.',
  'kiosk.also-legend': 'Further matters',
  'kiosk.also-go-on': 'Go on',

  'kiosk.your-number': 'Your number',
  'kiosk.number-spoken': 'Your number is {number}. {ahead}. {wait}',
  'kiosk.ahead': '{n} {n#person|people} ahead (all services)',
  'kiosk.next': 'You are next',
  'kiosk.sit': 'Please take a seat. Your number is shown on the screen and called out.',
  'kiosk.qr': 'Phone page of number {number}',
  'kiosk.qr-hint': 'Scan with your phone to follow the queue',
  'kiosk.print': 'Print on paper',
  'kiosk.print-again': 'Print it again',
  'kiosk.paper-printing': 'Your ticket is being printed.',
  'kiosk.paper-printed': 'Please take your ticket.',
  'kiosk.paper-failed':
    'No paper could be printed. Remember your number, or scan the code: it counts all the same.',
  'kiosk.done': 'Done',
  'kiosk.closes-in': 'Closes in {n} s',
  'kiosk.begins-again-in': 'Are you still there? This begins again in {n} s',
  'kiosk.more-time': 'I need more time',

  'kiosk.closed': 'We are closed',
  'kiosk.closed-hint':
    'Numbers are given during opening hours. If it is urgent, please speak to the staff.',
  'kiosk.link-lost':
    'This machine has no connection since {since}. You may still try; if it does not work, please ask the staff for a number.',
  'kiosk.link-stale':
    'The numbers of people waiting may be old. You can take a number all the same.',
  'kiosk.not-enrolled': 'Please ask the staff for a number.',
  'kiosk.not-set-up': 'This machine is not ready',
  'kiosk.not-set-up-hint':
    'Please ask the staff for a number. For the staff: this device is not enrolled at a branch.',
  'kiosk.not-reached': 'This machine has no connection',
  'kiosk.not-reached-hint': 'Please ask the staff for a number. It tries again by itself.',
  'kiosk.problem.try': 'No number could be given just now. Touch “Try again”, or ask the staff.',
  'kiosk.problem.service': 'This service takes no new numbers now. Choose another one.',
  'kiosk.problem.closed': 'The branch has just closed. Please ask the staff.',
  'kiosk.problem.staff': 'This machine cannot give a number now. Please ask the staff.',

  'kiosk.slip.wait': 'Expected wait: {range}',
  'kiosk.slip.missed': 'If you miss your call, please speak to the staff.',
} as const;
