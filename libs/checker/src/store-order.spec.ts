import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '@anjuan/contracts';
import { isSound, type Findings } from './findings.ts';
import { StoreOrder } from './store-order.ts';
import { recorded } from './testing/recorded.ts';

/** Streams by number, in any interleaving, each with its revisions in order. */
const histories = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 60 }).map((streams) => {
  const revisions = new Map<number, number>();
  return streams.map((stream, index) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return recorded({ stream: `intake-C${stream}`, caseId: `C${stream}`, revision, sequence: index + 1 });
  });
});

async function check(events: readonly RecordedEvent[]): Promise<Findings> {
  const order = new StoreOrder();
  for (const event of events) order.see(event);
  return order.verdict(events.filter(({ stream }) => order.suspicious.has(stream)));
}

describe('the order of a store', () => {
  it('is sound whatever the interleaving of its streams', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (events) => {
        const findings = await check(events);
        expect(isSound(findings)).toBe(true);
        expect(findings.events).toBe(events.length);
        expect(findings.cases).toBe(new Set(events.map(({ caseId }) => caseId)).size);
      }),
    );
  });

  it('shows an event that was taken out, unless it was the last of its stream', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(), async (events, choice) => {
        const at = choice % events.length;
        const gone = events[at] as RecordedEvent;
        const later = events.slice(at + 1).some(({ stream }) => stream === gone.stream);
        const findings = await check(events.filter((_, index) => index !== at));
        expect(findings.lost).toBe(later ? 1 : 0);
        expect(findings.doubled).toBe(0);
      }),
    );
  });

  it('shows an event that is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat(), async (events, choice) => {
        const again = events[choice % events.length] as RecordedEvent;
        const last = { transaction: 1n, sequence: BigInt(events.length + 1) };
        expect(await check([...events, { ...again, position: last }])).toMatchObject({ lost: 0, doubled: 1, outOfOrder: 0 });
      }),
    );
  });

  it('shows two events of a stream that changed places', async () => {
    const [first, second, third] = [0, 1, 2].map((revision) =>
      recorded({ stream: 'intake-C1', caseId: 'C1', revision, sequence: revision + 1 }),
    ) as [RecordedEvent, RecordedEvent, RecordedEvent];
    const changed = [first, { ...third, position: second.position }, { ...second, position: third.position }];
    expect(await check(changed)).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 1 });
  });

  it('shows a place that does not rise', async () => {
    const events = [recorded({ stream: 'intake-C1', sequence: 2 }), recorded({ stream: 'intake-C2', sequence: 1 })];
    expect(await check(events)).toMatchObject({ outOfOrder: 1 });
  });
});
