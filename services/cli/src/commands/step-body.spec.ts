import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionName, stepBody } from './step-body.ts';
import { steps } from './step-table.ts';

const step = (name: string) => {
  const found = steps.find((each) => each.name === name);
  if (!found) throw new RangeError(name);
  return found;
};
const body = (name: string, options: Record<string, string>, cwd = '/') => stepBody(step(name), options, cwd);

describe('the steps by hand', () => {
  it('are all those of the interface, each with a name and a path of its own', () => {
    expect(steps).toHaveLength(64);
    expect(new Set(steps.map(({ path }) => path)).size).toBe(64);
    expect(new Set(steps.map(({ name }) => name)).size).toBe(64);
  });
  it('take names of options as commander gives them', () => {
    expect(['--on <day>', '--report-by <day>', '--document-number <n>'].map(optionName)).toEqual(['on', 'reportBy', 'documentNumber']);
  });
});

describe('the body of a step', () => {
  it('holds what was given and nothing else', async () => {
    expect(await body('transfer', {})).toEqual({});
    expect(await body('entrust', { unit: 'S010', reportBy: '2024-05-01' })).toEqual({ unit: 'S010', reportBy: '2024-05-01' });
    expect(await body('extend', { days: '30', reason: '案情复杂' })).toEqual({ days: 30, reason: '案情复杂' });
  });
  it('understands Chinese labels and lists', async () => {
    const options = { category: '申诉求决', topic: 'wages', route: '履职查处', unit: 'S010' };
    expect(await body('override', options)).toEqual({ category: 'appeal-request', topic: 'wages', route: 'perform-duty', unit: 'S010' });
    const opinion = {
      documentNumber: '云人社信〔2024〕7号',
      results: 'settled， explained',
      facts: '事实',
      opinion: '意见',
      basis: '依据',
    };
    expect(await body('opinion', opinion)).toMatchObject({ results: ['settled', 'explained'] });
  });
  it('understands yes and no in both languages', async () => {
    expect(await body('decide-avoidance', { officer: 'o-1', granted: '是' })).toEqual({ officer: 'o-1', granted: true });
    expect(await body('carry-out', { complete: 'no', note: '分期' })).toEqual({ complete: false, note: '分期' });
    await expect(body('carry-out', { complete: 'maybe', note: '分期' })).rejects.toMatchObject({ exit: 2 });
  });
  it('takes people by their names', async () => {
    expect(await body('choose-representatives', { representatives: '甲，乙、丙' })).toEqual({
      representatives: [{ name: '甲' }, { name: '乙' }, { name: '丙' }],
    });
    expect(await body('heir', { heir: '丁', proof: '户口簿' })).toEqual({ heir: { name: '丁' }, proof: '户口簿' });
  });
  it('reads a long text from @FILE', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'anjuan-step-'));
    await writeFile(join(folder, 'note.txt'), '第一行\n第二行');
    expect(await body('work', { kind: 'contacted', note: '@note.txt' }, folder)).toEqual({ kind: 'contacted', note: '第一行\n第二行' });
    await expect(body('work', { kind: 'contacted', note: '@none.txt' }, folder)).rejects.toMatchObject({ exit: 2 });
    await rm(folder, { recursive: true });
  });
  it.each([
    ['close', { rating: 'good' }, '--rating'],
    ['accept', { route: '天文' }, '--route'],
    ['accept', { on: '2024-02-30' }, '--on'],
    ['extend', { days: '0', reason: 'x' }, '--days'],
    ['extend', { days: 'many', reason: 'x' }, '--days'],
    ['override', { category: 'proposal', topic: 'wages', route: 'litigation', unit: '局' }, '--unit'],
    ['entrust', { reportBy: 'soon' }, '--report-by'],
  ])('%s with %j is wrong usage that names %s', async (name, options, flag) => {
    await expect(body(name, options)).rejects.toMatchObject({ exit: 2, message: expect.stringContaining(flag) });
  });
});
