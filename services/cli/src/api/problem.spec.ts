import { describe, expect, it } from '@jest/globals';
import { pathText, problemCode, problemText } from './problem.ts';

describe('problem details', () => {
  it('are shown in both languages, the fields at fault in lines of their own', () => {
    const problem = {
      title: { zh: '内容不合要求', en: 'does not fit' },
      detail: '两处有误 / two faults',
      errors: [
        { path: '/petitioner/phone', message: 'too long' },
        { path: ['labels', 0], message: 'x' },
      ],
    };
    expect(problemText(problem, 400)).toEqual({
      zh: '内容不合要求：两处有误\n  - petitioner.phone: too long\n  - labels.0: x',
      en: 'does not fit: two faults\n  - petitioner.phone: too long\n  - labels.0: x',
    });
  });
  it('fall back on one language, and on the status', () => {
    expect(problemText({ title: '没有这个案件', detail: '没有这个案件' }, 404)).toEqual({ zh: '没有这个案件', en: '没有这个案件' });
    expect(problemText({}, 503).en).toBe('HTTP 503');
  });
  it('are known by code, by type, or by status', () => {
    expect(problemCode({ code: 'unknown-case', type: 'x' }, 404)).toBe('unknown-case');
    expect(problemCode({ type: 'https://anjuan.example/problems/unknown-case' }, 404)).toBe('unknown-case');
    expect(problemCode({}, 404)).toBe('http-404');
    expect(pathText(undefined)).toBe('');
  });
});
