import { describe, expect, it } from '@jest/globals';
import { checkBody } from './check-body.ts';
import { fieldsOf, type FormName } from './fields.ts';

const given = { category: 'appeal-request', suggestion: null };
const check = (form: FormName, values: Record<string, unknown>) => checkBody(form, fieldsOf(form, given), values);

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
});
