import { unzipSync } from 'fflate';
import { TemplateError, templateProblem, type TemplateProblemCode } from './template-error.ts';

/**
 * Bounds of a template, in bytes. A real one packs to 10 to 200 KB; pictures make it larger. The packed size bounds what one inflate can
 * do, the claimed sizes bound the sum, and a part that is not as large as it claims is refused.
 */
export const packageLimits = { packed: 5 << 20, parts: 300, unpacked: 24 << 20, xmlPart: 4 << 20 } as const;

/** The parts of a .docx package by name. */
export type PackageParts = ReadonlyMap<string, Uint8Array>;

const allowedPart =
  /^(\[Content_Types\]\.xml|([\w-]+\/)*_rels\/[\w.-]*\.rels|(word|docProps|customXml)\/([\w-]+\/)*[\w. -]+\.(xml|png|jpe?g|gif|bmp|emf|wmf|odttf|ttf)|word\/printerSettings\/printerSettings\d*\.bin)$/i;

const refuse = (code: TemplateProblemCode, place = '', what = ''): TemplateError => new TemplateError([templateProblem(code, place, what)]);

/**
 * Unpacks a .docx within bounds, without reading any of its XML. Throws TemplateError: no zip, a bomb, macros, embedded objects, a part
 * that no template needs, a name given twice or leading out of the package.
 */
export function unpack(bytes: Uint8Array): PackageParts {
  if (bytes.length > packageLimits.packed) throw refuse('too-large');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw refuse('not-a-docx');
  const seen = new Set<string>();
  const claimed = new Map<string, number>();
  let total = 0;
  let unpacked: Record<string, Uint8Array>;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        if (name.endsWith('/') && originalSize === 0) return false;
        checkName(name);
        if (seen.has(name.toLowerCase())) throw refuse('damaged', shown(name));
        seen.add(name.toLowerCase());
        total += originalSize;
        if (seen.size > packageLimits.parts || total > packageLimits.unpacked || size > bytes.length) throw refuse('too-large');
        if (/\.(xml|rels)$/i.test(name) && originalSize > packageLimits.xmlPart) throw refuse('too-large', shown(name));
        claimed.set(name, originalSize);
        return true;
      },
    });
  } catch (error) {
    throw error instanceof TemplateError ? error : refuse('damaged');
  }
  const parts = new Map(Object.entries(unpacked));
  for (const [name, part] of parts) if (part.length !== claimed.get(name)) throw refuse('damaged', shown(name));
  if (!parts.has('[Content_Types].xml') || !parts.has('_rels/.rels') || !parts.has('word/document.xml')) throw refuse('not-a-docx');
  return parts;
}

function checkName(name: string): void {
  const place = shown(name);
  if (/vba|macro/i.test(name)) throw refuse('macro', place);
  if (/embeddings|activex|ole|afchunk|\.(exe|dll|js|vbs|docx?|docm|xlsx?|htm|html|mht|rtf)$/i.test(name))
    throw refuse('embedded-object', place);
  if (!allowedPart.test(name) || name.includes('..')) throw refuse('unexpected-part', place);
}

/** A part's name as an error may show it: it is the file maker's text, so it is cut and freed of control characters. */
export function shown(name: string): string {
  return name.replace(/[^\w[\]./ -]/g, '?').slice(0, 80);
}

/** The text of an XML part. Throws TemplateError when it is not UTF-8. */
export function textOf(parts: PackageParts, name: string): string {
  const bytes = parts.get(name);
  if (!bytes) throw refuse('damaged', shown(name));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('damaged', shown(name));
  }
}
