import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openReadModel } from '@anjuan/read-models';
import pg from 'pg';
import { checkStore } from './check-store.ts';
import { isSound } from './findings.ts';
import { filledStore } from './testing/filled-store.ts';
import { checkHandled } from './unhandled.ts';

describe('a real store', () => {
  let filled: Awaited<ReturnType<typeof filledStore>>;

  beforeAll(async () => {
    filled = await filledStore(25);
  });
  afterAll(() => filled.drop());

  it('is sound as it was written', async () => {
    const findings = await checkStore(filled.store, []);
    expect(isSound(findings)).toBe(true);
    expect(findings).toMatchObject({ cases: 25, events: 75 });
  });

  it('shows that a consumer has not handled what it follows', async () => {
    const follows = {
      name: 'test/nothing',
      filter: { categories: ['intake'] },
      entities: [],
      migrations: [],
      project: () => Promise.resolve(),
    };
    const consumer = await openReadModel(filled.url, follows);
    const head = await filled.store.head();
    expect((await checkHandled(consumer, filled.store, head)).lost).toBe(50);
    for await (const { events, readTo } of filled.store.readAll({ filter: consumer.filter }))
      await consumer.handle({ events, reached: { from: 'store', readTo } }, new AbortController().signal);
    expect((await checkHandled(consumer, filled.store, head)).lost).toBe(0);
    await consumer.close();
  });

  it('shows what somebody with all rights took out of it', async () => {
    const owner = new pg.Client({ connectionString: filled.url });
    await owner.connect();
    // The owner is refused like everybody, until it takes the triggers away.
    await owner.query('ALTER TABLE event_store.events DISABLE TRIGGER USER');
    const { rows } = await owner.query<{ stream: string }>(
      `DELETE FROM event_store.events WHERE sequence = (SELECT min(sequence) FROM event_store.events) RETURNING stream`,
    );
    await owner.end();
    const findings = await checkStore(filled.store, []);
    expect(findings).toMatchObject({ events: 74, lost: 1, doubled: 0, outOfOrder: 0 });
    expect(findings.details).toEqual([{ kind: 'lost', where: rows[0]?.stream, what: 'revision 0 is missing' }]);
  });
});
