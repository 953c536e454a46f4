// Real: the shipped lexicon file.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { cueMatcher, LexiconError, organsOfName, parseLexicon } from './index.ts';

const shipped = readFileSync(new URL('./lexicon.txt', import.meta.url), 'utf8');
const subject = (text: string, more: { title?: string; target?: string } = {}) => ({
  text,
  title: more.title ?? '',
  target: more.target ?? '',
  attributes: new Set(['匿名'] as const),
});

describe('the lexicon an office edits', () => {
  it('is shipped with cues for every category, topic and route', () => {
    const lexicon = parseLexicon(shipped);
    const labels = (task: string) => new Set(lexicon.cues.filter((cue) => cue.task === task).map((cue) => cue.label)).size;
    expect([labels('category'), labels('topic'), labels('route')]).toEqual([3, 12, 9]);
    expect(lexicon.cues.length).toBeGreaterThan(4000);
  });

  it('reads strengths, fields, attributes and combinations', () => {
    const { cues } = parseLexicon('[领域 房地产]\n强 逾期交房 答应…没兑现\n反 对象=工地 属性=匿名\n[机关 教育]\n定 领域=教育双减');
    expect(cues.map((cue) => [cue.key, cue.label, cue.strength, cue.line])).toEqual([
      ['逾期交房', 'housing', 2, 2],
      ['答应…没兑现', 'housing', 2, 2],
      ['对象=工地', 'housing', -1, 3],
      ['属性=匿名', 'housing', -1, 3],
      ['领域=教育双减', 'education', 4, 5],
    ]);
  });

  it('names line and rule of every fault at once', () => {
    const read = () => parseLexicon('强 无节\n[领域 天文]\n[领域 房地产]\n很强 房\n强 甲…乙&丙 天=地 属性=快递\n强 楼盘\n中 楼盘');
    expect(read).toThrow(LexiconError);
    try {
      read();
    } catch (error) {
      if (!(error instanceof LexiconError)) throw error;
      expect(error.faults.map((fault) => fault.line)).toEqual([1, 2, 4, 5, 5, 5, 7]);
      expect(error.faults.at(-1)?.rule).toContain('第 6 行');
    }
  });

  it('refuses an empty file', () => {
    expect(() => parseLexicon('# 只有说明\n')).toThrow(LexiconError);
  });

  it('gives the same version to the same content in another order, and another to another strength', () => {
    const version = parseLexicon('[领域 房地产]\n强 楼盘 交房').version;
    expect(parseLexicon('# 说明\n[领域 房地产]\n强 交房\n强 楼盘').version).toBe(version);
    expect(parseLexicon('[领域 房地产]\n强 楼盘\n中 交房').version).not.toBe(version);
  });
});

describe('finding cues in a petition', () => {
  const lexicon = parseLexicon('[领域 房地产]\n强 答应…没兑现 工地&欠 对象=置业 标题=漏水 属性=匿名 交房');
  const find = cueMatcher(lexicon);
  it('finds words, gaps within one sentence, pairs anywhere, fields and attributes', () => {
    expect([...find(subject('欠着。去年答应的补偿没兑现，工地也停了', { title: '漏水', target: '某置业' }))].sort()).toEqual(
      ['答应…没兑现', '工地&欠', '对象=置业', '标题=漏水', '属性=匿名'].sort(),
    );
  });
  it('does not join parts across a full stop or beyond fifteen characters', () => {
    expect(find(subject('答应了。没兑现')).has('答应…没兑现')).toBe(false);
    expect(find(subject('答应一二三四五六七八九十一二三四五六没兑现')).has('答应…没兑现')).toBe(false);
  });
});

describe('kinds of office by name', () => {
  it.each([
    ['望潮区教育体育局', ['education', 'sports']],
    ['市公安局丹崖分局', ['police']],
    ['某开发区社会事务局', ['civil-affairs', 'health', 'education']],
    ['听涛街道办事处', ['street']],
    ['鸥嘴村村民委员会', ['community']],
    ['市住房保障和房屋管理局', ['housing']],
    ['市委金融委员会办公室', ['finance-oversight']],
    ['丹崖区纪委监委', ['discipline']],
    ['澜州市人民政府', ['government']],
  ])('%s', (name, kinds) => {
    expect(organsOfName(name)).toEqual(kinds);
  });
});
