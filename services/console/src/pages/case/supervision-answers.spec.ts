import { describe, expect, it } from '@jest/globals';
import { answersOf } from './supervision-answers.ts';

const answered = (order: number, answeredOn: string, answer: string) => ({
  type: 'SupervisionOrderAnswered',
  data: { order, answeredOn, personal: { answer } },
});

describe('the answers a case shows beside its orders and suggestions', () => {
  it('are the newest to each order, an answer sent back among them', () => {
    const answers = answersOf('order', [
      answered(1, '2026-10-20', '正在办理'),
      answered(2, '2026-10-21', '已办理'),
      { type: 'SupervisionOrderReturned', data: { order: 1, returnedOn: '2026-10-22', personal: { reason: '未说明原因' } } },
      answered(1, '2026-11-02', '已反馈'),
    ]);
    expect([...answers]).toEqual([
      [1, { answeredOn: '2026-11-02', text: '已反馈', reason: '' }],
      [2, { answeredOn: '2026-10-21', text: '已办理', reason: '' }],
    ]);
  });
  it('give the reason why a suggestion was not wholly adopted', () => {
    const feedback = {
      type: 'SuggestionAnswered',
      data: { suggestion: 1, answeredOn: '2026-12-01', personal: { feedback: '部分采纳', reason: '无编制' } },
    };
    expect([...answersOf('suggestion', [feedback, answered(1, '2026-10-20', '正在办理')])]).toEqual([
      [1, { answeredOn: '2026-12-01', text: '部分采纳', reason: '无编制' }],
    ]);
  });
  it('are without their text once the person was erased', () => {
    const erased = { type: 'SupervisionOrderAnswered', data: { order: 1, answeredOn: '2026-10-20', personal: null } };
    expect(answersOf('order', [erased]).get(1)).toEqual({ answeredOn: '2026-10-20', text: null, reason: '' });
  });
});
