import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@anjuan/testing';
import { DataSource } from 'typeorm';
import { candidateKeys, relateAll, type PetitionForMatching } from '../../domain/repeats/index.ts';
import {
  FIND_CANDIDATES_SQL,
  findCandidates,
  findCandidatesParameters,
  indexPetitions,
  removePetition,
  type IndexedPetition,
} from './candidate-index.ts';
import { tokenizer } from './candidate-tokens.ts';
import { CreateCandidateKeys1767225600000 } from './create-candidate-keys.migration.ts';

// Real: PostgreSQL, TypeORM and its migration, 300,000 keys of 30,000 synthetic cases beside the few that a test names.
const tokensOf = tokenizer(Buffer.from('0123456789abcdef'));
let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await testDatabase();
  source = await new DataSource({ type: 'postgres', url: database.url, migrations: [CreateCandidateKeys1767225600000] }).initialize();
  await source.runMigrations();
  await source.query(`
    INSERT INTO candidate_keys (token, transaction, sequence, kind, case_id)
    SELECT hashint8extended(c * 10 + k, 7), c, c, k, 'filler-' || c
    FROM generate_series(1, 30000) AS c, generate_series(1, 10) AS k`);
  await source.query('ANALYZE candidate_keys');
});
afterAll(async () => {
  await source.destroy();
  await database.drop();
});

const petition = (caseId: string, receivedOn: string, more: Partial<PetitionForMatching> = {}): PetitionForMatching => ({
  caseId,
  receivedOn,
  petitionerName: '',
  idNumber: '',
  phone: '',
  address: '',
  district: '湖西区',
  headcount: 1,
  anonymous: false,
  target: '',
  title: '',
  text: '',
  ...more,
});
/** Cases are registered in the order in which the tests name them, all after the synthetic ones. */
const order: string[] = [];
const indexed = (p: PetitionForMatching): IndexedPetition => {
  if (!order.includes(p.caseId)) order.push(p.caseId);
  const position = { transaction: 40_000n, sequence: BigInt(order.indexOf(p.caseId)) };
  return { caseId: p.caseId, position, tokens: tokensOf(candidateKeys(p)) };
};
/** An invented number of a person; all digits differ by `n`. */
const idOf = (n: number): string => `9906011980010${String(n).padStart(4, '0')}X`;
const rowsOf = async (caseId: string): Promise<number> => {
  const [row] = await source.query<{ n: number }[]>('SELECT count(*)::int AS n FROM candidate_keys WHERE case_id = $1', [caseId]);
  return row?.n ?? -1;
};
interface PlanNode {
  readonly 'Node Type': string;
  readonly Plans?: readonly PlanNode[];
}
const planNodes = (node: PlanNode | undefined): string[] =>
  node === undefined ? [] : [node['Node Type'], ...(node.Plans ?? []).flatMap(planNodes)];

describe('the index of candidate keys', () => {
  it('finds an earlier case through a name with one wrong character and a new telephone', async () => {
    const first = petition('name-1', '2024-03-01', { petitionerName: '慕容静宜', phone: '19900000001', address: '湖西区柳堤巷8号' });
    await indexPetitions(source.manager, [indexed(first)]);
    const later = petition('name-2', '2024-09-01', { petitionerName: '慕容静怡', phone: '19900000002' });
    expect(await findCandidates(source.manager, indexed(later))).toEqual(['name-1']);
  });

  it('writes the keys of a case once, however often it is told, and takes them out again', async () => {
    const one = indexed(
      petition('twice', '2024-04-01', { petitionerName: '屠远帆', idNumber: '990601198001010014', phone: '19900000003' }),
    );
    await indexPetitions(source.manager, [one]);
    await indexPetitions(source.manager, [one]);
    expect(await rowsOf('twice')).toBe(one.tokens.length);
    expect(one.tokens.length).toBe(6); // number, telephone, the name and its three forms with one character dropped
    await removePetition(source.manager, one);
    expect(await rowsOf('twice')).toBe(0);
  });

  it('leaves nothing behind when the transaction that also moves the checkpoint is rolled back', async () => {
    const one = indexed(petition('rolled-back', '2024-04-02', { phone: '19900000004' }));
    const failed = source.transaction(async (manager) => {
      await indexPetitions(manager, [one]);
      throw new Error('checkpoint lost');
    });
    await expect(failed).rejects.toThrow('checkpoint lost');
    expect(await rowsOf('rolled-back')).toBe(0);
  });

  it('keeps no clear text of the person', async () => {
    const one = petition('secret', '2024-04-03', { petitionerName: '屠远帆', phone: '19900000005', address: '湖西区柳堤巷9号' });
    await indexPetitions(source.manager, [indexed(one)]);
    const rows = JSON.stringify(await source.query('SELECT * FROM candidate_keys WHERE case_id = $1', ['secret']));
    for (const part of ['屠', '远帆', '0000005', '柳堤']) expect(rows).not.toContain(part);
    expect(tokenizer(Buffer.from('another secret, as long'))(candidateKeys(one))[0]?.token).not.toBe(
      tokensOf(candidateKeys(one))[0]?.token,
    );
  });

  it('never offers cases registered later, nor the asking case itself', async () => {
    const asking = petition('order-2', '2024-05-02', { phone: '19900000006' });
    for (const p of [
      petition('order-1', '2024-05-01', { phone: '19900000006' }),
      asking,
      petition('order-3', '2024-05-03', { phone: '19900000006' }),
    ])
      await indexPetitions(source.manager, [indexed(p)]);
    expect(await findCandidates(source.manager, indexed(asking))).toEqual(['order-1']);
  });

  it('does not follow a target that hundreds complain of, but still the telephone of one of them', async () => {
    const crowd = Array.from({ length: 260 }, (_, n) =>
      petition(`crowd-${n}`, '2024-06-01', { target: '宏瑞商贸有限公司', phone: `1990001${String(n).padStart(4, '0')}` }),
    );
    for (const p of crowd) await indexPetitions(source.manager, [indexed(p)]);
    const asking = petition('crowd-asking', '2024-07-01', { target: '宏瑞商贸', phone: '19900010017' });
    expect(await findCandidates(source.manager, indexed(asking))).toEqual(['crowd-17']);
  });

  it('offers at most fifty cases that share something of the person, those that share most first', async () => {
    const shared = Array.from({ length: 120 }, (_, n) =>
      petition(`many-${String(n).padStart(3, '0')}`, '2024-08-01', { phone: `1990002${n % 2 === 0 ? '0000' : '1111'}`, idNumber: idOf(n) }),
    );
    for (const p of shared) await indexPetitions(source.manager, [indexed(p)]);
    const asking = petition('many-asking', '2024-09-01', { phone: '19900020000', idNumber: idOf(61) });
    const found = await findCandidates(source.manager, indexed(asking));
    expect(found).toHaveLength(50);
    expect(found[0]).toBe('many-061'); // by the number; the others, every second one, by the telephone
    expect(found[1]).toBe('many-118');
  });

  it('offers at most twelve cases that share a matter only, the newest of those that share as much', async () => {
    const shared = Array.from({ length: 40 }, (_, n) =>
      petition(`park-${String(n).padStart(2, '0')}`, '2024-08-01', { target: '青屿游乐园', ...(n === 20 ? { phone: '19900000008' } : {}) }),
    );
    for (const p of shared) await indexPetitions(source.manager, [indexed(p)]);
    const asking = petition('park-asking', '2024-09-01', { target: '青屿游乐园', phone: '19900000008' });
    const newest = Array.from({ length: 12 }, (_, n) => `park-${39 - n}`);
    expect(await findCandidates(source.manager, indexed(asking))).toEqual(['park-20', ...newest]);
  });

  it('reads the index and never the whole table', async () => {
    const asking = indexed(
      petition('plan', '2024-09-01', { petitionerName: '慕容静怡', phone: '19900000002', target: '宏瑞商贸', text: '欠款71200元' }),
    );
    const [answer] = await source.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
      `EXPLAIN (FORMAT JSON) ${FIND_CANDIDATES_SQL}`,
      findCandidatesParameters(asking, 50),
    );
    const nodes = planNodes(answer?.['QUERY PLAN'][0]?.Plan);
    expect(nodes.filter((node) => node.startsWith('Index'))).toHaveLength(1);
    expect(nodes).not.toContain('Seq Scan');
  });

  it('carries a repeat from registration to suggestion', async () => {
    const first = petition('whole-1', '2024-02-05', {
      petitionerName: '艾女士',
      phone: '19900000009',
      address: '湖西区柳堤巷12号',
      target: '蓝湾医疗美容诊所',
      title: '埋线后嘴角下垂',
      text: '在蓝湾医疗美容埋线花了19800元，嘴角下垂。',
    });
    const later = petition('whole-2', '2024-07-01', {
      petitionerName: '艾若兰',
      phone: '19900000010',
      address: '湖西区柳堤巷12号',
      target: '蓝湾医疗美容',
      title: '埋线的事追问',
      text: '二月我打热线反映过埋线嘴角下垂，退费没有下文。',
    });
    await indexPetitions(source.manager, [indexed(first)]);
    const found = await findCandidates(source.manager, indexed(later));
    expect(found).toEqual(['whole-1']);
    expect(relateAll(later, [first]).map(({ relation, firstCaseId }) => [relation, firstCaseId])).toEqual([['repeat', 'whole-1']]);
  });

  it('finds a case that was registered before though it was received after, as in an import of old registers', async () => {
    const known = petition('late-1', '2024-09-10', { phone: '19900000011' });
    const older = petition('late-2', '2019-03-10', { phone: '19900000011' });
    await indexPetitions(source.manager, [indexed(known), indexed(older)]);
    expect(await findCandidates(source.manager, indexed(older))).toEqual(['late-1']);
    expect(await findCandidates(source.manager, indexed(known))).toEqual([]);
  });
});

describe('the secret for candidate keys', () => {
  it('may not be shorter than sixteen bytes', () => {
    expect(() => tokenizer(Buffer.from('short'))).toThrow(RangeError);
  });
});
