import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { accept, refuse, type Decision, type EventOf } from '@anjuan/contracts';
import { createPostgresEventStore, createPostgresSnapshots, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import fc from 'fast-check';
import pg from 'pg';
import { requestContext } from '../commands/context.ts';
import { commandRunner, IdempotencyKeyReused } from '../commands/run-command.ts';
import { foldOf, type Decider } from './decider.ts';
import { loadStream, shortStream } from './load-stream.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';

// Real: PostgreSQL, the store and the snapshots beside it, as the application role. Invented: a decider that counts, on events of the domain.
type Work = EventOf<'WorkRecorded'>;
interface Counted {
  readonly works: number;
  readonly days: readonly string[];
}
const decider: Decider<Counted, Work> = {
  initialState: { works: 0, days: [] },
  evolve: ({ works, days }, { workedOn }) => ({ works: works + 1, days: [...days.slice(-2), workedOn] }),
  snapshot: { name: 'counted', version: 1 },
};
const actor = { id: 'officer-1', role: 'unit-handler', unit: 'S010' };
const now = new Date('2026-03-01T00:00:00Z');

let database: TestDatabase;
let owner: pg.Pool;
let app: pg.Pool;
let store: EventStore;
let snapshots: Snapshots;
const faults: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const appRole = `${database.name}_app`;
  await migrateEventStore(database.url, { appRole, appPassword: 'suite' });
  const url = new URL(database.url);
  [url.username, url.password] = [appRole, 'suite'];
  owner = new pg.Pool({ connectionString: database.url, max: 2 });
  app = new pg.Pool({ connectionString: url.href, max: 2 });
  store = createPostgresEventStore({ connectionString: url.href });
  snapshots = createSnapshots(createPostgresSnapshots(app), (where) => faults.push(where));
});
afterEach(() => expect(faults).toEqual([]));
afterAll(async () => {
  await snapshots.idle();
  await store.close();
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

const vault = { seal: () => Promise.resolve('v1.sealed') };
const runner = () => commandRunner(store, vault, snapshots);
type Means = { readonly key?: string; readonly add?: number; readonly most?: number; readonly content?: string };

/** Records works, as many as asked; refused beyond `most`. */
function work(caseId: string, { key, add = 1, most = Infinity, content = '' }: Means) {
  const event = (at: number): Work => ({
    ...{ type: 'WorkRecorded', unit: 'S010', workedOn: `2026-02-${String(1 + (at % 28)).padStart(2, '0')}`, kind: 'contacted' },
    ...{ personId: 'p-00000000000000000000000000000000', personal: { note: '已联系' } },
  });
  return runner().run<Counted, Work, { code: 'enough' }>({
    ...{ owner: 'assignment', caseId, decider, context: requestContext(actor, now, { add, content }, key) },
    decide: ({ works }): Decision<Work, { code: 'enough' }> =>
      works + add > most ? refuse({ code: 'enough' }) : accept(...Array.from({ length: add }, (_, at) => event(works + at))),
  });
}
const load = (caseId: string, kept?: Snapshots) => loadStream({ store, snapshots: kept }, `assignment-${caseId}`, decider);
const rows = async (): Promise<{ revision: number }[]> =>
  (await owner.query<{ revision: string }>('SELECT revision FROM snapshots.states ORDER BY stream')).rows.map(({ revision }) => ({
    revision: Number(revision),
  }));

/** A case of so many works, and its snapshot. */
async function longCase(caseId: string, works: number): Promise<void> {
  await snapshots.idle();
  await snapshots.drop();
  await work(caseId, { add: works });
  await load(caseId, snapshots);
  await snapshots.idle();
}

describe('a snapshot of a long stream', () => {
  it('is not made of a short one', async () => {
    await longCase('SHORT', shortStream - 1);
    expect(await rows()).toEqual([]);
  });
  it('is made in the background, and read by the next command, which folds only what came since', async () => {
    await longCase('LONG', 700);
    expect(await rows()).toEqual([{ revision: 699 }]);
    await work('LONG', { add: 5 });
    const { state, revision, whole, known } = await load('LONG', snapshots);
    expect({ works: state.works, revision, whole, known: known.length }).toEqual({
      works: 705,
      revision: 704,
      whole: false,
      known: 256 + 6,
    });
  });
  it('gives what all events give, at whatever revision it was made, and after it was thrown away', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 256, max: 600 }), fc.integer({ min: 0, max: 600 }), async (first, more) => {
        const caseId = `ANY${(number += 1)}`;
        await longCase(caseId, first);
        if (more > 0) await work(caseId, { add: more });
        const expected = (await load(caseId)).state;
        expect((await load(caseId, snapshots)).state).toEqual(expected);
        await snapshots.idle();
        expect(await snapshots.drop()).toBe(1);
        expect((await load(caseId, snapshots)).state).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });
  it.each([
    ['FOLD', 'of another fold', `UPDATE snapshots.states SET fold = '0-0000000000000000'`],
    ['STATE', 'whose state was changed', `UPDATE snapshots.states SET state = '{"works":1,"days":[]}'`],
    ['REVISION', 'whose revision was changed', `UPDATE snapshots.states SET revision = 300`],
    ['MISSING', 'that is missing', 'DELETE FROM snapshots.states'],
  ])('%s: one %s is ignored, and made anew', async (caseId, _, sql) => {
    await longCase(caseId, 400);
    await owner.query(sql);
    const { state, whole } = await load(caseId, snapshots);
    expect({ works: state.works, whole }).toEqual({ works: 400, whole: true });
    await snapshots.idle();
    expect((await load(caseId, snapshots)).whole).toBe(false);
  });
  it('is ignored where its last event is not in the stream at that place, as after a restore to an earlier day', async () => {
    await longCase('RESTORED', 300);
    const fold = foldOf(decider);
    const other = { stream: 'assignment-RESTORED', decider: 'counted', fold, eventId: crypto.randomUUID(), state: '{"works":9,"days":[]}' };
    for (const revision of [299, 350]) {
      await createPostgresSnapshots(app).save({ ...other, revision });
      expect((await load('RESTORED', snapshots)).state.works).toBe(300);
      await snapshots.idle();
    }
  });
  it('leaves a repeated command one event, also where it was taken before the snapshot', async () => {
    await work('REPEATED', { add: 280 });
    expect(await work('REPEATED', { key: 'k1', most: 281 })).toMatchObject({ outcome: 'done', added: 1, revision: 280 });
    await work('REPEATED', { add: 300 });
    await load('REPEATED', snapshots);
    await snapshots.idle();
    expect((await load('REPEATED', snapshots)).whole).toBe(false);
    // Taken afresh it would be refused now; and without that limit it would add.
    expect(await work('REPEATED', { key: 'k1', most: 281 })).toMatchObject({ outcome: 'done', added: 0, revision: 580 });
    expect(await work('REPEATED', { key: 'k1' })).toMatchObject({ outcome: 'done', added: 0, revision: 580 });
    await expect(work('REPEATED', { key: 'k1', content: 'another' })).rejects.toThrow(IdempotencyKeyReused);
    await expect(work('REPEATED', { key: 'k1', add: 2 })).rejects.toThrow(IdempotencyKeyReused);
    expect(await work('REPEATED', { most: 300 })).toEqual({ outcome: 'refused', refusal: { code: 'enough' } });
    expect((await load('REPEATED')).revision).toBe(580);
  });
  it('may be deleted by the application role, which may delete no event', async () => {
    await longCase('ROLE', 300);
    expect((await app.query('DELETE FROM snapshots.states')).rowCount).toBe(1);
    await expect(app.query('DELETE FROM event_store.events')).rejects.toMatchObject({ code: '42501' });
  });
});
