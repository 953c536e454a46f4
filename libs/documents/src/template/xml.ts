import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { shown } from './package-parts.ts';
import { TemplateError, templateProblem } from './template-error.ts';

export interface XmlReader {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reads an XML part of a template. Throws TemplateError `damaged`: not well-formed, a document type (entities that grow), CDATA, comments
 * or braces written as character references, which would hide a placeholder from one reader and show it to another.
 */
export function readXml(part: string, xml: string, reader: XmlReader): void {
  const damaged = (): TemplateError => new TemplateError([templateProblem('damaged', shown(part))]);
  if (/<!\[CDATA\[|<!DOCTYPE|<!ENTITY|<!--|&#(0*12[35]|x0*7[bd]);/i.test(xml)) throw damaged();
  const parser = new SaxesParser();
  const found = { failed: false };
  parser.on('error', () => (found.failed = true));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => !found.failed && reader.open?.(name, attributes));
  parser.on('closetag', ({ name }: SaxesTagPlain) => !found.failed && reader.close?.(name));
  parser.on('text', (text) => !found.failed && reader.text?.(text));
  parser.write(xml).close();
  if (found.failed) throw damaged();
}
