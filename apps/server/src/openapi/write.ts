import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { apiDocumentText, DOCUMENT_PATH } from './document-file.js';

writeFileSync(DOCUMENT_PATH, apiDocumentText());
process.stdout.write(`Written: ${DOCUMENT_PATH}\n`);
