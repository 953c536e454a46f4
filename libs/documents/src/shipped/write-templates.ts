import { mkdirSync, writeFileSync } from 'node:fs';
import { documentKindCodes } from '../kinds/document-kinds.ts';
import { packPage } from './package.ts';
import { shippedPages } from './shipped-pages.ts';

// Writes src/templates/*.docx anew: `node --conditions=source libs/documents/src/shipped/write-templates.ts`, after a change of the pages.
const folder = new URL('../templates/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const kind of documentKindCodes) writeFileSync(new URL(`${kind}.docx`, folder), packPage(shippedPages[kind]));
