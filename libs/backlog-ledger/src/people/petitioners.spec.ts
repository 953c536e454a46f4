import { describe, expect, it } from '@jest/globals';
import { isIdNumber } from './id-number.ts';
import { areNameVariants } from './name-variants.ts';
import { readPetitioners } from './read-petitioners.ts';

// Invented numbers of areas that do not exist; check characters by GB 11643.
const read = (text: string): string =>
  readPetitioners(text)
    .petitioners.map(({ name, aliases, idNumber, phones }) =>
      [name ?? '?', ...aliases.map((alias) => `(${alias})`), idNumber ?? '-', ...phones].join(' '),
    )
    .join('; ');
const faultsOf = (text: string): readonly string[] => readPetitioners(text).faults;

describe('a cell of petitioners', () => {
  it.each([
    ['戚远舟，男，990124195304128619，19900004417', '戚远舟 990124195304128619 19900004417'],
    ['卢世英（女）身份证990129 19480705 0785 电话19900000925', '卢世英 990129194807050785 19900000925'],
    ['严克勤99013019570819255019900003306', '严克勤 990130195708192550 19900003306'],
    ['廉志勇99024019740320073X 19900006418', '廉志勇 99024019740320073X 19900006418'],
    ['卞海林 99012219610103741x', '卞海林 99012219610103741X'],
    [
      '父：鄢建平 990118197603085315\n母：苏小荷 990130197811262309\n电话 19900005540',
      '鄢建平 990118197603085315; 苏小荷 990130197811262309 19900005540',
    ],
    [
      '樊招娣 990104195603016902 19900005517; 吉世昌 990132195307096798',
      '樊招娣 990104195603016902 19900005517; 吉世昌 990132195307096798',
    ],
    ['洲上居民邓细保９９０２１４１９５１０７０６９８３５', '邓细保 990214195107069835'],
    ['计大壮（曾用名 计大状），990137195708170698', '计大壮 (计大状) 990137195708170698'],
    ['死者吴明亮之妻 奚翠兰 990305196704183365', '奚翠兰 990305196704183365'],
    ['恒源铸件有限公司 法定代表人 欧阳进 990442196002146831', '欧阳进 990442196002146831'],
    ['崔小楼等', '崔小楼 -'],
    ['辜小鸥、崔守谦等', '辜小鸥 -; 崔守谦 -'],
    ['钱三胜（13800000002）', '钱三胜 - 13800000002'],
    ['阿依古丽·买买提 13800000002', '阿依古丽·买买提 - 13800000002'],
    ['匿名', ''],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('reports what it cannot tell', () => {
    expect(faultsOf('严克勤99013019570819255019900003306')).toEqual(['glued-numbers']);
    expect(faultsOf('严克勤 990130195708192551')).toEqual(['id-check-digit']);
    expect(faultsOf('严克勤 99013019570819')).toEqual(['digits-unknown']);
    expect(faultsOf('田三毛、田小丽（父女） 990205195110124851')).toEqual(['persons-and-numbers-differ']);
    expect(faultsOf('990205195110124851')).toEqual(['name-unclear']);
    expect(faultsOf('匿名')).toEqual([]);
  });
});

describe('names', () => {
  it('are variants when one character is a usual miswriting of the other, and not otherwise', () => {
    expect(areNameVariants('闫秀梅', '阎秀梅')).toBe(true);
    expect(areNameVariants('邝胜平', '邝盛平')).toBe(true);
    expect(areNameVariants('童玉梅', '童玉琴')).toBe(false);
    expect(areNameVariants('闫盛梅', '阎胜梅')).toBe(false);
    expect(areNameVariants('王平', '王平安')).toBe(false);
    expect(areNameVariants('', '')).toBe(false);
  });
});

describe('an identity number', () => {
  it('has a possible birth date and the check character of GB 11643', () => {
    expect(isIdNumber('990124195304128619')).toBe(true);
    expect(isIdNumber('990124195304128618')).toBe(false);
    expect(isIdNumber('990124195313128619')).toBe(false);
  });
});
