/**
 * What a ticket looks like on paper. A slip is a list of lines; `layOut` breaks it for one width of paper, `pictureOf`
 * and `svgOf` draw it: the preview, and what a browser prints. `@lobbyflow/paper/escpos` says the same to a printer.
 */
export { DOTS, layOut, type PaperWidth, type PrintedLine, type Sheet } from './lay-out.js';
export { type CodeMark, type Mark, type Picture, pictureOf, svgOf } from './picture.js';
