import { zipSync, type Zippable } from 'fflate';

/** The first day a zip archive can name, in the local fields it is written with; the same bytes in every time zone. */
const fixedTime = new Date(1980, 0, 1);

/**
 * Writes a package with its parts stored, in a fixed order and under a fixed time. Not compressed: so the bytes, and the hash that stands
 * in an event, depend on no version of a compressor.
 */
export function storeZip(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const first = ['[Content_Types].xml', '_rels/.rels'];
  const names = [...first.filter((name) => parts.has(name)), ...[...parts.keys()].filter((name) => !first.includes(name)).sort()];
  const files: Zippable = {};
  for (const name of names) files[name] = [parts.get(name) ?? new Uint8Array(), { level: 0, mtime: fixedTime, os: 0 }];
  return zipSync(files, { level: 0, mtime: fixedTime });
}
