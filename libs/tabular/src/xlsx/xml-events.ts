import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { TabularError } from '../tabular-error.ts';
import { damagedWorkbook } from './archive.ts';

/** What a reader of an XML part wants to hear; names come without namespace prefix. */
export interface XmlEvents {
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

/** Characters without any tag that a part may hold at once, and the depth of its tags: bounds of what the parser keeps. */
const maxBetweenTags = 16 << 20;
const maxDepth = 128;

/**
 * Parses an XML part piece by piece and yields after each piece, so that the caller can hand on what it has got.
 * A document type is refused: workbooks have none, and entities are never expanded. Throws TabularError `damaged-workbook`.
 */
export async function* xmlEvents(part: AsyncIterable<Buffer>, events: XmlEvents): AsyncGenerator<undefined, void, undefined> {
  const parser = new SaxesParser();
  let sinceTag = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    sinceTag = 0;
    if (++depth > maxDepth) throw damagedWorkbook('tags nested too deeply');
    events.open(localName(name), (key) => attributes[key] ?? prefixed(attributes, key));
  });
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    depth--;
    events.close(localName(name));
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.on('doctype', () => {
    throw damagedWorkbook('document type in XML');
  });
  let decoder: TextDecoder | null = null;
  try {
    for await (const bytes of part) {
      decoder ??= new TextDecoder(labelOf(bytes));
      const text = decoder.decode(bytes, { stream: true });
      sinceTag += text.length;
      if (sinceTag > maxBetweenTags) throw damagedWorkbook('text too long');
      parser.write(text);
      yield;
    }
    parser.write(decoder?.decode() ?? '').close();
    yield;
  } catch (error) {
    throw error instanceof TabularError ? error : damagedWorkbook('XML', error);
  }
}

/** Runs a part to its end. */
export async function readXml(part: AsyncIterable<Buffer>, events: XmlEvents): Promise<void> {
  const pieces = xmlEvents(part, events);
  while (!(await pieces.next()).done);
}

function labelOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function prefixed(attributes: Record<string, string>, key: string): string | undefined {
  const name = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${key}`));
  return name === undefined ? undefined : attributes[name];
}
