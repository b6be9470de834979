import type { StartLanguage } from './start-words.js';

export const tagOf = (language: StartLanguage) => (language === 'zh' ? 'zh-CN' : 'en');
export const otherOf = (language: StartLanguage) => (language === 'zh' ? 'en' : 'zh');

/** A page of the server's own. */
export interface FramedPage {
  readonly language: StartLanguage;
  readonly title: string;
  /** Names in `/start/`, without the one style sheet and the letters that every page has. */
  readonly styles?: readonly string[];
  readonly scripts: readonly string[];
  readonly body: string;
}

/** Writes a page around its body; nothing is inline: scripts and styles are files. */
export function framed({ language, title, styles = [], scripts, body }: FramedPage): string {
  const sheets = ['letters/index.css', 'start.css', ...styles];
  return `<!doctype html>
<html lang="${tagOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${sheets.map((file) => `<link rel="stylesheet" href="/start/${file}">`).join('\n')}
<link rel="icon" href="data:,">
${scripts.map((file) => `<script type="module" src="/start/${file}"></script>`).join('\n')}
</head>
<body>
${body}
</body>
</html>
`;
}
