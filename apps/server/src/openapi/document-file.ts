import { join } from 'node:path';
import { apiDocument } from './api-document.js';

/** The committed copy, which outsiders read and a spec compares. */
export const DOCUMENT_PATH = join(import.meta.dirname, '../../../../docs/openapi.json');

/** The document as it is committed. */
export function apiDocumentText(): string {
  return `${JSON.stringify(apiDocument(), null, 2)}\n`;
}
