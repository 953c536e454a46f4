import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventOf } from '@anjuan/contracts';
import { payloadOf } from '@anjuan/service-kit';
import pg from 'pg';
import { samplePetitions } from './testing/sample.ts';
import { testSystem, type TestPetition, type TestSystem } from './testing/test-system.ts';

// Real: PostgreSQL, the store, the vault, the index of candidates, the sample's petitions.
let system: TestSystem;
beforeEach(async () => {
  system = await testSystem();
});
afterEach(() => system.close());

const relate = 'classification/relate-when-registered';
const sample = samplePetitions();
const byId = new Map(sample.map((petition) => [petition.caseId, petition]));
const repeats = sample.filter(({ declaredRepeatOf }) => declaredRepeatOf !== null && declaredRepeatOf !== undefined);
const pair = (): [first: TestPetition, second: TestPetition] => {
  const [second] = repeats;
  const first = byId.get(second?.declaredRepeatOf ?? '');
  if (!first || !second) throw new Error('the sample holds no repeat');
  return [first, second];
};

async function deliver(pageSize?: number): Promise<void> {
  const open = await system.open();
  await open.deliver(pageSize, relate);
  await open.close();
}

/** Links suggested in a case's file. */
async function linksOf(caseId: string): Promise<string[]> {
  const events = await system.eventsOf(caseId);
  return events.flatMap((event) => {
    if (event.type !== 'RelationSuggested') return [];
    const { kind, ofCaseId } = payloadOf<EventOf<'RelationSuggested'>>(event);
    return [`${kind} ${ofCaseId}`];
  });
}

describe('a petition that was brought before', () => {
  it.each([
    ['in one page', 1000],
    ['in pages of their own', 1],
  ])('is suggested as the repeat of the first, and the first of nothing: %s', async (_, pageSize) => {
    const [first, second] = pair();
    await system.register(first, second);
    await deliver(pageSize);
    expect(await linksOf(first.caseId)).toEqual([]);
    expect(await linksOf(second.caseId)).toEqual([`repeat ${first.caseId}`]);
  });

  it('is suggested once, however often it is delivered, and its grounds are sealed', async () => {
    const [first, second] = pair();
    await system.register(first, second);
    await deliver();
    await system.rewind(relate);
    await deliver(1);
    await system.rewind(relate);
    await deliver();
    expect(await linksOf(first.caseId)).toEqual([]);
    expect(await linksOf(second.caseId)).toEqual([`repeat ${first.caseId}`]);
    for await (const { type, data } of system.host.store.readStream(`classification-${second.caseId}`))
      if (type === 'RelationSuggested') expect(data['personal']).toEqual(expect.stringMatching(/^v1\./));
  });

  it('is found though the older petition was registered after it, and is then itself the repeat', async () => {
    const [first, second] = pair();
    await system.register(second, first);
    await deliver();
    expect(await linksOf(first.caseId)).toEqual([]);
    expect(await linksOf(second.caseId)).toEqual([`repeat ${first.caseId}`]);
  });

  it('links to the first registration a third time, also where an officer named it', async () => {
    const [first, second] = pair();
    const third = { ...second, caseId: 'THIRD-1', receivedOn: '2026-02-01' };
    await system.register(first, second, third);
    await deliver();
    expect(await linksOf('THIRD-1')).toEqual([`repeat ${first.caseId}`]);

    const open = await system.open();
    await system.register({ ...first, caseId: 'OTHER-1', text: '完全另一件事', title: '另一件', target: '', petitioner: {} });
    await open.deliver(1000, relate);
    await open.decide(first.caseId, { type: 'ConfirmRelation', body: { kind: 'repeat' }, ofCaseId: 'OTHER-1' });
    await system.register({ ...second, caseId: 'FOURTH-1', receivedOn: '2026-02-02' });
    await open.deliver(1000, relate);
    await open.close();
    expect(await linksOf('FOURTH-1')).toEqual(['repeat OTHER-1']);
  });

  it('is suggested anew to nobody after an officer undid it, and the next one does not follow it', async () => {
    const [first, second] = pair();
    await system.register(first, second);
    const open = await system.open();
    await open.deliver(1000, relate);
    await open.decide(second.caseId, { type: 'UndoRelation', body: { reason: '不是同一人' }, ofCaseId: first.caseId });
    await open.deliver(1000, relate);
    await system.rewind(relate);
    await open.deliver(1000, relate);
    await open.close();
    expect(await linksOf(second.caseId)).toEqual([`repeat ${first.caseId}`]);
    expect((await system.eventsOf(second.caseId)).filter(({ type }) => type === 'RelationUndone')).toHaveLength(1);
    expect(await roots()).toEqual([]);
  });
});

describe('the sample of 320 petitions', () => {
  it('has its 40 labelled repeats linked to their first registration and nothing else, with an index that holds no clear text', async () => {
    await system.register(...sample);
    await deliver(100);
    const found: string[] = [];
    for (const { caseId } of sample)
      found.push(...(await linksOf(caseId)).filter((link) => link.startsWith('repeat ')).map((link) => `${caseId} ${link}`));
    expect(found.sort()).toEqual(repeats.map(({ caseId, declaredRepeatOf }) => `${caseId} repeat ${declaredRepeatOf}`).sort());
    expect(found).toHaveLength(40);
    const [{ keys } = { keys: '' }] = await query<{ keys: string }>(
      `SELECT string_agg(k::text, ' ') AS keys FROM (SELECT * FROM classification_relate_when_registered.candidate_keys LIMIT 2000) AS k`,
    );
    expect(keys).not.toMatch(/\p{Script=Han}/u);
  });

  it('is indexed and linked the same when its tables are made anew from the store', async () => {
    const some = sample.slice(0, 60);
    await system.register(...some);
    await deliver();
    const [rows, links] = [await indexRows(), await roots()];
    expect(rows.length).toBeGreaterThan(300);
    await query('DROP SCHEMA classification_relate_when_registered CASCADE');
    await deliver(7);
    expect(await indexRows()).toEqual(rows);
    expect(await roots()).toEqual(links);
  });
});

const indexRows = () =>
  query('SELECT * FROM classification_relate_when_registered.candidate_keys ORDER BY token, transaction, sequence, kind');
const roots = () => query('SELECT * FROM classification_relate_when_registered.repeat_root ORDER BY case_id');

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: system.host.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
