import type { RecordedEvent } from '@anjuan/contracts';
import type { EventFilter } from '../../port.ts';
import { ownEvents, type ServerFilter } from './pages.ts';

/**
 * KurrentDB filters by one thing: types or streams. Types go to the server; categories too where they stand alone, else they are looked at here.
 * `never` when the filter lets nothing through.
 */
export interface SplitFilter {
  readonly server: ServerFilter;
  readonly here: (event: RecordedEvent) => boolean;
}

export function splitFilter({ types, categories }: EventFilter = {}): SplitFilter | 'never' {
  if (types?.length === 0 || categories?.length === 0) return 'never';
  const wanted = new Set(categories);
  const inCategory = ({ stream }: RecordedEvent) => categories === undefined || wanted.has(stream.slice(0, stream.indexOf('-')));
  if (types) return { server: { types: `^(?:${types.map(escaped).join('|')})$` }, here: inCategory };
  if (categories) return { server: { streamPrefixes: categories.map((category) => `${category}-`) }, here: () => true };
  return { server: { types: ownEvents }, here: () => true };
}

/** Every character that means something in .NET's expressions (and in ours) stands for itself. */
function escaped(type: string): string {
  return type.replace(/[\\^$.|?*+()[\]{}#\s]/g, (character) => (/\s/.test(character) ? `\\u${hex(character)}` : `\\${character}`));
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}
