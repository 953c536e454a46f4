import { eventCatalog } from '../catalog.ts';
import type { JsonObject } from '../envelope.ts';
import { upcasters } from './upcasters.ts';

/** Turns the stored payload of one version of an event into the next version's: pure, total, for ever. The personal part may be sealed. */
export interface Upcaster {
  readonly type: string;
  /** The version it reads; it writes `from + 1`. */
  readonly from: number;
  readonly up: (data: JsonObject) => JsonObject;
}

/** `data` of a stored version as the newest version has it. Throws a RangeError for a type or version that was never published. */
export type Upcast = (type: string, version: number, data: JsonObject) => JsonObject;

type Versioned = { readonly type: string; readonly version: number };

/**
 * The chain from every published version to the newest. Throws a RangeError at once when a step is missing, doubled, or leads nowhere:
 * an event that cannot be read is to be found at start-up, not in the middle of a replay.
 */
export function upcasting(published: readonly Versioned[], upcasters: readonly Upcaster[]): Upcast {
  const newest = new Map<string, number>();
  for (const { type, version } of published) newest.set(type, Math.max(version, newest.get(type) ?? 0));
  const steps = new Map(upcasters.map((upcaster) => [stepName(upcaster.type, upcaster.from), upcaster]));
  if (steps.size !== upcasters.length) throw new RangeError('two upcasters read the same version of one event');
  for (const { type, from } of upcasters) {
    if (from < 1 || from >= (newest.get(type) ?? 0)) throw new RangeError(`no newer version of ${type} than ${from} is published`);
  }
  for (const [type, last] of newest) {
    for (let version = 1; version < last; version += 1) {
      if (!steps.has(stepName(type, version))) throw new RangeError(`no upcaster reads version ${version} of ${type}`);
    }
  }
  return (type, version, data) => {
    const last = newest.get(type);
    if (last === undefined) throw new RangeError(`no event type ${type} is defined`);
    if (!Number.isInteger(version) || version < 1 || version > last) throw new RangeError(`${type} has no version ${version}`);
    let current = data;
    for (let at = version; at < last; at += 1) current = steps.get(stepName(type, at))?.up(current) ?? current;
    return current;
  };
}

/** Reads any stored version of this release's events as the newest one. */
export const upcast: Upcast = upcasting(eventCatalog, upcasters);

function stepName(type: string, version: number): string {
  return `${type} ${version}`;
}
