import { describe, expect, it } from '@jest/globals';
import { checkBody } from './check-body.ts';
import { fieldsOf, type CaseFormName } from './forms.ts';
import type { CaseForSteps } from './step-row.ts';

const given: CaseForSteps = {
  ...{ state: 'accepted', category: 'appeal-request', route: null, suggestion: null, headcount: 1, confidential: null, repeatOf: null },
  ...{ merged: null, urgent: false },
};
const check = (form: CaseFormName, values: Record<string, unknown>, start?: Record<string, unknown>) =>
  checkBody(form, fieldsOf(form, given), values, start);

describe('the body of a step, checked as the server does', () => {
  it('leaves empty fields out, so that the server fills them in', () => {
    expect(check('transfer', { unit: undefined, on: '' })).toEqual({ ok: true, body: {} });
    expect(check('accept', { on: '2024-02-29', route: null })).toEqual({ ok: true, body: { on: '2024-02-29' } });
  });
  it('asks for what is needed', () => {
    expect(check('refuse', { explanation: '  ' })).toEqual({
      ok: false,
      faults: [
        { field: 'ground', fault: 'required' },
        { field: 'explanation', fault: 'required' },
      ],
    });
  });
  it('asks for a result of handling of an appeal or request (Art. 28)', () => {
    const opinion = { documentNumber: '星信办〔2024〕1号', facts: '查明', opinion: '支持', basis: '条例', results: [] };
    expect(check('issue-opinion', opinion)).toEqual({ ok: false, faults: [{ field: 'results', fault: 'required' }] });
    expect(check('issue-opinion', { ...opinion, results: ['settled'] }).ok).toBe(true);
  });
  it('bounds texts, days and numbers by the schema', () => {
    expect(check('object', { reason: '长'.repeat(2001) })).toEqual({
      ok: false,
      faults: [{ field: 'reason', fault: 'tooLong', max: 2000 }],
    });
    expect(check('take-back', { on: '2023-02-29' })).toEqual({ ok: false, faults: [{ field: 'on', fault: 'format' }] });
    expect(check('extend', { days: 366, reason: '案情复杂' })).toEqual({
      ok: false,
      faults: [{ field: 'days', fault: 'range', min: 1, max: 365 }],
    });
    expect(check('extend', { days: 0, reason: '案情复杂' })).toEqual({
      ok: false,
      faults: [{ field: 'days', fault: 'range', min: 1, max: 365 }],
    });
  });
  it('refuses a code that is none', () => {
    expect(check('close', { rating: 'delighted' })).toEqual({ ok: false, faults: [{ field: 'rating', fault: 'format' }] });
  });
  it("keeps the other case's number out of the body, for it stands in the address", () => {
    expect(check('link', { otherId: 'XC-1', kind: 'joint' })).toEqual({ ok: true, body: { kind: 'joint' } });
  });
  it('asks for the proof of a delivery, which the server refuses to do without', () => {
    expect(check('deliver', { method: 'post', proof: ' ' })).toEqual({ ok: false, faults: [{ field: 'proof', fault: 'required' }] });
  });
  it('takes a person by the name, and leaves out what is not known', () => {
    const agent = { name: '李四', idNumber: '', phone: ' ' };
    expect(check('appoint-agent', { kind: 'lawyer', agent, mandate: '代为陈述' })).toEqual({
      ok: true,
      body: { kind: 'lawyer', agent: { name: '李四' }, mandate: '代为陈述' },
    });
    expect(check('appoint-agent', { kind: 'lawyer', agent: { phone: '123' }, mandate: '代为陈述' })).toEqual({
      ok: false,
      faults: [{ field: 'agent', fault: 'required' }],
    });
  });
  it('leaves out people of whom nothing was filled in', () => {
    expect(check('choose-representatives', { representatives: [{ name: '甲' }, {}] })).toEqual({
      ok: true,
      body: { representatives: [{ name: '甲' }] },
    });
    expect(check('choose-representatives', { representatives: [{}] })).toEqual({
      ok: false,
      faults: [{ field: 'representatives', fault: 'required' }],
    });
  });
  it('asks for both units of a conflict', () => {
    expect(check('refer-conflict', { to: 'common-superior', units: ['S001'], reason: '都不认' })).toEqual({
      ok: false,
      faults: [{ field: 'units', fault: 'tooFew', min: 2 }],
    });
  });
  it('sends of a correction only what was changed, and what was emptied as empty', () => {
    const start = { title: '电梯坏了', district: '云湖区', headcount: 1, anonymous: false, petitioner: { name: '张三', phone: '1' } };
    const values = { ...start, title: '电梯困人', district: '', petitioner: { name: '张三', phone: '1' }, reason: '录入有误' };
    expect(check('correct-registration', values, start)).toEqual({
      ok: true,
      body: { title: '电梯困人', district: '', reason: '录入有误' },
    });
  });
});
