import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { stepBody } from './step-body.ts';
import { backlogSteps, batchSteps, campaignSteps } from './step-table-backlog.ts';

const { paths } = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')) as { paths: object };
const all = [...backlogSteps, ...campaignSteps, ...batchSteps];
const body = (name: string, options: Record<string, string>) => {
  const step = all.find((each) => each.name === name);
  if (!step) throw new RangeError(name);
  return stepBody(step, options, '/');
};

describe('the steps of backlog work on the line', () => {
  it('are all those of the interface', () => {
    const posted = Object.keys(paths).filter((path) => path.startsWith('/api/cases/{id}/backlog/'));
    expect(backlogSteps.map(({ path }) => `/api/cases/{id}${path}`).toSorted()).toEqual(posted.toSorted());
  });
  it.each(all.map((step) => [step.name, step] as const))('ask in %s for what the interface takes', (_, { path, schema, fields }) => {
    const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
    // The id of what is made is the argument of the command.
    const made = path === '/api/campaigns' ? ['campaign'] : path === '/api/batches' ? ['batch'] : [];
    expect([...fields.map(({ field }) => field), ...made].toSorted()).toEqual(Object.keys(properties).toSorted());
  });
  it('take amounts in yuan, rules and ids apart by commas, targets, and a plan as JSON', async () => {
    expect(await body('relief', { kind: 'other', amount: '350.05', reason: '患病' })).toEqual({
      kind: 'other',
      amountFen: 35_005,
      reason: '患病',
    });
    expect(await body('list-case', { grounds: 'overdue，repeated' })).toEqual({ grounds: [{ rule: 'overdue' }, { rule: 'repeated' }] });
    expect(await body('join', { cases: 'JA-1, JA-2' })).toEqual({ caseIds: ['JA-1', 'JA-2'] });
    expect(await body('change', { until: '2026-12-31', targets: '20,5', reason: '加码' })).toMatchObject({
      targets: { struckOff: 20, openAtEnd: 5 },
    });
    const steps = [{ text: '核对', dueOn: '2026-12-20', unit: 'S004' }];
    expect(await body('plan', { policy: '补发', steps: JSON.stringify(steps) })).toEqual({ policy: '补发', steps });
    await expect(body('plan', { policy: '补发', steps: 'no json' })).rejects.toMatchObject({ exit: 2 });
    await expect(body('list-case', { grounds: 'weather' })).rejects.toMatchObject({ exit: 2 });
  });
});
