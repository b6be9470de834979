/** Every sign that a Chinese clip is made of, as the engine reads it: syllable and tone. */
const PINYIN: Readonly<Record<string, string>> = {
  一: 'yi1',
  七: 'qi1',
  三: 'san1',
  九: 'jiu3',
  二: 'er4',
  五: 'wu3',
  八: 'ba1',
  六: 'liu4',
  办: 'ban4',
  十: 'shi2',
  口: 'kou3',
  号: 'hao4',
  叫: 'jiao4',
  后: 'hou4',
  呼: 'hu1',
  四: 'si4',
  屏: 'ping2',
  幕: 'mu4',
  幺: 'yao1',
  最: 'zui4',
  次: 'ci4',
  理: 'li3',
  看: 'kan4',
  窗: 'chuang1',
  请: 'qing3',
  到: 'dao4',
  零: 'ling2',
};

/** Chinese words as pinyin, `null` where a sign is not known; 一 rises before a falling tone. */
export function pinyinOf(text: string): string | null {
  const syllables = Array.from(text, (sign) => PINYIN[sign] ?? null);
  if (syllables.includes(null)) return null;
  return syllables.join(' ').replace(/yi1 ci4/, 'yi2 ci4');
}
