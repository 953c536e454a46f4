import { describe, expect, it } from '@jest/globals';
import { problemCode, problemText } from './problem.ts';

describe('problem details', () => {
  it('are shown in both languages, the fields at fault in lines of their own instead of the detail', () => {
    const errors = [
      { field: 'petitioner.phone', rule: 'too-large', zh: '不得超过 60', en: 'at most 60' },
      { field: '', rule: 'custom', zh: '不符合要求', en: 'breaks a rule' },
    ];
    const problem = { title: '输入不符合要求', titleEn: 'The input breaks a rule', detail: '……', detailEn: '...', errors };
    expect(problemText(problem, 400)).toEqual({
      zh: '输入不符合要求\n  - petitioner.phone: 不得超过 60\n  - 不符合要求',
      en: 'The input breaks a rule\n  - petitioner.phone: at most 60\n  - breaks a rule',
    });
  });
  it('give the detail where no field is at fault', () => {
    const problem = { title: '不能延长', titleEn: 'cannot be extended', detail: '还可延长 10 日', detailEn: '10 days are left' };
    expect(problemText(problem, 409)).toEqual({ zh: '不能延长：还可延长 10 日', en: 'cannot be extended: 10 days are left' });
  });
  it('fall back on Chinese, and on the status', () => {
    expect(problemText({ title: '没有这个案件', detail: '没有这个案件' }, 404)).toEqual({ zh: '没有这个案件', en: '没有这个案件' });
    expect(problemText({}, 500)).toEqual({ zh: 'HTTP 500', en: 'HTTP 500' });
  });
  it('are known by code, by type, or by status', () => {
    expect(problemCode({ code: 'case-unknown', type: 'x' }, 404)).toBe('case-unknown');
    expect(problemCode({ type: 'urn:anjuan:problem:case-unknown' }, 404)).toBe('case-unknown');
    expect(problemCode({}, 404)).toBe('http-404');
  });
});
