import iconv from 'iconv-lite';
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type { PrintedLine, Sheet } from './lay-out.js';

/** `FS &`: two bytes are one Chinese sign from here on. */
const CHINESE_ON = Buffer.from([0x1c, 0x26]);
/** `ESC J n`: feeds that many dots. */
const FEED = [0x1b, 0x4a];
/** `GS V 66 n`: feeds to the knife, and cuts. */
const CUT = Buffer.from([0x1d, 0x56, 66, 0]);

/** A sheet in the words of ESC/POS, with Chinese in GB 18030. */
export function escPosOf({ lines }: Sheet): Buffer {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' });
  printer.add(Buffer.from([0x1b, 0x40]));
  printer.add(CHINESE_ON);
  printer.alignCenter();
  for (const line of lines) add(printer, line);
  printer.add(CUT);
  return printer.getBuffer();
}

function add(printer: ThermalPrinter, line: PrintedLine): void {
  switch (line.is) {
    case 'gap':
      printer.add(Buffer.from([...FEED, line.height]));
      return;
    case 'code':
      printer.printQR(line.text, { cellSize: line.module, correction: 'M', model: 2 });
      return;
    case 'text': {
      const size = line.scale - 1;
      printer.setTextSize(size, size);
      printer.bold(line.isBold);
      printer.setLineSpacing(line.height);
      printer.add(iconv.encode(line.text, 'gb18030'));
      printer.newLine();
    }
  }
}
