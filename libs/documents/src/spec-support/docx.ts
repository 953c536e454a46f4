import { strFromU8, unzipSync, zipSync } from 'fflate';

/** The parts of a .docx as text. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** The text of the parts that print, a line for each paragraph. */
export function printedText(bytes: Uint8Array): string {
  return Object.entries(partsOf(bytes))
    .filter(([name]) => /^word\/(document|header\d|footer\d)\.xml$/.test(name))
    .map(([, xml]) =>
      xml
        .replaceAll('</w:p>', '\n')
        .replaceAll('<w:br/>', '\n')
        .replace(/<[^>]*>/g, ''),
    )
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** A .docx with parts changed, added (a text for a new name) or removed (undefined), packed as Word would. */
export function changed(bytes: Uint8Array, changes: Readonly<Record<string, ((xml: string) => string) | undefined>>): Uint8Array {
  const parts = partsOf(bytes);
  for (const [name, change] of Object.entries(changes)) {
    if (change) parts[name] = change(parts[name] ?? '');
    else Reflect.deleteProperty(parts, name);
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, new TextEncoder().encode(xml)])));
}

/** The body of the template with a text replaced; throws when the text is not there, so that no test passes on nothing. */
export function edited(bytes: Uint8Array, from: string, to: string, part = 'word/document.xml'): Uint8Array {
  return changed(bytes, {
    [part]: (xml) => {
      if (!xml.includes(from)) throw new Error(`the template has no ${from}`);
      return xml.replaceAll(from, to);
    },
  });
}
