import type { kioskSpeechEn } from './kiosk-speech.en.js';

export const kioskSpeechZh = {
  'kiosk.speech': '语音播报',
  'kiosk.speech.on': '语音播报已开启，请使用数字键操作。',
  'kiosk.speech.off': '关闭语音',
  'kiosk.speech.no-voice': '本机没有该语言的语音，请呼叫工作人员。',
  'kiosk.speech.welcome':
    '欢迎来到{branch}。本机为您取号，全程语音播报。请使用数字键操作：按 0 重听，按 8 呼叫工作人员，按加号调大音量，按减号调小音量。您可以随时按键，不必听完。',
  'kiosk.speech.press': '{what}，请按 {key}。',
  'kiosk.speech.more': '更多选项，请按 9。',
  'kiosk.speech.back': '返回，请按星号键。',
  'kiosk.speech.unknown': '此处没有该选项。按 0 重听可选内容。',
  'kiosk.speech.louder': '音量已调大。',
  'kiosk.speech.softer': '音量已调小。',
  'kiosk.speech.curtain': '屏幕已熄灭。按小数点键恢复显示。',
  'kiosk.speech.light': '屏幕已恢复显示。',
  'kiosk.speech.to': '到',
  'kiosk.speech.chosen': '{what}，已选',
  'kiosk.speech.not-chosen': '{what}，未选',
  'kiosk.speech.key-onward': '井号键',
  'kiosk.speech.your-number': '您的号码是 {number}。',
  'kiosk.speech.once-more': '再说一遍：{number}。',
  'kiosk.speech.sit': '请就座等候，到您时会语音叫号。',
  'kiosk.speech.idle': '您还在吗？按任意键可延长时间。',
} as const satisfies Record<keyof typeof kioskSpeechEn, string>;
