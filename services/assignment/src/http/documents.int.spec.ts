// Real: PostgreSQL, the store, the vault, HTTP by injection, the shipped templates, and LibreOffice where it is installed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyShippedTemplates, findSoffice } from '@anjuan/documents';
import { acceptedPetition, clerk, handler, opinionData, recordUnits, registration, units } from './testing/a-petition.ts';
import { openForTest, type OpenAssignment } from './testing/open-assignment.ts';

let system: OpenAssignment;
let templates: string;
beforeAll(async () => {
  templates = await mkdtemp(join(tmpdir(), 'anjuan-templates-'));
  system = await openForTest({ config: { templates } });
  await recordUnits(system);
});
afterAll(async () => {
  await system.close();
  await rm(templates, { recursive: true });
});

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const at = (caseId: string) => `/api/cases/${caseId}/documents`;
const issue = (caseId: string, body: object, by: { readonly actor?: string; readonly key?: string } = {}) =>
  system.post(at(caseId), body, by);
const listed = async (caseId: string) =>
  (await system.get(at(caseId))).json<{ items: Record<string, unknown>[]; issuable: { kind: string; unit: string | null }[] }>();

describe('from a petition to its slip, its notice and its opinion', () => {
  const slip = { kind: 'registration-slip', on: '2025-09-01' };
  const notice = { kind: 'acceptance-notice', on: '2025-09-11', data: { handler: '李敏' } };
  const opinion = { kind: 'handling-opinion', on: '2025-10-30', data: opinionData };

  it('issues each under the number of its series, states what the case tells, and gives the same bytes again', async () => {
    await acceptedPetition(system, 'XC202509010001');
    const made = [
      await issue('XC202509010001', slip, { actor: clerk }),
      await issue('XC202509010001', notice, { actor: handler }),
      await issue('XC202509010001', opinion, { actor: handler }),
    ];
    expect(made.map(({ status, body }) => [status, body.documentNumber, body.added])).toEqual([
      [200, 'XC202509010001', 1],
      [200, '星人社信受〔2025〕1号', 1],
      [200, '星人社信处〔2025〕1号', 1],
    ]);
    const says = [
      ['星城市信访局', '王小明', '430102198001011234', '请求督促支付。'],
      ['星城市人力资源和社会保障局', '星人社信受〔2025〕1号', '2025年11月9日', '李敏'],
      ['星人社信处〔2025〕1号', '责令宏远置业有限公司', '市人民政府'],
    ];
    for (const [index, { body }] of made.entries()) {
      const file = await system.get(`${at('XC202509010001')}/${body.document}/docx`);
      expect([file.status, sha256Of(file.bytes)]).toEqual([200, body.sha256]);
      expect(file.headers['repr-digest']).toBe(`sha-256=:${Buffer.from(body.sha256 ?? '', 'hex').toString('base64')}:`);
      for (const part of says[index] ?? []) expect(file.bytes.toString('utf8')).toContain(part);
      const proof = await system.get(`${at('XC202509010001')}/${body.document}/verification?sha256=${sha256Of(file.bytes)}`);
      expect(proof.json()).toMatchObject({ kept: 'same', remade: 'same', file: 'same', verified: true });
    }
    expect((await listed('XC202509010001')).items.map(({ documentNumber, status }) => [documentNumber, status])).toEqual(
      made.map(({ body }) => [body.documentNumber, 'issued']),
    );
  });

  it('finds another file not to be it', async () => {
    const [first] = (await listed('XC202509010001')).items;
    const proof = await system.get(`${at('XC202509010001')}/${String(first?.['document'])}/verification?sha256=${'0'.repeat(64)}`);
    expect(proof.json()).toMatchObject({ kept: 'same', file: 'differs', verified: false });
  });

  it('makes a PDF where LibreOffice is, and says so where it is not', async () => {
    const [first] = (await listed('XC202509010001')).items;
    const pdf = await system.get(`${at('XC202509010001')}/${String(first?.['document'])}/pdf`);
    if ((await findSoffice()) === undefined) expect([pdf.status, pdf.json<{ code: string }>().code]).toEqual([501, 'pdf-not-available']);
    else expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  }, 120_000);

  it('keeps no name in the clear', async () => {
    const found: string[] = [];
    for await (const page of system.store.readAll()) for (const event of page.events) found.push(JSON.stringify(event.data));
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((text) => text.includes('王小明') || text.includes('430102198001011234'))).toEqual([]);
  });
});

describe('a document that is asked for', () => {
  it('shows what the case tells of it and what is still wanted', async () => {
    await acceptedPetition(system, 'XC202509010002');
    const draft = (await system.get('/api/cases/XC202509010002/document-drafts/handling-opinion?on=2025-10-30', handler)).json<{
      data: Record<string, unknown>;
      missing: string[];
      unitName: string;
      fields: { name: string }[];
    }>();
    expect(draft.unitName).toBe('星城市人力资源和社会保障局');
    expect(draft.data).toMatchObject({ acceptedOn: '2025-09-10', reviewUnit: '市人民政府' });
    expect(draft.missing).toEqual(['facts', 'evidence', 'reasons', 'basis', 'outcome', 'conclusion']);
    expect(draft.fields.map(({ name }) => name)).not.toContain('number');
  });

  it('is open once the case has come to its step', async () => {
    await system.record('intake', 'XC202509010003', registration('XC202509010003'));
    expect((await listed('XC202509010003')).issuable.map(({ kind }) => kind)).toEqual(['registration-slip']);
    expect((await listed('XC202509010002')).issuable.map(({ kind, unit }) => [kind, unit])).toEqual([
      ['registration-slip', null],
      ['acceptance-notice', units.bureau],
      ['transfer-letter', null],
      ['supervision-order', null],
      ['handling-opinion', units.bureau],
      ['settlement-agreement', units.bureau],
    ]);
  });

  const refusals: readonly (readonly [string, string, object, string, number, string, readonly string[]])[] = [
    ['an unknown case', 'XC000', { kind: 'registration-slip' }, clerk, 404, 'case-unknown', []],
    ['a step not taken', 'XC202509010003', { kind: 'acceptance-notice' }, handler, 409, 'document-not-open', []],
    ['another unit', 'XC202509010002', { kind: 'handling-opinion' }, 'id=x; role=unit-head; unit=S009', 403, 'wrong-issuer', []],
    ['no issuer', 'XC202509010002', { kind: 'transfer-letter' }, 'id=x; role=dispatcher; unit=', 422, 'issuer-missing', ['issuer']],
    ['a future day', 'XC202509010002', { kind: 'acceptance-notice', on: '2026-01-01' }, handler, 422, 'day-in-the-future', ['on']],
    [
      ...(['a number of one’s own', 'XC202509010002', { kind: 'acceptance-notice', data: { number: '星〔2025〕9号' } }, handler] as const),
      ...([422, 'reserved-fields', ['data.number']] as const),
    ],
    [
      ...(['missing parts', 'XC202509010002', { kind: 'handling-opinion', data: { ...opinionData, basis: null } }, handler] as const),
      ...([422, 'document-incomplete', ['data.basis']] as const),
    ],
    [
      ...(['a field of no document', 'XC202509010002', { kind: 'acceptance-notice', data: { colour: 'red' } }, handler] as const),
      ...([422, 'document-incomplete', ['data']] as const),
    ],
    [...(['what is no kind', 'XC202509010002', { kind: 'love-letter' }, handler] as const), ...([400, 'invalid-input', ['kind']] as const)],
  ];
  it.each(refusals)('is refused for %s, and takes no number', async (_, caseId, body, actor, status, code, fields) => {
    const before = await numbers('handling-opinion');
    const answer = await issue(caseId, body, { actor });
    expect([answer.status, answer.body.code, (answer.body.errors ?? []).map(({ field }) => field)]).toEqual([status, code, fields]);
    expect(await numbers('handling-opinion')).toEqual(before);
  });

  it('is refused to an officer who keeps out of the case', async () => {
    await acceptedPetition(system, 'XC202509010004');
    await system.step('XC202509010004', 'avoidance', {
      on: '2025-09-11',
      officer: 'handler-1',
      ground: 'interest',
      askedBy: 'unit',
      reason: '亲属',
    });
    await system.step(
      'XC202509010004',
      'avoidance/decision',
      { on: '2025-09-12', officer: 'handler-1', granted: true },
      'id=head-1; role=unit-head; unit=S004',
    );
    const answer = await issue('XC202509010004', { kind: 'acceptance-notice', on: '2025-09-13' }, { actor: handler });
    expect([answer.status, answer.body.code]).toEqual([403, 'officer-keeps-out']);
  });
});

const numbers = async (kind: string, unit: string = units.bureau) =>
  (await system.get(`/api/document-numbers?unit=${unit}&kind=${kind}&year=2025`)).json<{
    last: number;
    missing: number[];
    items: { number: number; status: string; caseId: string }[];
  }>();

describe('a number', () => {
  it('is the same when the request is repeated by its key, and the key of another request is refused', async () => {
    await acceptedPetition(system, 'XC202509010005');
    const body = { kind: 'transfer-letter', on: '2025-09-04' };
    const first = await issue('XC202509010005', body, { key: 'letter-5' });
    const again = await issue('XC202509010005', body, { key: 'letter-5' });
    expect([first.body.documentNumber, first.body.added, again.body.added]).toEqual(['星信转〔2025〕1号', 1, 0]);
    expect({ ...again.body, added: 1 }).toEqual(first.body);
    const other = await issue('XC202509010005', { ...body, data: { copies: '芙蓉区信访局' } }, { key: 'letter-5' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await numbers('transfer-letter', units.office)).toMatchObject({ last: 1, missing: [] });
  });

  it('stays with a voided document, which shows as void, and the next document gets the next', async () => {
    const [letter] = (await listed('XC202509010005')).items;
    const voiding = `${at('XC202509010005')}/${String(letter?.['document'])}/voiding`;
    expect((await system.post(voiding, { on: '2025-09-05', reason: '收文单位有误' })).body).toMatchObject({ status: 'voided', added: 1 });
    expect((await system.post(voiding, { on: '2025-09-05', reason: '收文单位有误' })).body).toMatchObject({ status: 'voided', added: 0 });
    const next = await issue('XC202509010005', { kind: 'transfer-letter', on: '2025-09-05' });
    expect(next.body.documentNumber).toBe('星信转〔2025〕2号');
    const { last, missing, items } = await numbers('transfer-letter', units.office);
    expect([last, missing, items.map(({ number, status }) => [number, status])]).toEqual([2, [], [[1, 'voided'], [2, 'issued']]]); // prettier-ignore
    expect((await system.get(`${at('XC202509010005')}/${String(letter?.['document'])}/docx`)).status).toBe(200);
  });

  it('is not voided by another unit, nor where there is none', async () => {
    const [letter] = (await listed('XC202509010005')).items.slice(1);
    const voiding = `${at('XC202509010005')}/${String(letter?.['document'])}/voiding`;
    expect((await system.post(voiding, { reason: '误' }, { actor: handler })).status).toBe(403);
    const none = await system.post(`${at('XC202509010005')}/5a0c3f0e-6a1b-5c55-9d5f-0b7f4b0f6c11/voiding`, { reason: '误' });
    expect([none.status, none.body.code]).toEqual([404, 'document-unknown']);
  });

  it('has the Chinese characters of the unit’s name before it until the unit has a word of its own', async () => {
    await system.recordUnit('S008', { name: '市信访局第二窗口', level: 'city', parent: units.government });
    const body = { kind: 'transfer-letter', issuer: 'S008', on: '2025-09-06' };
    expect((await issue('XC202509010005', body)).body.documentNumber).toBe('市信访局第二窗口转〔2025〕1号');
    await system.put('/api/units/S008/letterhead', { word: '星信二' });
    expect((await issue('XC202509010005', body)).body.documentNumber).toBe('星信二转〔2025〕2号');
  });
});

describe('the office’s own template', () => {
  it('makes the documents from then on; an earlier one keeps its bytes', async () => {
    await acceptedPetition(system, 'XC202509010006');
    const body = { kind: 'acceptance-notice', on: '2025-09-12' };
    const before = await issue('XC202509010006', body, { actor: handler });
    const spare = await mkdtemp(join(tmpdir(), 'anjuan-templates-'));
    await copyShippedTemplates(spare);
    // The same template under another version: one byte of a comment at the archive's end would do, a second copy of a part does too.
    await cp(join(spare, '信访事项不予受理告知书.docx'), join(templates, '信访事项受理告知书.docx'));
    const refused = await issue('XC202509010006', body, { actor: handler });
    expect([refused.status, refused.body.code]).toEqual([409, 'templates-unusable']);
    await cp(join(spare, '信访事项受理告知书.docx'), join(templates, '信访事项受理告知书.docx'));
    const archive = await readFile(join(templates, '信访事项受理告知书.docx'));
    archive.writeUInt16LE(1, archive.length - 2); // a comment of one byte at the end of the archive makes another file of it
    await writeFile(join(templates, '信访事项受理告知书.docx'), Buffer.concat([archive, Buffer.from('v')]));
    const after = await issue('XC202509010006', body, { actor: handler });
    expect(after.body.templateSha256).not.toBe(before.body.templateSha256);
    const proof = await system.get(`${at('XC202509010006')}/${before.body.document}/verification`);
    expect(proof.json()).toMatchObject({ kept: 'same', remade: 'other-template', verified: true });
    const list = (await system.get('/api/document-templates')).json<{ items: { kind: string; own: boolean }[] }>();
    expect(list.items.filter(({ own }) => own).map(({ kind }) => kind)).toEqual(['acceptance-notice']);
    await rm(join(templates, '信访事项受理告知书.docx'));
    await rm(spare, { recursive: true });
  });
});

describe('the documents of an erased petitioner', () => {
  it('are gone with the key, while their numbers and hashes stand', async () => {
    await acceptedPetition(system, 'XC202509010007');
    const made = await issue('XC202509010007', { kind: 'acceptance-notice', on: '2025-09-12' }, { actor: handler });
    await system.vault.erase(registration('XC202509010007').personId);
    const file = await system.get(`${at('XC202509010007')}/${made.body.document}/docx`);
    expect([file.status, file.json<{ code: string }>().code]).toEqual([410, 'document-erased']);
    expect((await listed('XC202509010007')).items).toMatchObject([{ sha256: made.body.sha256, status: 'issued' }]);
    const proof = await system.get(`${at('XC202509010007')}/${made.body.document}/verification`);
    expect(proof.json()).toMatchObject({ kept: 'erased', verified: false });
    const next = await issue('XC202509010007', { kind: 'acceptance-notice', on: '2025-09-12' }, { actor: handler });
    expect([next.status, next.body.code]).toEqual([409, 'person-erased']);
  });
});
