import type { commonEn } from './common.en.js';

export const commonZh = {
  'app.name': 'Lobbyflow',
  'language.switch': '语言',
  'language.zh': '中文',
  'language.en': 'English',

  'action.retry': '重试',
  'action.cancel': '取消',
  'action.close': '关闭',
  'action.confirm': '确认',
  'action.back': '返回',

  'state.loading': '正在加载…',
  'state.sending': '正在发送…',

  'link.lost': '自 {since} 起连接中断，显示的是当时的画面，正在重新连接…',
  'link.stale': '已 20 秒未收到更新，画面可能不是最新。',
  'link.connecting': '正在连接…',

  'sign-in.title': '登录',
  'sign-in.username': '用户名',
  'sign-in.password': '密码',
  'sign-in.submit': '登录',
  'sign-in.out': '退出登录',
  'sign-in.as': '当前用户：{name}',

  'list.comma': '、',
  'counter.name': '{counter}号窗口',
  'ticket.number': '{number}号',
  'wait.people-ahead': '前面还有 {n} 人',
  'wait.people-waiting': '{n} 人等候',
  'wait.range': '约 {from}–{to} 分钟',
  'wait.under-a-minute': '不到 1 分钟',
  'wait.minutes': '{n} 分钟',
  'wait.hours': '{hours} 小时 {minutes} 分钟',
} as const satisfies Record<keyof typeof commonEn, string>;
