import type { boardEn } from './board.en.js';

export const boardZh = {
  'board.title': '请留意您的号码',
  'board.now-calling': '正在叫号',
  'board.go-to': '请到',
  'board.others': '其他叫号',
  'board.nobody': '当前没有叫号',
  'board.recent': '刚刚叫过',
  'board.missed': '过号',
  'board.missed-hint': '请联系大堂经理',
  'board.waiting': '人等候',
  'board.closed': '网点未营业',
  'board.sound-off': '声音未开启，点击此处开启。',
  'board.sound-on': '开启声音',
  'board.counter-word': '窗口',
  'board.no-branch': '该地址没有可显示的网点。',
  'board.speech': '请{number}号到{counter}。',
  'strip.idle': '欢迎办理',
  'strip.next-counter': '请到其他窗口办理',
  'strip.serving': '正在办理',
  'strip.called': '请前来办理',
  'strip.no-counter': '没有窗口“{counter}”。',
} as const satisfies Record<keyof typeof boardEn, string>;
