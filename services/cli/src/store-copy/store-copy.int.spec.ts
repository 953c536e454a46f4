import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { formatPosition } from '@anjuan/contracts';
import { createKurrentEventStore, createPostgresEventStore, migrateEventStore, type EventStore } from '@anjuan/event-store';
import { kurrentDouble, type KurrentDouble } from '@anjuan/event-store/testing';
import { testDatabase } from '@anjuan/testing';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { runCli } from '../testing/run-cli.ts';
import { event, everything, fill, settled, withoutPlace } from './testing/histories.ts';

// Real: PostgreSQL as the owner, the whole program in this process (or killed in its own). KurrentDB is its protocol double.
const opened: { close(): Promise<unknown> }[] = [];
const dropped: (() => Promise<unknown>)[] = [];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-copy-'));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  for (const drop of dropped.splice(0)) await drop();
});
afterAll(() => rm(folder, { recursive: true }));

async function postgres(): Promise<{ url: string; store: EventStore }> {
  const database = await testDatabase();
  dropped.push(() => database.drop());
  await migrateEventStore(database.url);
  const store = createPostgresEventStore({ connectionString: database.url });
  opened.push(store);
  return { url: database.url, store };
}

async function kurrent(): Promise<{ url: string; store: EventStore; double: KurrentDouble }> {
  const { url, double } = await kurrentDouble();
  dropped.push(() => double.stop());
  const store = createKurrentEventStore({ connectionString: url });
  opened.push(store);
  return { url, store, double };
}

const copy = (from: { url: string }, to: { url: string }, ...more: string[]) =>
  runCli(['store', 'copy', '--from', from.url, '--to', to.url, '--json', ...more]);

describe('store copy', () => {
  it('from PostgreSQL to KurrentDB and back leaves every event as it was, with its time of recording', async () => {
    const [first, middle, last] = [await postgres(), await kurrent(), await postgres()];
    const cases = await fill(first.store, 40);
    const there = await copy(first, middle);
    expect([there.exit, there.json()]).toEqual([0, { copied: 240, already: 0, verified: 240, differences: 0 }]);
    const back = await copy(middle, last);
    expect([back.exit, back.json()]).toEqual([0, { copied: 240, already: 0, verified: 240, differences: 0 }]);
    const original = await everything(first.store);
    expect(original).toHaveLength(240);
    expect(withoutPlace(await everything(middle.store))).toEqual(withoutPlace(original));
    expect(withoutPlace(await everything(last.store))).toEqual(withoutPlace(original));
    const moment = original[120]?.recordedAt as Date;
    for (const caseId of cases.slice(0, 5)) {
      const replayed = async (store: EventStore) => {
        const ids: string[] = [];
        for await (const { id } of store.readCase(caseId, { recordedAt: moment })) ids.push(id);
        return ids;
      };
      const expected = original.filter(({ caseId: of, recordedAt }) => of === caseId && recordedAt <= moment).map(({ id }) => id);
      expect([await replayed(middle.store), await replayed(last.store)]).toEqual([expected, expected]);
    }
  });

  it('run again copies what has come, and the target goes on where the copy ended', async () => {
    const [source, target] = [await postgres(), await kurrent()];
    const [caseId = ''] = await fill(source.store, 5);
    await copy(source, target);
    await settled(source.store, await source.store.append(`supervision-${caseId}`, [event(caseId), event(caseId)], 'no-stream'));
    expect((await copy(source, target)).json()).toEqual({ copied: 2, already: 30, verified: 32, differences: 0 });
    expect((await copy(source, target)).json()).toEqual({ copied: 0, already: 32, verified: 32, differences: 0 });
    const next = event(caseId);
    expect(await target.store.append(`supervision-${caseId}`, [next], 1)).toMatchObject({ outcome: 'appended', revision: 2 });
    const refused = await copy(source, target);
    expect([refused.exit, refused.json()]).toMatchObject([2, { error: { code: 'not-a-copy' } }]);
  });

  it('writes where each event was and is, by which a checkpoint is moved', async () => {
    const [source, target] = [await kurrent(), await postgres()];
    await fill(source.store, 4);
    const file = join(folder, 'places');
    expect((await copy(source, target, '--map', file)).exit).toBe(0);
    const [before, after] = [await everything(source.store), await everything(target.store)];
    const lines = before.map(({ position }, i) => `${formatPosition(position)} ${formatPosition(after[i]?.position as never)}`);
    expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toEqual(lines);
    const placed = async (place: string) => (await runCli(['store', 'place', place, '--map', file])).stdout.trim();
    expect(await placed(formatPosition(before[7]?.position as never))).toBe(formatPosition(after[7]?.position as never));
    expect(await placed(`${(before[7]?.position.transaction ?? 0n) + 1n}.0`)).toBe(formatPosition(after[7]?.position as never));
    expect(await placed('0.0')).toBe('0.0');
    expect((await runCli(['store', 'place', 'seven', '--map', file])).exit).toBe(2);
  });

  describe('killed in the middle and run again', () => {
    /** The program in a process of its own; killed with -9 once `stalled` resolves. */
    const killed = async (from: { url: string }, to: { url: string }, stalled: () => Promise<void>): Promise<void> => {
      const child = execFile(process.execPath, [
        ...['--conditions=source', '--no-warnings', fileURLToPath(new URL('../main.ts', import.meta.url))],
        ...['store', 'copy', '--from', from.url, '--to', to.url],
      ]);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await stalled();
      child.kill('SIGKILL');
      await gone;
    };
    const finished = async (source: { url: string; store: EventStore }, target: { url: string; store: EventStore }): Promise<void> => {
      const left = (await everything(target.store)).length;
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThan(360);
      const again = await copy(source, target);
      expect([again.exit, again.json()]).toEqual([0, { copied: 360 - left, already: left, verified: 360, differences: 0 }]);
      expect(withoutPlace(await everything(target.store))).toEqual(withoutPlace(await everything(source.store)));
    };

    it.each(['silent', 'silent-after-commit'] as const)(
      'into KurrentDB, waiting for an answer (%p): everything is there once',
      async (fault) => {
        const [source, target] = [await postgres(), await kurrent()];
        await fill(source.store, 60);
        target.double.faults.spare(170);
        target.double.faults.plan(fault, 1_000);
        await killed(source, target, async () => {
          while (target.double.faults.used === 0) await target.store.head();
        });
        target.double.faults.clear();
        await finished(source, target);
      },
    );

    it('into PostgreSQL, in the second transaction: everything is there once', async () => {
      const [source, target] = [await kurrent(), await postgres()];
      await fill(source.store, 60);
      const gate = new pg.Client({ connectionString: target.url });
      await gate.connect();
      await gate.query(`SELECT pg_advisory_lock(77); CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF EXISTS (SELECT FROM event_store.copied) THEN PERFORM pg_advisory_xact_lock_shared(77); END IF; RETURN NULL; END $$;
        CREATE TRIGGER stall BEFORE INSERT ON event_store.copied FOR EACH STATEMENT EXECUTE FUNCTION stall()`);
      await killed(source, target, async () => {
        for (let waiting = 0; waiting === 0;)
          waiting = (await gate.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 77 AND NOT granted`)).rowCount ?? 0;
      });
      await gate.query(`DROP TRIGGER stall ON event_store.copied; SELECT pg_advisory_unlock(77)`);
      await gate.end();
      await finished(source, target);
    });
  });

  it('finds what was changed, taken away and exchanged in PostgreSQL, and names places and fields, never contents', async () => {
    const [source, target] = [await kurrent(), await postgres()];
    await fill(source.store, 5);
    await copy(source, target);
    const originals = await everything(source.store);
    const copies = await everything(target.store);
    const owner = new pg.Client({ connectionString: target.url });
    await owner.connect();
    await owner.query(`DROP TRIGGER events_append_only ON event_store.events; DROP TRIGGER append_only ON event_store.events;
      DROP TRIGGER append_only ON event_store.events_1`);
    await owner.query(`UPDATE event_store.events SET data = '{"name":"张三"}', actor_id = 'other' WHERE id = $1`, [copies[3]?.id]);
    await owner.query(`UPDATE event_store.events SET recorded_at = recorded_at + interval '1 ms' WHERE id = $1`, [copies[9]?.id]);
    await owner.query(`DELETE FROM event_store.events WHERE id = $1`, [copies[11]?.id]);
    await owner.end();
    const ran = await copy(source, target);
    expect([ran.exit, ran.json()]).toEqual([1, { copied: 0, already: 29, verified: 27, differences: 3 }]);
    const place = (index: number) => formatPosition(originals[index]?.position as never);
    expect(ran.stderr.trimEnd().split('\n')).toEqual([
      `${place(3)} 内容不同: actor, data`,
      `${place(9)} 内容不同: recordedAt`,
      `${place(11)} 缺失`,
    ]);
  });

  it('finds what was changed and exchanged in KurrentDB', async () => {
    const [source, target] = [await postgres(), await kurrent()];
    await fill(source.store, 5);
    await copy(source, target);
    const { records } = target.double.log;
    const own = records.flatMap(({ type }, index) => (type.startsWith('$') ? [] : [index]));
    const [one, two, three] = [own[4] as number, own[8] as number, own[9] as number];
    Object.assign(records[one] as object, { data: Buffer.from('{}') });
    const [{ metadata }, { metadata: other }] = [records[two], records[three]] as [{ metadata: Uint8Array }, { metadata: Uint8Array }];
    Object.assign(records[two] as object, { metadata: other });
    Object.assign(records[three] as object, { metadata });
    const ran = await copy(source, target);
    expect(ran.exit).toBe(1);
    expect(ran.json()).toMatchObject({ copied: 0, verified: 27 });
    expect(ran.stderr).toContain('内容不同: data');
    expect(ran.stderr).toContain('顺序不同');
  });

  it('leaves a target alone that holds events of its own or of another store', async () => {
    const [one, other, target] = [await postgres(), await postgres(), await kurrent()];
    await fill(one.store, 3);
    await fill(other.store, 3);
    await copy(one, target);
    const [before, ran] = [await everything(target.store), await copy(other, target)];
    expect([ran.exit, ran.json()]).toMatchObject([2, { error: { code: 'not-a-copy' } }]);
    expect(await everything(target.store)).toEqual(before);
    expect((await copy(target, other)).exit).toBe(2);
    expect(await everything(other.store)).toHaveLength(18);
  });

  it.each([
    [[]],
    [['--from', 'postgres://u:secret@h/d']],
    [['--from', 'mysql://u:secret@h/d', '--to', 'kurrentdb://h:2113']],
    [['--from', 'kurrentdb://u:secret@h:2113', '--to', 'kurrentdb://u:secret@h:2113']],
  ])('%j is wrong usage, and no address is printed', async (options) => {
    const ran = await runCli(['store', 'copy', ...options]);
    expect(ran.exit).toBe(2);
    expect(ran.stdout + ran.stderr).not.toContain('secret');
  });

  it('says with 1 that a store did not answer', async () => {
    const ran = await runCli([
      'store',
      'copy',
      '--from',
      'kurrentdb://127.0.0.1:1?tls=false',
      '--to',
      'kurrentdb://127.0.0.1:2?tls=false',
      '--json',
    ]);
    expect([ran.exit, ran.json()]).toMatchObject([1, { error: { code: 'unavailable' } }]);
  });
});
