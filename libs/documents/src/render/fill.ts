import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { TemplateValues } from '../kinds/values.ts';
import type { PackageParts } from '../template/package-parts.ts';

type Scope = TemplateValues | string;

/** Fills the placeholders of a checked template. Throws what the template engine throws; the caller hides it, as it may quote values. */
export function fill(parts: PackageParts, values: TemplateValues): Map<string, Uint8Array> {
  const zip = new PizZip();
  for (const [name, bytes] of parts) zip.file(name, bytes);
  const document = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    // The engine asks scope by scope, from the row outwards; a text that opened a condition is no scope of its own.
    parser: (tag) => ({ get: (scope: Scope) => (typeof scope === 'object' && Object.hasOwn(scope, tag) ? scope[tag] : undefined) }),
    nullGetter: () => '',
  });
  document.render(values);
  const filled = document.getZip().files;
  return new Map([...parts.keys()].map((name) => [name, filled[name]?.asUint8Array() ?? new Uint8Array()]));
}
