import iconv from 'iconv-lite';
import { CELL, codeOf, signCells } from './lay-out.js';
import { centred, type CodeMark, type Mark, type Picture } from './picture.js';

/** A printer without paper: reads ESC/POS as a printer does, and keeps the picture. */
export class VirtualPrinter {
  private readonly marks: Mark[] = [];
  private readonly codes: CodeMark[] = [];
  private y = 0;
  private scale = 1;
  private isBold = false;
  private isCentred = false;
  private spacing = 30;
  private line: number[] = [];
  private code = { text: '', module: 3 };
  /** Cuts so far. */
  cuts = 0;
  /** What it was told and does not know; a printer would print rubbish. */
  readonly unknown: string[] = [];

  constructor(private readonly width: number) {}

  get picture(): Picture {
    return { width: this.width, height: this.y, marks: this.marks, codes: this.codes };
  }

  /** Takes whole commands, as many as there are. */
  read(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) at += this.take(bytes, at);
  }

  /** @returns how many bytes were one command */
  private take(bytes: Uint8Array, at: number): number {
    const byte = (offset: number) => bytes[at + offset] ?? 0;
    const first = byte(0);
    if (first === 0x0a) {
      this.feedLine();
      return 1;
    }
    if (first === 0x1b) return this.escape(byte);
    if (first === 0x1d) return this.group(byte, bytes, at);
    if (first === 0x1c && byte(1) === 0x26) return 2;
    if (first < 0x20) return this.wonder(first, 1);
    this.line.push(first);
    return 1;
  }

  private escape(byte: (offset: number) => number): number {
    switch (byte(1)) {
      case 0x40:
        return 2;
      case 0x61:
        this.isCentred = byte(2) === 1;
        return 3;
      case 0x45:
        this.isBold = byte(2) === 1;
        return 3;
      case 0x33:
        this.spacing = byte(2);
        return 3;
      case 0x4a:
        this.y += byte(2);
        return 3;
      default:
        return this.wonder(0x1b00 + byte(1), 2);
    }
  }

  private group(byte: (offset: number) => number, bytes: Uint8Array, at: number): number {
    switch (byte(1)) {
      case 0x21:
        this.scale = (byte(2) & 0x07) + 1;
        return 3;
      case 0x56:
        this.cuts += 1;
        return byte(2) >= 65 ? 4 : 3;
      case 0x28: {
        const length = byte(3) + byte(4) * 256;
        this.codeCommand(bytes.slice(at + 5, at + 5 + length));
        return 5 + length;
      }
      default:
        return this.wonder(0x1d00 + byte(1), 2);
    }
  }

  /** `GS ( k` for QR codes: module size, error correction, data, print. */
  private codeCommand(data: Uint8Array): void {
    const [, what = 0, value = 0] = data;
    if (what === 0x43) this.code = { ...this.code, module: value };
    if (what === 0x50) this.code = { ...this.code, text: Buffer.from(data.slice(3)).toString() };
    if (what !== 0x51) return;
    const modules = codeOf(this.code.text);
    const { module } = this.code;
    const size = modules.length * module;
    this.codes.push({ x: this.begin(size), y: this.y, module, modules });
    this.y += size;
  }

  private feedLine(): void {
    const { scale, isBold, y } = this;
    const signs = Array.from(iconv.decode(Buffer.from(this.line), 'gb18030'));
    const wide = (sign: string) => signCells(sign) * CELL.width * scale;
    let x = this.begin(signs.reduce((sum, sign) => sum + wide(sign), 0));
    for (const sign of signs) {
      // Beyond the edge a printer goes on in the next line: that is never meant.
      if (x + wide(sign) > this.width) this.unknown.push(`beyond the edge: ${sign}`);
      if (sign !== ' ') this.marks.push({ sign, x, y, scale, isBold });
      x += wide(sign);
    }
    this.line = [];
    this.y += Math.max(this.spacing, signs.length > 0 ? CELL.height * scale : 0);
  }

  private begin(wide: number): number {
    return this.isCentred ? centred(this.width, wide) : 0;
  }

  private wonder(command: number, length: number): number {
    this.unknown.push(command.toString(16));
    return length;
  }
}
