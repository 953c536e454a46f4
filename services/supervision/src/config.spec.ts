import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listingRules } from '@anjuan/regulation';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { supervisionConfig } from './config.ts';

describe('ANJUAN_LISTING_RULES', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'anjuan-rules-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const withFile = async (text: string) => {
    const file = join(folder, 'rules.json');
    await writeFile(file, text);
    return supervisionConfig({ ANJUAN_LISTING_RULES: file });
  };

  it('gives the city’s own numbers, else the release’s stand', async () => {
    expect(supervisionConfig({}).listing).toEqual(listingRules);
    const { listing } = await withFile('{"overdueMonths": 3}');
    expect(listing.find(({ rule }) => rule === 'overdue')).toMatchObject({ months: 3 });
  });
  it('is refused with its faults', async () => {
    await expect(withFile('{"overdueMonths": "three"}')).rejects.toThrow(
      'ANJUAN_LISTING_RULES：$.overdueMonths 应为 0 到 600 的整数 / is to be a whole number from 0 to 600',
    );
  });
});
