import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { caseStates, type CaseState, type Suggestion } from '../api/types.ts';
import type { Field } from './fields.ts';
import { articleOf, fieldsOf } from './forms.ts';
import { nothingYet, type Standing } from './standing.ts';
import type { CaseForSteps } from './step-row.ts';
import { stepSchemas } from './step-schemas.ts';
import { relationStepsOf, stepNames, rowOf, stepsOf } from './steps.ts';

const suggestion: Suggestion = {
  classifier: { name: 'linear', version: '1' },
  category: { value: 'appeal-request', confidence: 0.9 },
  topic: { value: 'wages', confidence: 0.9 },
  route: { value: 'petition-procedure', confidence: 0.9 },
  units: [{ unit: 'S003', confidence: 0.8 }],
  grounds: null,
};
const inState = (state: CaseState, more: Partial<CaseForSteps> = {}): CaseForSteps => ({
  ...{ state, category: 'appeal-request', route: 'petition-procedure', suggestion, headcount: 1, confidential: null, repeatOf: null },
  ...{ merged: null, urgent: false, ...more },
});
const names = (given: CaseForSteps, standing: Partial<Standing> = {}, role?: string) =>
  stepsOf(given, { ...nothingYet, ...standing }, role)
    .filter(({ group }) => group !== 'window')
    .map(({ name }) => name)
    .join(' ');
const ofWindow = (given: CaseForSteps, standing: Partial<Standing> = {}) =>
  stepsOf(given, { ...nothingYet, ...standing }, undefined)
    .filter(({ group }) => group === 'window')
    .map(({ name }) => name)
    .join(' ');

describe('the steps an officer can take', () => {
  it('follow the state of the case, desk by desk', () => {
    const avoid = 'ask-avoidance';
    const watch = 'supervise interview-head suggest';
    const hand = 'record-work issue-opinion change-route open-mediation settle open-hearing';
    expect(Object.fromEntries(caseStates.map((state) => [state, names(inState(state))]))).toEqual({
      registered: `override refuse ${watch}`,
      suggested: `confirm override refuse ${watch}`,
      classified: `override refuse transfer entrust merge ${avoid} correct-step ${watch}`,
      sent: `accept decline object succeed-unit merge ${avoid} correct-step ${watch}`,
      objected: `take-back reject-objection refer-conflict decide-competence succeed-unit merge ${avoid} correct-step ${watch}`,
      'taken-back': `override refuse transfer entrust refer-conflict decide-competence merge ${avoid} correct-step ${watch}`,
      'in-conflict': `refer-conflict decide-competence merge ${avoid} correct-step ${watch}`,
      accepted: `succeed-unit merge ${hand} ${avoid} extend correct-step ${watch}`,
      'opinion-issued': `succeed-unit record-work deliver ${avoid} correct-step ${watch}`,
      delivered: `succeed-unit record-work close record-carrying-out correct-step ${watch}`,
      directed: `succeed-unit procedure-result close correct-step ${watch}`,
      settled: `succeed-unit close record-carrying-out correct-step ${watch}`,
      'under-review': `succeed-unit ${avoid} issue-review-opinion record-carrying-out correct-step ${watch}`,
      reviewed: `succeed-unit deliver-review-opinion record-carrying-out correct-step ${watch}`,
      'procedure-ended': `succeed-unit record-work close record-carrying-out correct-step ${watch}`,
      closed: `record-carrying-out correct-step ${watch}`,
      merged: 'undo-merge correct-step',
      withdrawn: '',
      'not-accepted': watch,
      'petitioner-died': '',
      ledgered: `confirm override refuse ${watch}`,
    });
  });

  it('depend on the kind of the petition', () => {
    expect(names(inState('accepted', { category: 'proposal', route: 'study-and-reply' }))).toContain('answer-proposal');
    expect(names(inState('accepted', { route: 'arbitration' }))).toContain('direct-to-procedure');
    expect(names(inState('sent', { category: 'accusation' }))).toContain('name-accused');
  });

  it('depend on what happened before', () => {
    expect(names(inState('accepted'), { mediating: true, hearing: true })).toContain('fail-mediation settle close-hearing');
    expect(names(inState('accepted'), { avoidance: ['wang'], owesReport: true })).toContain('decide-avoidance extend report-result');
    expect(names(inState('under-review'), { level: 're-review' })).toContain('open-hearing');
    expect(names(inState('closed'), { decided: 'opinion' })).toContain('request-review end-procedure');
    expect(names(inState('closed'), { decided: 'ended' })).not.toContain('request-review');
    expect(names(inState('procedure-ended'), { decided: 'ended', unasked: true })).toContain('request-review');
    expect(names(inState('not-accepted'), { refused: true })).toBe('notify-refusal supervise interview-head suggest');
    expect(names(inState('not-accepted'), { refused: true, notified: true })).toBe('supervise interview-head suggest');
    const orders = { open: [1], answered: [] };
    expect(names(inState('accepted'), { orders })).toContain('supervise answer-order cancel-order interview-head suggest');
    expect(names(inState('closed'), { orders: { open: [], answered: [1] }, suggestions: [2] })).toContain(
      'supervise accept-answer return-answer cancel-order interview-head suggest answer-suggestion withdraw-suggestion',
    );
    expect(names(inState('in-conflict'), { conflict: 'joint-conference' })).not.toContain('refer-conflict');
  });

  it('at the window depend on the people', () => {
    const always = 'record-visit record-counselling';
    const rest = 'order-confidentiality report-urgent correct-registration';
    expect(ofWindow(inState('sent'))).toBe(`${always} appoint-agent ${rest} record-death withdraw`);
    expect(ofWindow(inState('sent', { headcount: 6 }), { agent: true })).toContain('choose-representatives appoint-agent dismiss-agent');
    expect(ofWindow(inState('sent'), { died: true })).toBe(`${always} ${rest} continue-as-heir end-by-death`);
    expect(ofWindow(inState('withdrawn', { confidential: 'whole' }))).toBe(
      `${always} lift-confidentiality report-urgent correct-registration`,
    );
  });

  it('are marked where they are those of the acting role', () => {
    const own = stepsOf(inState('classified'), nothingYet, 'dispatcher').filter((step) => step.own);
    expect(own.map(({ name }) => name)).toEqual(['transfer', 'entrust', 'merge']);
  });

  it('are none for an auditor, who writes nothing', () => {
    expect(caseStates.flatMap((state) => stepsOf(inState(state), nothingYet, 'auditor'))).toEqual([]);
  });

  it('ask for a unit when confirming a suggestion that names none, and for new facts of a repeat', () => {
    const asked = (given: CaseForSteps) => fieldsOf('confirm', given).map(({ name }) => name);
    expect(asked(inState('suggested'))).toEqual([]);
    expect(asked(inState('suggested', { suggestion: { ...suggestion, units: [] } }))).toEqual(['unit']);
    expect(asked(inState('suggested', { repeatOf: 'XC-1' }))).toEqual(['newFacts']);
  });

  it('ask for a result of handling where the category is an appeal or request (Art. 28)', () => {
    const results = (category: string) =>
      fieldsOf('issue-opinion', inState('accepted', { category })).find(({ name }) => name === 'results');
    expect([results('appeal-request')?.required, results('proposal')?.required]).toEqual([true, false]);
  });
});

type Json = Readonly<Record<string, unknown>>;
const openApi = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')) as { paths: Json };
/** Steps of the backlog side have a page of their own; documents have a panel beside the steps. */
const elsewhere = /^(?:relations\/|backlog\/|documents(?:\/|$))/;

describe('the table of the steps', () => {
  const given = inState('suggested', { repeatOf: 'XC-1', suggestion: { ...suggestion, units: [] } });
  const schemaOf = (name: keyof typeof stepSchemas) =>
    z.toJSONSchema(stepSchemas[name], { io: 'input' }) as { properties: Record<string, Json>; required?: string[] };

  it('has a row for every step of the interface', () => {
    const posted = Object.entries(openApi.paths).flatMap(([path, methods]) => {
      const below = /^\/api\/cases\/\{id\}\/(.+)$/.exec(path)?.[1];
      return below !== undefined && !elsewhere.test(below) && typeof methods === 'object' && methods !== null && 'post' in methods
        ? [below]
        : [];
    });
    expect(stepNames.map((name) => rowOf(name).path).sort()).toEqual(posted.sort());
    expect(posted.length).toBeGreaterThanOrEqual(62);
  });

  it.each(stepNames.map((name) => [name]))('asks in %s for what the interface takes, within its limits', (name) => {
    const { properties, required = [] } = schemaOf(name);
    const fields = fieldsOf(name, given);
    expect(fields.map((field) => field.name).sort()).toEqual(Object.keys(properties).sort());
    const unmarked = fields.filter((field) => required.includes(field.name) && !field.required);
    expect(unmarked.map((field) => field.name)).toEqual([]);
    for (const field of fields) expect([field.name, limitOf(field)]).toEqual([field.name, limitIn(field, properties[field.name] ?? {})]);
  });

  it('names only articles by their number', () => {
    expect(stepNames.filter((name) => !/^(?:\d{2})?$/.test(articleOf(name)))).toEqual([]);
  });
});

function limitOf(field: Field): unknown {
  if (field.kind === 'line' || field.kind === 'prose') return field.max;
  if (field.kind === 'units') return field.max;
  return field.kind === 'number' ? [field.min, field.max] : null;
}

function limitIn({ kind }: Field, schema: Json): unknown {
  if (kind === 'line' || kind === 'prose') return schema['maxLength'];
  if (kind === 'units') return schema['maxItems'];
  return kind === 'number' ? [schema['minimum'], schema['maximum']] : null;
}

describe('what can be done with a link between two cases', () => {
  it('confirms what is suggested or was undone, and undoes what stands', () => {
    expect(relationStepsOf('suggested')).toEqual(['confirm-relation', 'undo-relation']);
    expect(relationStepsOf('confirmed')).toEqual(['undo-relation']);
    expect(relationStepsOf('undone')).toEqual(['confirm-relation']);
  });
});
