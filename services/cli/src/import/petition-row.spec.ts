import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCharacter } from './identity-number.ts';
import { channelLabels } from './labels.ts';
import { petitionColumns, readPetitionRow, type ImportedPetition, type PetitionRowResult } from './petition-row.ts';

// Pure functions; rows are maps as the table reader gives them.
const today = '2024-06-30';
const good: Readonly<Record<string, string>> = {
  登记编号: 'XC20240102-0052',
  登记日期: '2024-01-02',
  信访形式: '来访',
  信访人: '聂春山',
  证件号码: '990121197403194611',
  联系电话: '19900005157',
  住址: '云湖区湖东安置房三期',
  人数: '1',
  是否匿名: '否',
  问题属地: '云湖区',
  反映对象: '泰坤建工集团（麓东）',
  概况标题: '湖东安置房三期瓦工工资',
  诉求内容: '一直没有结清。',
};

const read = (changes: Readonly<Record<string, string>> = {}): PetitionRowResult =>
  readPetitionRow(new Map(Object.entries({ ...good, ...changes })), today);

function accepted(changes: Readonly<Record<string, string>> = {}): ImportedPetition {
  const result = read(changes);
  if (!result.ok) throw new Error(`rejected: ${result.problems.map(({ code }) => code).join()}`);
  return result.petition;
}

const problems = (changes: Readonly<Record<string, string>>): string[] => {
  const result = read(changes);
  return result.ok ? [] : result.problems.map(({ column, code }) => `${column}:${code}`);
};
const warnings = (changes: Readonly<Record<string, string>>): string[] =>
  read(changes).warnings.map(({ column, code }) => `${column}:${code}`);

describe('a row in order', () => {
  it('becomes a petition', () => {
    expect(accepted()).toEqual({
      registrationNo: 'XC20240102-0052',
      registeredOn: '2024-01-02',
      registeredTime: null,
      channel: 'visit',
      petitionerName: '聂春山',
      identityNumber: '990121197403194611',
      phones: ['19900005157'],
      address: '云湖区湖东安置房三期',
      headcount: 1,
      anonymous: false,
      district: '云湖区',
      respondent: '泰坤建工集团（麓东）',
      title: '湖东安置房三期瓦工工资',
      text: '一直没有结清。',
      labels: null,
      repeat: null,
      firstRegistrationNo: null,
    });
  });

  it('keeps its labels and its marking as a repeat', () => {
    const labels = { 标注类别: '申诉求决', 标注领域: '农民工工资', 标注路径: '履职查处', 标注责任单位: '市人社局' };
    const petition = accepted({ ...labels, 是否重复: '是', 原登记编号: 'XC20240101-0001' });
    expect(petition.labels).toEqual({ category: '申诉求决', topic: '农民工工资', route: '履职查处', unit: '市人社局' });
    expect([petition.repeat, petition.firstRegistrationNo]).toEqual([true, 'XC20240101-0001']);
  });

  it('is normalised where characters identify, and kept as worded where they speak', () => {
    const petition = accepted({
      登记编号: ' ＸＣ２０２４－１ ',
      证件号码: '９９０１２１１９５８０２１４８４７ｘ',
      联系电话: '１９９００００２９０８ ',
      人数: '４１人',
      信访人: '𠮷\u200B㛃·买买提 ',
      诉求内容: '  “第一，”\r\n\u200B第二\u000B第三：１２３ ',
    });
    expect(petition).toMatchObject({
      registrationNo: 'XC2024-1',
      identityNumber: '99012119580214847X',
      phones: ['19900002908'],
      headcount: 41,
      petitionerName: '𠮷㛃·买买提',
      text: '“第一，”\n第二\n第三：１２３',
    });
  });

  it('may lack everything an anonymous letter lacks', () => {
    const empty = { 信访人: '', 证件号码: '', 联系电话: '', 住址: '', 人数: '', 反映对象: ' ', 概况标题: '', 问题属地: '' };
    expect(accepted({ ...empty, 是否匿名: '是' })).toMatchObject({
      petitionerName: null,
      anonymous: true,
      headcount: 1,
      phones: [],
      title: null,
    });
  });

  it('keeps the name of an anonymous petitioner, with a remark', () => {
    expect(accepted({ 是否匿名: '是' })).toMatchObject({ petitionerName: '聂春山', anonymous: true });
    expect(warnings({ 是否匿名: '是' })).toEqual(['信访人:anonymous-with-name']);
    expect(accepted({ 是否匿名: '是', 信访人: '匿名' }).petitionerName).toBeNull();
  });

  it('takes what stands for nothing as nothing, with a remark', () => {
    expect(accepted({ 证件号码: '无', 联系电话: '不详', 住址: '/' })).toMatchObject({ identityNumber: null, phones: [], address: null });
    expect(warnings({ 证件号码: '无' })).toEqual(['证件号码:placeholder-left-out']);
  });
});

describe('the day of registration', () => {
  it.each([
    ['2024/3/5', '2024-03-05', null],
    ['2024.3.5', '2024-03-05', null],
    ['2024年3月5日', '2024-03-05', null],
    ['2024 年 3 月 5 日', '2024-03-05', null],
    ['２０２４－０３－０５', '2024-03-05', null],
    ['20240305', '2024-03-05', null],
    ['2024-02-29', '2024-02-29', null],
    ['2024-03-05 08:30', '2024-03-05', '08:30:00'],
    ['2024-03-05T08:30:01', '2024-03-05', '08:30:01'],
    ['2024年3月5日8时30分', '2024-03-05', '08:30:00'],
    ['2024-06-30', '2024-06-30', null],
    ['45356', '2024-03-05', null],
  ])('%s is read', (text, day, time) => {
    expect(accepted({ 登记日期: text })).toMatchObject({ registeredOn: day, registeredTime: time });
  });

  it.each([
    ['2024-02-30', 'date-impossible'],
    ['2023-02-29', 'date-impossible'],
    ['2024-13-01', 'date-impossible'],
    ['2024-00-10', 'date-impossible'],
    ['2024/4/31', 'date-impossible'],
    ['2024-03-05 25:00', 'date-impossible'],
    ['2024-07-01', 'date-in-future'],
    ['2106-05-01', 'date-in-future'],
    ['99999', 'date-in-future'],
    ['1948-12-31', 'date-too-old'],
    ['0001-01-01', 'date-impossible'],
    ['24-3-5', 'date-format'],
    ['3/5/2024', 'date-format'],
    ['2024-3', 'date-format'],
    ['2024-3/5', 'date-format'],
    ['昨天', 'date-format'],
    ['', 'required'],
  ])('%j is rejected: %s', (text, code) => {
    expect(problems({ 登记日期: text })).toEqual([`登记日期:${code}`]);
  });
});

describe('the identity number', () => {
  it.each(['99012119740319461１', '990121 19740319 4611', '990121740319461', 'E12345678', 'H1234567890'])('%s is read', (text) => {
    expect(problems({ 证件号码: text })).toEqual([]);
  });

  it.each([
    ['990121197403194612', 'identity-check-digit'],
    ['990121197403194611'.replace('46', '64'), 'identity-check-digit'],
    ['990121197402304615', 'identity-birth-date'],
    ['990121187403194611', 'identity-birth-date'],
    ['990121202507014615', 'identity-birth-date'],
    ['990121740230461', 'identity-birth-date'],
    ['99012119740319461', 'identity-length'],
    ['9901211974031946110', 'identity-length'],
    ['X90121197403194611', 'identity-length'],
    ['9.90121E+17', 'scientific-notation'],
    ['9.90121197403194E17', 'scientific-notation'],
  ])('%s is rejected: %s', (text, code) => {
    expect(problems({ 证件号码: text })).toEqual([`证件号码:${code}`]);
  });

  it('with any one digit mistyped is rejected', () => {
    const digit = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(
        fc.integer({ min: 100_000, max: 999_999 }),
        fc.integer({ min: 0, max: 999 }),
        fc.nat({ max: 16 }),
        digit,
        (area, serial, at, other) => {
          const first17 = `${area}19740319${String(serial).padStart(3, '0')}`;
          const number = first17 + checkCharacter(first17);
          expect(problems({ 证件号码: number })).toEqual([]);
          if (number[at] === String(other)) return;
          expect(problems({ 证件号码: number.slice(0, at) + String(other) + number.slice(at + 1) })).toHaveLength(1);
        },
      ),
    );
  });
});

describe('the phone', () => {
  it.each<[string, string[]]>([
    ['199 0000 5157', ['19900005157']],
    ['+86 199-0000-5157', ['19900005157']],
    ['0086 19900005157', ['19900005157']],
    ['0731-88881234', ['073188881234']],
    ['（0731）88881234', ['073188881234']],
    ['+86 731 88881234', ['073188881234']],
    ['88881234转8012', ['88881234-8012']],
    ['0731-88881234-12', ['073188881234-12']],
    ['88881234分机12', ['88881234-12']],
    ['400-820-1234', ['4008201234']],
    ['19900005157；0731-88881234、19900005158', ['19900005157', '073188881234', '19900005158']],
    ['19900005157 19900005158', ['19900005157', '19900005158']],
    ['19900005157,19900005157', ['19900005157']],
    ['19900005157（其子）', ['19900005157']],
  ])('%s is read', (text, phones) => {
    expect(accepted({ 联系电话: text }).phones).toEqual(phones);
  });

  it.each([
    ['1990000515', 'phone'],
    ['199000051570', 'phone'],
    ['29900005157', 'phone'],
    ['123', 'phone'],
    ['张三', 'phone'],
    ['19900005157;1', 'phone'],
    ['1.99E+10', 'scientific-notation'],
  ])('%s is rejected: %s', (text, code) => {
    expect(problems({ 联系电话: text })).toEqual([`联系电话:${code}`]);
  });
});

describe('the other columns', () => {
  it.each(channelLabels)('the channel %s is known', (label) => {
    expect(problems({ 信访形式: label })).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['登记编号', '', 'required'],
    ['登记编号', 'X'.repeat(65), 'too-long'],
    ['登记编号', 'X 1', 'bad-format'],
    ['信访形式', '托梦', 'unknown-channel'],
    ['信访形式', '', 'required'],
    ['信访人', '', 'required'],
    ['信访人', '无', 'required'],
    ['人数', '0', 'headcount'],
    ['人数', '-1', 'headcount'],
    ['人数', '1.5', 'headcount'],
    ['人数', '100001', 'headcount'],
    ['人数', '三十', 'headcount'],
    ['人数', 'x'.repeat(99), 'too-long'],
    ['是否匿名', '也许', 'not-yes-or-no'],
    ['概况标题', '长'.repeat(201), 'too-long'],
    ['诉求内容', ' \u200B\n ', 'required'],
    ['诉求内容', '长'.repeat(20_001), 'too-long'],
    ['是否重复', '3', 'not-yes-or-no'],
    ['原登记编号', 'X'.repeat(65), 'too-long'],
  ])('%s = %j is rejected: %s', (column, value, code) => {
    expect(problems({ [column]: value })).toEqual([`${column}:${code}`]);
  });

  it('take exactly as much as they may hold, a rare character counting as one', () => {
    expect(problems({ 概况标题: '𠮷'.repeat(200), 诉求内容: '𠮷'.repeat(20_000), 人数: '100000' })).toEqual([]);
  });

  it('reject a formula, but not the equals sign that keeps digits as text, nor a text that happens to begin with one', () => {
    const formulas = { 信访人: '=A1', 反映对象: '=HYPERLINK("http://127.0.0.1/","看")', 诉求内容: '=SUM(A1:A3)', 人数: '=1+1' };
    expect(problems(formulas)).toEqual(['信访人:formula-text', '人数:formula-text', '反映对象:formula-text', '诉求内容:formula-text']);
    const texts = { 证件号码: '="990121197403194611"', 联系电话: '="19900005157"', 诉求内容: '=== 诉求 ===', 信访人: '@老李' };
    expect(accepted(texts)).toMatchObject({
      identityNumber: '990121197403194611',
      phones: ['19900005157'],
      text: '=== 诉求 ===',
      petitionerName: '@老李',
    });
  });

  it('lose control characters, with a remark', () => {
    expect(accepted({ 反映对象: 'a\u0007b\tc' }).respondent).toBe('ab c');
    expect(warnings({ 反映对象: 'a\u0007b' })).toEqual(['反映对象:control-characters-removed']);
  });
});

describe('a rejected row', () => {
  it('names every fault at once, in Chinese and English, and never shows a personal value', () => {
    const secret = '机密';
    const bad = Object.fromEntries(petitionColumns.map((column) => [column, `${secret}${'9'.repeat(20_001)}`]));
    const result = readPetitionRow(new Map(Object.entries(bad)), today);
    if (result.ok) throw new Error('accepted');
    expect(new Set(result.problems.map(({ column }) => column))).toEqual(new Set(petitionColumns));
    for (const { column, reasonZh, reasonEn } of result.problems) {
      expect(reasonZh).toContain(column);
      expect(reasonZh + reasonEn).not.toMatch(/机密|9999/);
    }
  });

  it('never throws, whatever the cells', () => {
    const cells = fc.dictionary(fc.constantFrom(...petitionColumns), fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(cells, (row) => {
        const result = readPetitionRow(new Map(Object.entries(row)), today);
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
    );
  });
});
