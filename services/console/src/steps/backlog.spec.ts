import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { checkBody } from './check-body.ts';
import type { Field } from './fields.ts';
import { fieldsOfGroup } from './forms.ts';
import { stepSchemas } from './step-schemas.ts';
import {
  backlogLinkForms,
  backlogStepsOf,
  backlogStepTable,
  groupForms,
  type DossierForSteps,
  type GroupFormName,
} from './table/backlog.ts';

type Json = Readonly<Record<string, unknown>>;
const { paths } = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')) as { paths: Json };
const at = (status: DossierForSteps['status'], more: Partial<DossierForSteps> = {}): DossierForSteps => ({
  ...{ status, plan: null, reliefs: [], ...more },
});
const names = (given: DossierForSteps, role?: string) => backlogStepsOf(given, role).map(({ name }) => name);
const plan = (doneOn: string | null): DossierForSteps['plan'] => ({
  ...{ plan: 1, setOn: '2026-03-01', policy: '' },
  steps: [{ step: 1, text: '', dueOn: '2026-04-01', unit: 'S004', doneOn, result: null }],
});

describe('the steps of a backlog case', () => {
  it('follow where it stands', () => {
    expect(names(at('absent'))).toEqual(['list-backlog']);
    expect(names(at('listed'))).toEqual(['assign-leader', 'set-plan', 'record-backlog-work', 'request-relief', 'report-resolution']);
    expect(names(at('listed', { plan: plan(null) }))).toContain('finish-plan-step');
    expect(names(at('listed', { plan: plan('2026-03-20') }))).not.toContain('finish-plan-step');
    expect(names(at('reported'))).toContain('check-resolution');
    expect(names(at('checked'))).toContain('strike-off');
    expect(names(at('watched'))).toEqual(['assign-leader', 'record-watch', 'end-watch', 'record-relapse']);
    expect(names(at('ended'))).toEqual(['record-relapse']);
    expect(names(at('listed'), 'auditor')).toEqual([]);
  });
  it('are all those of the interface', () => {
    const posted = Object.keys(paths).flatMap((path) => {
      const below = /^\/api\/cases\/\{id\}\/backlog\/(.+)$/.exec(path)?.[1];
      return below === undefined || below.startsWith('links/') ? [] : [below];
    });
    expect(backlogStepTable.map(({ path }) => path).toSorted()).toEqual(posted.toSorted());
  });
});

const limitOf = (field: Field): unknown => ('max' in field && field.kind !== 'number' ? field.max : null);
type Asked = readonly [name: keyof typeof stepSchemas, fields: readonly Field[]];
const forms: readonly Asked[] = [
  ...backlogStepTable.map(({ name, fields }): Asked => [name, fields]),
  ...(['confirm-backlog-link', 'undo-backlog-link'] as const).map((name): Asked => [name, backlogLinkForms[name]]),
  ...(Object.keys(groupForms) as GroupFormName[]).map((name): Asked => [name, fieldsOfGroup(name)]),
];

describe('the forms of backlog work', () => {
  it.each(forms)('ask in %s for what the interface takes, within its limits', (name, fields) => {
    const { properties, required = [] } = z.toJSONSchema(stepSchemas[name], { io: 'input' }) as {
      properties: Record<string, Json>;
      required?: string[];
    };
    // Which campaign takes the cases in stands in the address.
    const asked = fields.filter((field) => !['join-campaign', 'join-by-filter'].includes(name) || field.name !== 'campaign');
    expect(asked.map((field) => field.name).toSorted()).toEqual(Object.keys(properties).toSorted());
    expect(asked.filter((field) => required.includes(field.name) && !field.required)).toEqual([]);
    for (const field of asked) {
      const limit = limitOf(field);
      const schema = properties[field.name] ?? {};
      if (limit !== null && schema['pattern'] === undefined)
        expect([field.name, limit]).toEqual([field.name, schema['maxLength'] ?? schema['maxItems']]);
    }
  });
  it('send a plan without its empty rows, and the chosen cases beside the campaign in the address', () => {
    const setPlan = backlogStepTable.find(({ name }) => name === 'set-plan')?.fields ?? [];
    const step = { text: '核对', dueOn: '2026-04-30', unit: 'S004' };
    expect(checkBody('set-plan', setPlan, { policy: '分期补发', steps: [step, {}] })).toEqual({
      ...{ ok: true, body: { policy: '分期补发', steps: [step] } },
    });
    const join = fieldsOfGroup('join-campaign');
    expect(checkBody('join-campaign', join, { campaign: 'GJ-1', caseIds: ['JA-1'] })).toEqual({ ok: true, body: { caseIds: ['JA-1'] } });
  });
});
