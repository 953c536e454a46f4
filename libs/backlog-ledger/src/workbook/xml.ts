import { SaxesParser } from 'saxes';
import { LedgerError } from '../ledger-error.ts';
import { damaged } from './archive.ts';

/** What a reader of an XML part wants to hear; names come without namespace prefix. */
export interface XmlEvents {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

const maxDepth = 128;

/** Parses an XML part. A document type is refused: workbooks have none, and entities are never expanded. Throws LedgerError. */
export function readXml(text: string, events: XmlEvents): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > maxDepth) throw damaged('tags nested too deeply');
    events.open?.(localName(name), (key) => attributes[key] ?? prefixed(attributes, key));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    events.close?.(localName(name));
  });
  parser.on('text', (piece) => events.text?.(piece));
  parser.on('cdata', (piece) => events.text?.(piece));
  parser.on('doctype', () => {
    throw damaged('document type in XML');
  });
  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof LedgerError ? error : damaged('XML', error);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function prefixed(attributes: Record<string, string>, key: string): string | undefined {
  const name = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${key}`));
  return name === undefined ? undefined : attributes[name];
}

/** Escapes of the form _x000A_ in strings of a workbook (ECMA-376, ST_Xstring). */
export function unescapeXstring(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
