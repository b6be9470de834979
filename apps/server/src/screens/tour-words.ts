import type { StartLanguage } from './start-words.js';

/** The screens of the tour, in the order in which a visit meets them. */
export const TOUR_STOPS = ['kiosk', 'ticket', 'teller', 'display', 'manager'] as const;
export type TourStop = (typeof TOUR_STOPS)[number];

interface TourWords {
  readonly title: string;
  readonly lead: string;
  readonly back: string;
  readonly stops: string;
  readonly play: string;
  readonly pause: string;
  readonly take: string;
  readonly taken: string;
  readonly notTaken: string;
  readonly morning: string;
  readonly morningWhat: string;
  readonly alone: string;
  readonly screen: Readonly<Record<TourStop, string>>;
  readonly told: Readonly<Record<TourStop, string>>;
}

const en: TourWords = {
  title: 'Tour in a minute',
  lead: 'Five screens, one branch. Every frame below is the real screen: touch it.',
  back: 'Start page',
  stops: 'The five screens',
  play: 'Play the tour',
  pause: 'Pause',
  take: 'Take a number',
  taken: 'The number’s page has opened in the phone.',
  notTaken: 'No number was given. Is the branch open?',
  morning: 'A simulated morning',
  morningWhat: 'Customers come, simulated tellers serve them; all frames follow.',
  alone: 'Open alone',
  screen: {
    kiosk: 'Kiosk',
    ticket: 'Phone',
    teller: 'Teller',
    display: 'Lobby board',
    manager: 'Lobby manager',
  },
  told: {
    kiosk:
      'A customer takes a number in two touches. Priority stands on the first screen and asks no reason; large type, speech and a low layout are one touch away.',
    ticket:
      'The number has a page of its own: place, expected wait, “come now”. No app, no account. Take a number here and watch it.',
    teller:
      'A teller chooses a counter and presses “Call next”. The panel says who comes and why this one. You are teller8; the simulated tellers leave you a counter.',
    display:
      'The board shows and says who goes where, in both languages, and no name. Two calls at once are both seen and heard.',
    manager:
      'The lobby manager sees every counter and everybody who waits, and is told to open a window before the crowd comes: one tap opens it.',
  },
};

const zh: TourWords = {
  title: '一分钟导览',
  lead: '五个界面，一个网点。下面每个画面都是真实界面，可直接操作。',
  back: '首页',
  stops: '五个界面',
  play: '播放导览',
  pause: '暂停',
  take: '取一个号',
  taken: '号码页面已在手机画面中打开。',
  notTaken: '未能取号。网点是否在营业？',
  morning: '模拟一个上午',
  morningWhat: '客户到达，模拟柜员办理；所有画面同步变化。',
  alone: '单独打开',
  screen: {
    kiosk: '取号机',
    ticket: '手机',
    teller: '柜员',
    display: '大堂显示屏',
    manager: '大堂经理',
  },
  told: {
    kiosk: '客户两次触摸即可取号。优先服务就在首屏，不问原因；大字、语音和低位布局一触即达。',
    ticket:
      '每个号码都有自己的页面：前面几位、预计等候、“请前往窗口”。无需应用，无需账号。在此取号看一看。',
    teller:
      '柜员选择窗口，按“叫下一位”。界面说明叫谁、为什么是这一位。您是 teller8，模拟柜员会给您留一个窗口。',
    display: '显示屏用两种语言显示并播报谁去哪个窗口，不显示姓名。同时叫两位，都看得见、听得到。',
    manager: '大堂经理看到每个窗口和每位等候的客户，并在客流到来之前得到增开窗口的建议：一触即开。',
  },
};

/** What the tour says. */
export const TOUR_WORDS: Readonly<Record<StartLanguage, TourWords>> = { en, zh };
