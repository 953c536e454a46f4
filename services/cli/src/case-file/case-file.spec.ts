import { describe, expect, it } from '@jest/globals';
import { exampleCase, exampleHistory } from '../testing/example-history.ts';
import { historyMarkdown } from './markdown.ts';
import { caseText, historyText } from './text.ts';

describe('a case as text', () => {
  it('shows what is known, codes in words, and nothing for what is not', () => {
    expect(caseText(exampleCase, 'zh').split('\n')).toEqual([
      '案件 c-1  XC20240102-0001',
      '  状态      待受理',
      '  登记日期  2024-01-02',
      '  信访形式  12345热线转办',
      '  信访人    张三',
      '  人数      6',
      '  概况标题  瓦工工资',
      '  问题属地  云湖区',
      '  类别      申诉求决',
      '  领域      农民工工资',
      '  办理路径  履职查处',
      '  责任单位  云湖区人力资源和社会保障局 S010',
      '',
      '时限',
      '  受理告知（第 2 轮）：2024-01-10 至 2024-01-25，计时中（第 23 条）',
      '',
      '关联',
      '  共同 c-2 待确认 0.81',
    ]);
  });
  it('is English for an English reader', () => {
    const text = caseText(exampleCase, 'en');
    expect(text).toContain('State        Awaiting acceptance');
    expect(text).toContain('Tell the petitioner of acceptance (run 2): 2024-01-10 to 2024-01-25, running (Art. 23)');
  });
  it('shows a code that is new to this program as it is', () => {
    expect(caseText({ ...exampleCase, state: 'on-the-moon' }, 'zh')).toContain('状态      on-the-moon');
  });
});

describe('a replayed case as text', () => {
  const lines = historyText(exampleHistory, 'zh').split('\n');
  it('begins with the moment and the state', () => {
    expect(lines.slice(0, 3)).toEqual(['截至 2024-03-05 23:59:59（北京时间）', '案件 c-1  XC20240102-0001', '  状态      待受理']);
  });
  it('tells of each event when, what, who, why and its details', () => {
    expect(lines.slice(lines.indexOf('经过（2 条）'))).toEqual([
      '经过（2 条）',
      '',
      '1.  2024-01-02 00:00:00  登记',
      '      办理人    clerk-7（接访员，S002）',
      '      缘由      首因',
      '      录入时间  2024-03-01 10:03:04',
      '      信访形式  12345热线转办',
      '      人数      6',
      '      是否匿名  否',
      '      信访人    姓名：张三，联系电话：19900001111',
      '      诉求内容  第一行 | *要紧*',
      '                第二行 [31m',
      '',
      '2.  2024-01-02 00:00:00  甄别建议',
      '      办理人    system:classification（系统）',
      '      缘由      由第 1 条「登记」引起',
      '      录入时间  2024-03-01 10:03:04',
      '      类别      申诉求决 (把握 0.91)',
      '      建议单位  责任单位：S010，把握：0.70',
      '      个人信息  （已删除）',
    ]);
  });
  it('says when there was nothing yet', () => {
    const text = historyText({ caseId: 'c-1', at: '2023-12-31T15:59:59.999Z', state: null, events: [] }, 'zh');
    expect(text).toBe('截至 2023-12-31 23:59:59（北京时间）\n当时尚未登记。\n\n经过（0 条）');
  });
});

describe('a replayed case as Markdown', () => {
  const report = historyMarkdown(exampleHistory, 'zh', '2024-03-10T04:00:00.000Z');
  it('is a report with the moment, when it was printed, the state, and a heading for each event', () => {
    expect(report.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# 案件回放 c-1',
      '## 当时状态',
      '## 经过（2 条）',
      '### 1. 2024-01-02 00:00:00 登记',
      '### 2. 2024-01-02 00:00:00 甄别建议',
    ]);
    expect(report).toContain('回放时刻: 2024-03-05 23:59:59 (UTC+8)');
    expect(report).toContain('打印时间: 2024-03-10 12:00:00 (UTC+8)');
    expect(report).toContain('| 事件 | ClassificationSuggested v1, intake-c-1 \\#1, e-2 |');
  });
  it('lets no petition break its tables or become markup', () => {
    expect(report).toContain('| 诉求内容 | 第一行 \\| \\*要紧\\*<br>第二行 \\[31m |');
    const tables = report.split('\n').filter((line) => line.startsWith('|'));
    for (const line of tables) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(4);
  });
});
