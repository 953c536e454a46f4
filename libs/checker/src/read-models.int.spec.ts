import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@anjuan/event-store';
import { openReadModel, type Projection, type ReadModel } from '@anjuan/read-models';
import { settled } from '@anjuan/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { compareReadModel } from './read-models.ts';
import { addCases, filledStore } from './testing/filled-store.ts';

class MakeTexts1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE texts (stream text NOT NULL, revision integer NOT NULL, text text NOT NULL)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

const texts: Projection = {
  ...{ name: 'test/texts', filter: { categories: ['intake'] }, entities: [], migrations: [MakeTexts1700000000001] },
  async project(events, manager) {
    for (const { stream, revision, data } of events)
      await manager.query('INSERT INTO texts VALUES ($1, $2, $3)', [stream, revision, data['text']]);
  },
};

describe('a read model beside a fresh one', () => {
  let filled: Awaited<ReturnType<typeof filledStore>>;
  let store: EventStore;
  let live: ReadModel;
  const sound = { lost: 0, doubled: 0, outOfOrder: 0, readModelDifferences: 0, details: [] };

  beforeAll(async () => {
    filled = await filledStore(40);
    ({ store } = filled);
    live = await openReadModel(filled.url, texts);
  });
  afterAll(async () => {
    await live.close();
    await filled.drop();
  });
  afterEach(async () => {
    const left: unknown[] = await live.manager.query(`SELECT 1 FROM pg_namespace WHERE nspname LIKE '%__check'`);
    expect(left).toEqual([]);
  });

  async function follow(): Promise<void> {
    const { floor } = await live.progress();
    const never = new AbortController().signal;
    for await (const { events, readTo } of store.readAll({ after: floor, filter: live.filter, pageSize: 7 }))
      await live.handle({ events, reached: { from: 'store', readTo } }, never);
  }

  it('is equal before it has handled anything, and after it has', async () => {
    expect(await compareReadModel(live, store)).toMatchObject(sound);
    await follow();
    expect(await live.manager.query('SELECT count(*)::int AS rows FROM texts')).toEqual([{ rows: 80 }]);
    expect(await compareReadModel(live, store)).toMatchObject(sound);
  });

  it('is equal while it is behind the store', async () => {
    await addCases(store, 5);
    await settled(filled.url);
    expect(await compareReadModel(live, store)).toMatchObject(sound);
    await follow();
    expect(await compareReadModel(live, store)).toMatchObject(sound);
  });

  it.each([
    ['a changed row', `UPDATE texts SET text = '改' WHERE ctid = (SELECT min(ctid) FROM texts)`],
    ['a missing row', `DELETE FROM texts WHERE ctid = (SELECT min(ctid) FROM texts)`],
    ['a doubled row', `INSERT INTO texts SELECT * FROM texts LIMIT 1`],
  ])('shows %s', async (_, fault) => {
    const before: unknown[] = await live.manager.query('SELECT * FROM texts');
    await live.manager.query(fault);
    const findings = await compareReadModel(live, store);
    expect(findings.readModelDifferences).toBe(1);
    expect(findings.details).toHaveLength(1);
    expect(findings.details[0]).toMatchObject({ kind: 'read-model-difference', where: 'test_texts.texts' });
    await live.manager.query('TRUNCATE texts');
    for (const row of before as { stream: string; revision: number; text: string }[])
      await live.manager.query('INSERT INTO texts VALUES ($1, $2, $3)', [row.stream, row.revision, row.text]);
  });
});
