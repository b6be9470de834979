import type { FileFormat } from '@lobbyflow/contract';
import type { Book } from './book.js';
import { writeCsv } from './write-csv.js';

/** Writes a book; what writes one format is loaded when it is first asked for. */
export async function writeFile(book: Book, format: FileFormat): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return writeCsv(book);
    case 'xlsx':
      return (await import('./write-xlsx.js')).writeXlsx(book);
    case 'pdf':
      return (await import('./write-pdf.js')).writePdf(book);
  }
}
