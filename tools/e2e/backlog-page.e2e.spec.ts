import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { get, post, startSystem, until, type RunningSystem } from '@anjuan/testing';
import { browserPath, openPage } from './open-page.ts';

const withBrowser = browserPath === undefined ? describe.skip : describe;
if (browserPath === undefined) console.warn('skipped: the pages of backlog and supervision, 3 tests (no Chromium on this machine)');

// Real: the built page in Chromium, the built system. Invented: three backlog cases of one district.
withBrowser('the pages of backlog and supervision', () => {
  let folder: string;
  let system: RunningSystem;
  let browser: Browser | undefined;
  let page: Page;
  const caseIds = ['JIAN-0001', 'JIAN-0002', 'JIAN-0003'];
  const ok = (status: number): boolean => status === 200 || status === 201;
  const taken = async (path: string, body: object): Promise<boolean> => ok((await post(`${system.url}/api/${path}`, body)).status);
  const send = async (path: string, body: object): Promise<void> => {
    const { status, body: answer } = await post(`${system.url}/api/${path}`, body);
    expect({ path, answer: ok(status) ? 'taken' : answer }).toEqual({ path, answer: 'taken' });
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-page-'));
    system = await startSystem(folder);
    const items = [{ code: 'S003', name: '市住房和城乡建设局', level: 'city', duties: ['物业管理', '电梯'], topics: ['housing'] }];
    await send('units/batch', { items });
    for (const registrationNumber of caseIds) {
      const petition = { registrationNumber, channel: 'visit', receivedOn: '2026-01-05', title: '回迁房十年未交付', district: '云湖区' };
      await send('petitions', { ...petition, text: '2016年拆迁时签了协议，回迁房至今没有交付。' });
      const grounds = [{ rule: 'office-list' }];
      const listing = { grounds, district: '云湖区', title: petition.title };
      await until('the registration', () => taken(`cases/${registrationNumber}/backlog/listing`, listing));
    }
    const listed = async () => (await get<{ total: number }>(`${system.url}/api/backlog/counts?by=status`)).total === caseIds.length;
    await until('the ledger', listed);
    ({ browser, page } = await openPage({ id: 'qian', role: 'supervisor', unit: 'S001' }));
  });
  afterAll(async () => {
    await browser?.close();
    await system.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  it('makes a batch of all cases that match, without choosing each', async () => {
    await page.goto(`${system.url}/backlog?status=listed`);
    await page.getByTestId('batch-by-filter').click();
    await page.getByTestId('field-series').fill('PC-2026');
    await page.getByTestId('field-reason').fill('同一回迁项目');
    await page.getByTestId('step-submit').click();
    const results = page.getByTestId('group-results');
    await results.waitFor();
    expect([await results.getAttribute('data-done'), await results.getAttribute('data-refused')]).toEqual(['3', '0']);
    await until('the batch', async () => {
      const { items } = await get<{ items: { batch: string; caseIds: string[] }[] }>(`${system.url}/api/batches`);
      return items[0]?.batch === 'PC-2026-001' && items[0].caseIds.join() === caseIds.join();
    });
  });

  it('answers every case of it by one action', async () => {
    await page.goto(`${system.url}/backlog/clusters`);
    await page.locator('[data-testid=batch][data-batch=PC-2026-001]').getByTestId('answer-batch').click();
    await page.getByTestId('field-documentNumber').fill('星信〔2026〕1号');
    await page.getByTestId('field-answer').fill('年底前交付');
    await page.getByTestId('step-submit').click();
    const results = page.getByTestId('group-results');
    await results.waitFor();
    expect(await results.getAttribute('data-done')).toBe('3');
    const { events } = await get<{ events: { type: string }[] }>(`${system.url}/api/cases/JIAN-0002/history`);
    expect(events.filter(({ type }) => type === 'BatchAnswered')).toHaveLength(1);
  });

  it('shows what was suggested to a unit, and leads to its case', async () => {
    const [caseId = ''] = caseIds;
    await until(
      'the suggestion of a unit',
      async () => (await get<{ state: string }>(`${system.url}/api/cases/${caseId}`)).state === 'suggested',
    );
    const decided = { category: 'appeal-request', topic: 'housing', route: 'petition-procedure', unit: 'S003' };
    await send(`cases/${caseId}/classification/override`, { ...decided, reason: '属住建职责' });
    await until('the proposal', async () => {
      const { state } = await get<{ state: string }>(`${system.url}/api/cases/${caseId}`);
      return state === 'classified' && taken(`cases/${caseId}/transfer`, {});
    });
    const suggestion = { kind: 'improve-work', unit: 'S003', feedbackBy: '2027-01-31', suggestion: '按协议交付' };
    await until('the unit holds it', () => taken(`cases/${caseId}/supervision/suggestion`, suggestion));
    await until('the list', async () => (await get<{ items: object[] }>(`${system.url}/api/supervision/orders`)).items.length === 1);
    await page.goto(`${system.url}/supervision`);
    const row = page.locator(`[data-testid=order-row][data-case-id=${caseId}]`);
    await row.waitFor();
    expect(await row.getAttribute('data-kind')).toBe('suggestion');
    expect(await row.textContent()).toContain('2027-01-31');
    await row.getByTestId('order-link').click();
    await page.waitForURL(`**/cases/${caseId}`);
  });
});
