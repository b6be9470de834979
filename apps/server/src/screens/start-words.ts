import type { StaffRole } from '@lobbyflow/contract';

/** The start page's words; it is not a screen, so they do not stand with the screens' messages. */
const en = {
  title: 'Lobbyflow',
  lead: 'Runs the lobby of a branch: tickets, counters, calls and waiting times.',
  other: '中文',
  screens: 'Screens',
  kiosk: 'Kiosk',
  kioskWhat: 'Take a ticket',
  display: 'Lobby board',
  displayWhat: 'Who goes where, seen and heard',
  teller: 'Teller',
  tellerWhat: 'Call and serve customers at a counter',
  manager: 'Lobby manager',
  managerWhat: 'The whole hall at a glance',
  docs: 'API',
  docsWhat: 'For programs: every call, with who may make it',
  accounts: 'Demo accounts',
  accountsWhat: 'Every password is “demo”. This is a demonstration: do not keep real data in it.',
  username: 'Name',
  password: 'Password',
  role: 'Role',
  simulate: 'Simulate a day',
  simulateWhat:
    'Customers come and simulated tellers serve them, on the demo branch. Watch it on the board.',
  profile: 'Day',
  ordinary: 'Ordinary day',
  pensionDay: 'Pension day',
  speed: 'Speed',
  start: 'Start',
  stop: 'Stop',
  running: 'A day is being simulated.',
  stopped: 'Nothing is being simulated.',
  failed: 'That did not work. Try again.',
  setUp: 'First administrator',
  setUpWhat:
    'Enter the setup code that the server printed when it started, and choose a name and password.',
  code: 'Setup code',
  create: 'Create account',
  created: 'Done. You can sign in on the lobby manager screen now.',
  refused: 'The code or the password was refused. Check both.',
} as const;

/** A word of the start page. */
export type StartWord = keyof typeof en;
type Words = Readonly<Record<StartWord, string>>;

const zh: Words = {
  title: 'Lobbyflow 厅堂流',
  lead: '管理网点大堂：取号、窗口、叫号与等候时间。',
  other: 'English',
  screens: '界面',
  kiosk: '取号机',
  kioskWhat: '客户取号',
  display: '大堂显示屏',
  displayWhat: '看得见、听得到的叫号',
  teller: '柜员',
  tellerWhat: '在窗口叫号、办理业务',
  manager: '大堂经理',
  managerWhat: '一眼看清整个大堂',
  docs: '接口文档',
  docsWhat: '供程序使用：每个接口以及谁可以调用',
  accounts: '演示账号',
  accountsWhat: '所有密码均为“demo”。这是演示环境，请勿存放真实数据。',
  username: '用户名',
  password: '密码',
  role: '角色',
  simulate: '模拟一天',
  simulateWhat: '在演示网点模拟客户到达、柜员办理。可在显示屏上观看。',
  profile: '日型',
  ordinary: '普通日',
  pensionDay: '养老金发放日',
  speed: '速度',
  start: '开始',
  stop: '停止',
  running: '正在模拟。',
  stopped: '未在模拟。',
  failed: '操作未成功，请重试。',
  setUp: '首位管理员',
  setUpWhat: '请输入服务器启动时打印的安装码，并设置用户名和密码。',
  code: '安装码',
  create: '创建账号',
  created: '完成。现在可以在大堂经理界面登录。',
  refused: '安装码或密码未被接受，请检查。',
};

/** The languages of the start page. */
export const START_WORDS = { en, zh } as const satisfies Record<string, Words>;
export type StartLanguage = keyof typeof START_WORDS;

/** What an account works as. */
export const ROLE_WORDS: Readonly<Record<StartLanguage, Readonly<Record<StaffRole, string>>>> = {
  en: {
    teller: 'Teller',
    lead: 'Lobby manager',
    'branch-admin': 'Branch manager',
    admin: 'Administrator',
    hq: 'Head office',
    auditor: 'Auditor',
    integrator: 'Programs',
  },
  zh: {
    teller: '柜员',
    lead: '大堂经理',
    'branch-admin': '网点负责人',
    admin: '系统管理员',
    hq: '总行',
    auditor: '审计员',
    integrator: '外部程序',
  },
};
