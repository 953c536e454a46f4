import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

/** The machine's own Chromium; undefined where there is none, and what needs it is skipped. */
export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Who acts on the page, as its switch keeps it. */
export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly unit: string;
}

/** A page of a new Chromium, acting as `actor`. The browser is to be closed. */
export async function openPage(actor: Actor): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const browser = await chromium.launch({ executablePath: browserPath ?? '', args: [...quiet, '--disable-sync'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.addInitScript((kept) => localStorage.setItem('anjuan.actor', kept), JSON.stringify(actor));
  return { browser, page };
}
