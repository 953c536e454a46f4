import { describe, expect, it } from '@jest/globals';
import { eventFacts, tellingFacts } from './event-facts.ts';
import { hadHappened, momentOf, neighbours, onOtherClock } from './replay.ts';

const at = (occurredAt: string, recordedAt = occurredAt) => ({ occurredAt, recordedAt });

describe('replaying a case', () => {
  const events = [
    at('2024-01-02T01:00:00.000Z', '2026-03-01T02:00:00.100Z'),
    at('2024-01-02T01:00:00.000Z', '2026-03-01T02:00:00.200Z'),
    at('2024-01-09T01:00:00.000Z', '2026-03-01T02:00:00.300Z'),
    at('2024-01-05T01:00:00.000Z', '2026-03-01T02:00:00.400Z'),
  ];

  it('steps from moment to moment as things happened, events of one moment together', () => {
    expect(neighbours(events, '2024-01-05T01:00:00.000Z', 'occurred')).toEqual({
      previous: '2024-01-02T01:00:00.000Z',
      next: '2024-01-09T01:00:00.000Z',
    });
  });
  it('ends at the first and the last event', () => {
    expect(neighbours(events, '2024-01-02T01:00:00.000Z', 'occurred').previous).toBeUndefined();
    expect(neighbours(events, '2024-01-09T01:00:00.000Z', 'occurred').next).toBeUndefined();
  });
  it('steps as the system recorded it, just after each event', () => {
    expect(momentOf(at('2024-01-02T01:00:00.000Z', '2026-03-01T02:00:00.100Z'), 'recorded')).toBe('2026-03-01T02:00:00.101Z');
    expect(neighbours(events, '2026-03-01T02:00:00.301Z', 'recorded')).toEqual({
      previous: '2026-03-01T02:00:00.201Z',
      next: '2026-03-01T02:00:00.401Z',
    });
  });
  it('finds its place between events', () => {
    expect(neighbours(events, '2024-01-07T00:00:00+08:00', 'occurred')).toEqual({
      previous: '2024-01-05T01:00:00.000Z',
      next: '2024-01-09T01:00:00.000Z',
    });
  });
  it('knows what had happened by then, the moment itself included', () => {
    expect(events.map((event) => hadHappened(event, '2024-01-05T09:00:00+08:00', 'occurred'))).toEqual([true, true, false, true]);
    expect(events.every((event) => hadHappened(event, undefined, 'recorded'))).toBe(true);
  });
  it('goes to the same place on the other clock', () => {
    expect(onOtherClock(events, '2024-01-05T01:00:00.000Z', 'occurred')).toBe('2026-03-01T02:00:00.401Z');
    expect(onOtherClock(events, '2026-03-01T02:00:00.201Z', 'recorded')).toBe('2024-01-02T01:00:00.000Z');
    expect(onOtherClock(events, '2023-01-01T00:00:00.000Z', 'occurred')).toBeUndefined();
  });
});

describe('what the timeline tells of an event', () => {
  it('names units, codes and personal parts, and keeps the key to itself', () => {
    const { facts, erased } = eventFacts({
      type: 'WorkRecorded',
      data: {
        type: 'WorkRecorded',
        unit: 'S003',
        workedOn: '2024-03-01',
        kind: 'mediated',
        personId: 'p-12345678',
        personal: { note: '双方到场' },
      },
    });
    expect(facts).toEqual([
      { name: 'unit', fact: { kind: 'unit', code: 'S003' } },
      { name: 'workedOn', fact: { kind: 'text', text: '2024-03-01' } },
      { name: 'kind', fact: { kind: 'code', list: 'workKinds', code: 'mediated' } },
      { name: 'note', fact: { kind: 'text', text: '双方到场' } },
    ]);
    expect(erased).toBe(false);
  });
  it('says so when the personal part was erased', () => {
    expect(eventFacts({ type: 'PetitionWithdrawn', data: { withdrawnOn: '2024-03-01', personId: 'p-12345678', personal: null } })).toEqual({
      facts: [{ name: 'withdrawnOn', fact: { kind: 'text', text: '2024-03-01' } }],
      erased: true,
    });
  });
  it('keeps the confidence with what was suggested, also for units', () => {
    const { facts } = eventFacts({
      type: 'ClassificationSuggested',
      data: { topic: { value: 'wages', confidence: 0.9 }, units: [{ unit: 'S003', confidence: 0.4 }] },
    });
    expect(facts).toEqual([
      { name: 'topic', fact: { kind: 'sure', fact: { kind: 'code', list: 'topics', code: 'wages' }, confidence: 0.9 } },
      { name: 'units', fact: { kind: 'several', facts: [{ kind: 'sure', fact: { kind: 'unit', code: 'S003' }, confidence: 0.4 }] } },
    ]);
  });
  it('puts at most four facts beside the title, the most telling first', () => {
    const facts = eventFacts({
      type: 'X',
      data: { reason: 'r', due: '2024-01-01', clock: 'handling', unit: 'S1', days: 3, article: '34' },
    }).facts;
    expect(tellingFacts(facts).map(({ name }) => name)).toEqual(['unit', 'clock', 'due', 'days']);
  });
});
