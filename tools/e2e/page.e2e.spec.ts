import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { post, root, startSystem, until, get, type RunningSystem } from '@anjuan/testing';
import { browserPath, openPage } from './open-page.ts';

const withBrowser = browserPath === undefined ? describe.skip : describe;
if (browserPath === undefined) console.warn('skipped: the page, 4 tests (no Chromium on this machine)');

// Real: the built page in Chromium, the built system.
withBrowser('the page', () => {
  let folder: string;
  let system: RunningSystem;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-page-'));
    system = await startSystem(folder);
    const items = [
      { code: 'S003', name: '市住房和城乡建设局', level: 'city', duties: ['物业管理', '房屋质量', '电梯'], topics: ['housing'] },
    ];
    expect((await post(`${system.url}/api/units/batch`, { items })).status).toBe(200);
    const text = '小区电梯坏了两个月，物业不修，老人上不了楼。';
    const petition = {
      registrationNumber: 'PAGE-0001',
      channel: 'visit',
      receivedOn: '2026-01-05',
      title: '电梯坏了没人修',
      text,
      target: '百顺物业',
    };
    expect((await post(`${system.url}/api/petitions`, petition)).status).toBe(201);
    await until('the suggestion', async () => (await get<{ state: string }>(`${system.url}/api/cases/PAGE-0001`)).state === 'suggested');
    await until('the list', async () => (await get<{ items: unknown[] }>(`${system.url}/api/cases`)).items.length === 1);
    ({ browser, page } = await openPage({ id: 'zhao', role: 'classifier', unit: 'S002' }));
  });
  afterAll(async () => {
    await browser.close();
    await system.end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  });

  it('lists the petition with its state', async () => {
    await page.goto(`${system.url}/`);
    const row = page.locator('[data-testid=case-row][data-case-id=PAGE-0001]');
    await row.waitFor();
    expect(await row.textContent()).toContain('电梯坏了没人修');
    expect(await row.locator('[data-testid=state]').getAttribute('data-state')).toBe('suggested');
  });

  it('confirms the classification by hand, and the timeline shows who did it', async () => {
    await page.goto(`${system.url}/cases/PAGE-0001`);
    await page.getByTestId('suggestion').waitFor();
    await page.getByTestId('step-confirm').click();
    await page.getByTestId('step-submit').click();
    const event = page.locator('[data-testid=event][data-type=ClassificationConfirmed]');
    await event.waitFor();
    expect(await event.textContent()).toContain('zhao');
    expect((await get<{ state: string }>(`${system.url}/api/cases/PAGE-0001`)).state).toBe('classified');
  });

  it('takes a step at the window, and the list shows the corrected title', async () => {
    await page.goto(`${system.url}/cases/PAGE-0001`);
    await page.getByTestId('steps-window-toggle').click();
    await page.getByTestId('step-correct-registration').click();
    await page.getByTestId('field-title').fill('电梯困人无人救援');
    await page.getByTestId('field-reason').fill('登记时听错');
    await page.getByTestId('step-submit').click();
    const event = page.locator('[data-testid=event][data-type=RegistrationCorrected]');
    await event.waitFor();
    expect(await event.textContent()).toContain('电梯困人无人救援');
    await until('the list', async () => {
      const { items } = await get<{ items: { title: string; text?: string }[] }>(`${system.url}/api/cases`);
      return items[0]?.title === '电梯困人无人救援';
    });
    await page.goto(`${system.url}/`);
    await page.locator('[data-testid=case-row][data-case-id=PAGE-0001]').getByText('电梯困人无人救援').waitFor();
  });

  it('marks what a form needs, and sends nothing without it', async () => {
    await page.goto(`${system.url}/cases/PAGE-0001`);
    await page.getByTestId('steps-window-toggle').click();
    await page.getByTestId('step-appoint-agent').click();
    await page.getByTestId('step-submit').click();
    await page.getByTestId('form-appoint-agent').waitFor();
    await page.locator('.ant-form-item-explain-error').first().waitFor();
    expect(await page.locator('.ant-form-item-explain-error').count()).toBe(3);
    const { events } = await get<{ events: { type: string }[] }>(`${system.url}/api/cases/PAGE-0001/history`);
    expect(events.filter(({ type }) => type === 'AgentAppointed')).toEqual([]);
  });
});

it('serves a page that was built', () => {
  expect(readFileSync(join(root, 'services/console/dist/index.html'), 'utf8')).toContain('<div id="root">');
});
