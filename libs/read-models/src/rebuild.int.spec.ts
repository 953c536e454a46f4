import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { formatPosition, type EventToAppend } from '@anjuan/contracts';
import { farthest } from '@anjuan/event-bus';
import { createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { settled, testDatabase, type TestDatabase } from '@anjuan/testing';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { copyRows } from './filling/copy-rows.ts';
import { dropIndexes, makeIndexes, queryIndexes } from './filling/query-indexes.ts';
import type { Projection } from './projection.ts';
import { openReadModel, type ReadModel } from './read-model.ts';
import { rebuild } from './rebuild.ts';
import { tally, type Tally } from './testing/tally.ts';

// Real: PostgreSQL with the event store and a read model beside it.
class IndexTally1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE note (id text PRIMARY KEY, "the text" text NOT NULL);
      CREATE INDEX tally_last ON tally ((seen[array_length(seen, 1)]) DESC, case_id) WHERE case_id <> '';
      CREATE UNIQUE INDEX tally_once ON tally (case_id, seen);
      CREATE INDEX "By text" ON note ("the text" text_pattern_ops);`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations are forward-only'));
  }
}

let database: TestDatabase;
let store: EventStore;
let made: Tally;
let projection: Projection;
let live: ReadModel;
const rows = (): Promise<Record<string, number[]>> => made.rows(live.manager);

beforeEach(async () => {
  database = await testDatabase();
  await migrateEventStore(database.url);
  store = createPostgresEventStore({ connectionString: database.url });
  made = tally();
  projection = { ...made.projection, migrations: [...made.projection.migrations, IndexTally1700000000002] };
  live = await openReadModel(database.url, projection);
});
afterEach(async () => {
  await live.close();
  await store.close();
  await database.drop();
});

function event(caseId: string, number: number): EventToAppend {
  return {
    ...{ id: randomUUID(), type: 'PetitionRegistered', schemaVersion: 1, caseId, causationId: null, correlationId: 'c-1' },
    ...{ actor: { id: 'u-7', role: 'intake-clerk', unit: 'S002' }, occurredAt: new Date(0), data: { number } },
  };
}

/** Appends events of these cases, numbered by their place in the list, from `first` on. */
async function append(first: number, ...cases: string[]): Promise<EventToAppend[]> {
  const events = cases.map((caseId, index) => event(caseId, first + index));
  for (const one of events) {
    const appended = await store.append(`intake-${one.caseId}`, [one], 'any');
    if (appended.outcome !== 'appended') throw new Error('a conflict without an expectation');
  }
  await settled(database.url);
  return events;
}

async function deliverAll(): Promise<void> {
  const { floor } = await live.progress();
  for await (const { events, readTo } of store.readAll({ after: floor })) {
    await live.handle({ events, reached: { from: 'store', readTo } }, new AbortController().signal);
  }
}

async function schemas(): Promise<string[]> {
  const found: { name: string }[] = await live.manager.query(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'test%' ORDER BY nspname`,
  );
  return found.map(({ name }) => name);
}

async function indexes(manager: EntityManager, schema: string): Promise<string[]> {
  const found: { definition: string }[] = await manager.query(
    'SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = $1 ORDER BY indexname',
    [schema],
  );
  return found.map(({ definition }) => definition);
}

/** A way to fill that keeps everything and writes it at the end, and can be told to fail. */
function filledAtTheEnd(failAt?: 'add' | 'finish'): Projection {
  return {
    ...projection,
    fill(manager) {
      const seen = new Map<string, number[]>();
      return {
        async add(events) {
          if (failAt === 'add') throw new RangeError('no such version');
          for (const { caseId, data } of events) seen.set(caseId, [...(seen.get(caseId) ?? []), Number(data['number'])]);
          await Promise.resolve();
        },
        finish: () =>
          manager.transaction(async (within) => {
            await copyRows(
              within,
              'tally',
              ['case_id', 'seen'],
              [...seen].map(([caseId, numbers]) => [caseId, `{${numbers.join(',')}}`]),
            );
            if (failAt === 'finish') await copyRows(within, 'tally', ['case_id', 'seen'], [['A', null]]);
          }),
      };
    },
  };
}

async function reopen(as: Projection): Promise<void> {
  await live.close();
  live = await openReadModel(database.url, as);
}

describe('a rebuild', () => {
  it('takes the place of the live read model with the same rows, indexes and progress', async () => {
    await append(1, 'A', 'B', 'A', 'C', 'A');
    await deliverAll();
    const [before, made, progress] = [await rows(), await indexes(live.manager, 'test_tally'), await live.progress()];
    expect(before).toEqual({ A: [1, 3, 5], B: [2], C: [4] });
    expect(made.filter((definition) => /tally_last|tally_once|By text|dead_letter_case/.test(definition))).toHaveLength(4);
    await live.manager.query(`UPDATE tally SET seen = '{99}'`);
    expect(await rebuild(live, store)).toBe(5);
    expect(await rows()).toEqual(before);
    expect(await indexes(live.manager, 'test_tally')).toEqual(made);
    expect(await live.progress()).toEqual(progress);
    expect(await schemas()).toEqual(['test_tally']);
  });

  it('comes to the same by a filling of its own', async () => {
    await append(1, 'A', 'B', 'A', 'C', 'A');
    await deliverAll();
    const [before, kept, progress] = [await rows(), await indexes(live.manager, 'test_tally'), await live.progress()];
    await reopen(filledAtTheEnd());
    const seen: number[] = [];
    expect(await rebuild(live, store, ({ done }) => void seen.push(done))).toBe(5);
    expect(seen.at(-1)).toBe(5);
    expect(await rows()).toEqual(before);
    expect(await live.progress()).toEqual(progress);
    expect(await indexes(live.manager, 'test_tally')).toEqual(kept);
  });

  it.each(['by pages', 'by a filling'])('takes over what the live one handled meanwhile, %s', async (how) => {
    if (how === 'by a filling') await reopen(filledAtTheEnd());
    await append(1, 'A', 'B');
    await deliverAll();
    let more = 2;
    const meanwhile: Promise<unknown>[] = [];
    const again = async (): Promise<void> => {
      await append(++more, 'A');
      await deliverAll();
    };
    await rebuild(live, store, () => {
      if (more === 2) meanwhile.push(again());
    });
    await Promise.all(meanwhile);
    await deliverAll();
    expect(await rows()).toEqual({ A: [1, 3], B: [2] });
  });

  it('begins where the farthest lane of the live one stands', async () => {
    await append(1, 'A', 'B', 'C');
    await deliverAll();
    const { floor } = await live.progress();
    await live.manager.query('UPDATE checkpoint SET transaction = 0, sequence = 0');
    await live.manager.query(`INSERT INTO marks VALUES ('intake/0of1', $1, $2)`, [String(floor.transaction), String(floor.sequence)]);
    expect(await rebuild(live, store)).toBe(3);
    expect(formatPosition(farthest(await live.progress()))).toBe(formatPosition(floor));
    expect((await live.progress()).floor).toEqual(floor);
  });

  it.each(['by pages', 'by a filling'])(
    'that dies in the middle leaves the live one as it was, and the next completes, %s',
    async (how) => {
      if (how === 'by a filling') await reopen(filledAtTheEnd());
      await append(1, 'A', 'B');
      await deliverAll();
      const dying = new AbortController();
      await expect(rebuild(live, store, () => dying.abort(new Error('killed')), dying.signal)).rejects.toThrow();
      expect(await schemas()).toEqual(['test_tally', 'test_tally__next']);
      await live.manager.query('CREATE SCHEMA test_tally__old CREATE TABLE left_behind (id integer)');
      await append(3, 'A');
      await deliverAll();
      expect(await rows()).toEqual({ A: [1, 3], B: [2] });
      expect(await rebuild(live, store)).toBe(3);
      expect(await rows()).toEqual({ A: [1, 3], B: [2] });
      expect(await schemas()).toEqual(['test_tally']);
    },
  );

  it('puts an event aside that cannot be applied', async () => {
    const [, bad] = await append(1, 'A', 'B', 'A', 'B', 'C');
    made.poison.add(bad?.id ?? '');
    expect(await rebuild(live, store)).toBe(5);
    expect(await rows()).toEqual({ A: [1, 3], C: [5] });
    expect(await live.deadLetters.list(10)).toMatchObject([{ caseId: 'B', eventId: bad?.id, waiting: 1 }]);
  });

  it.each(['add', 'finish'] as const)('goes page by page where the filling fails to %s', async (failAt) => {
    await reopen(filledAtTheEnd(failAt));
    const kept = await indexes(live.manager, 'test_tally');
    const [, bad] = await append(1, 'A', 'B', 'A');
    made.poison.add(bad?.id ?? '');
    expect(await rebuild(live, store)).toBe(3);
    expect(await rows()).toEqual({ A: [1, 3] });
    expect(await live.deadLetters.count()).toBe(1);
    expect(await indexes(live.manager, 'test_tally')).toEqual(kept);
  });

  it('does not put events aside while the database is down', async () => {
    await append(1, 'A');
    await deliverAll();
    await reopen({
      ...projection,
      fill: () => ({
        add: () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' })),
        finish: () => Promise.resolve(),
      }),
    });
    await expect(rebuild(live, store)).rejects.toThrow('gone');
    expect(await rows()).toEqual({ A: [1] });
  });
});

describe('the indexes of queries', () => {
  it('are made CONCURRENTLY on large tables, as they were', async () => {
    const before = await indexes(live.manager, 'test_tally');
    const dropped = await queryIndexes(live.manager, 'test_tally');
    expect(dropped.map(({ name }) => name)).toEqual(['"By text"', 'dead_letter_case', 'tally_last']);
    await dropIndexes(live.manager, dropped);
    expect(await indexes(live.manager, 'test_tally')).toHaveLength(before.length - 3);
    await makeIndexes(live.manager, dropped, 0);
    expect(await indexes(live.manager, 'test_tally')).toEqual(before);
  });
});

describe('copying rows', () => {
  it('keeps every character and value', async () => {
    const texts = ['', '\\N', '\\', 'a\tb', 'a\nb\r\nc', '"{}",\\.', '张三 🙂', "'; --"];
    await live.manager.transaction((manager) =>
      copyRows(
        manager,
        'note',
        ['id', '"the text"'],
        texts.map((text, index) => [index, text]),
      ),
    );
    const found: { text: string }[] = await live.manager.query('SELECT "the text" AS text FROM note ORDER BY id');
    expect(found.map(({ text }) => text)).toEqual(texts);
  });

  it('leaves the connection usable when a row is refused, or cannot be made', async () => {
    const twice = [
      ['1', 'one'],
      ['1', 'again'],
    ];
    await expect(live.manager.transaction((manager) => copyRows(manager, 'note', ['id', '"the text"'], twice))).rejects.toMatchObject({
      code: '23505',
    });
    const broken = function* (): Generator<string[]> {
      yield ['1', 'one'];
      throw new RangeError('no second row');
    };
    await expect(live.manager.transaction((manager) => copyRows(manager, 'note', ['id', '"the text"'], broken()))).rejects.toThrow(
      'no second row',
    );
    for (const _connection of [1, 2, 3, 4, 5]) expect(await live.manager.query('SELECT * FROM note')).toEqual([]);
  });

  it('is refused outside of a transaction', async () => {
    await expect(copyRows(live.manager, 'note', ['id', '"the text"'], [['1', 'one']])).rejects.toThrow(TypeError);
  });
});
