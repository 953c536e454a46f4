import { describe, expect, it } from '@jest/globals';
import { eventCatalog } from '../catalog.ts';
import { upcast, upcasting, type Upcaster } from './upcast.ts';
import { upcasters } from './upcasters.ts';

// An event with three versions, made here: v2 renamed a field, v3 added one.
const published = [1, 2, 3].map((version) => ({ type: 'DoorOpened', version }));
const renamed: Upcaster = { type: 'DoorOpened', from: 1, up: ({ when, ...rest }) => ({ ...rest, openedOn: when ?? null }) };
const widened: Upcaster = { type: 'DoorOpened', from: 2, up: (data) => ({ ...data, width: 90 }) };

describe('reading old versions of an event', () => {
  const read = upcasting(published, [widened, renamed]);

  it('takes every step from the stored version to the newest, in order', () => {
    expect(read('DoorOpened', 1, { when: '2024-02-29' })).toEqual({ openedOn: '2024-02-29', width: 90 });
  });
  it('takes only the steps that are left', () => {
    expect(read('DoorOpened', 2, { openedOn: '2024-02-29' })).toEqual({ openedOn: '2024-02-29', width: 90 });
  });
  it('gives the newest version back as it is', () => {
    const data = { openedOn: '2024-02-29', width: 120 };
    expect(read('DoorOpened', 3, data)).toBe(data);
  });
  it('leaves a sealed personal part sealed', () => {
    expect(read('DoorOpened', 1, { when: '2024-02-29', personal: 'sealed' })).toMatchObject({ personal: 'sealed' });
  });
  it.each([0, 4, 1.5])('refuses version %p, which was never published', (version) => {
    expect(() => read('DoorOpened', version, {})).toThrow(RangeError);
  });
  it('refuses a type that was never published', () => {
    expect(() => read('WindowOpened', 1, {})).toThrow(new RangeError('no event type WindowOpened is defined'));
  });
});

describe('a chain with a fault', () => {
  it.each<[string, readonly Upcaster[], string]>([
    ['a step is missing', [widened], 'no upcaster reads version 1 of DoorOpened'],
    ['a step stands twice', [renamed, renamed, widened], 'two upcasters read the same version of one event'],
    ['a step leads nowhere', [renamed, widened, { ...widened, from: 3 }], 'no newer version of DoorOpened than 3 is published'],
  ])('is found when it is built: %s', (_, steps, message) => {
    expect(() => upcasting(published, steps)).toThrow(new RangeError(message));
  });
});

describe('this release', () => {
  it('reads every published version of every event', () => {
    expect(eventCatalog.length).toBeGreaterThan(0);
    for (const { type, version } of eventCatalog) expect(() => upcast(type, version, {})).not.toThrow();
  });
  it('needs a step for every version that is not the newest', () => {
    const newest = new Set(eventCatalog.map(({ type }) => type));
    expect(upcasters).toHaveLength(eventCatalog.length - newest.size);
  });
});
