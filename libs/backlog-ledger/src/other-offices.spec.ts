import { describe, expect, it } from '@jest/globals';
import { dateText, readBacklogLedger, type LedgerCase } from './index.ts';
import { caseAt, cellsWith, ledgerOf, workbook } from './spec-support/workbooks.ts';

// Ledgers of invented other offices, written by exceljs: other names, orders, headers and habits than the sample's.
const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));
const dates = ({ events }: LedgerCase): string[] => events.map(({ date }) => (date ? dateText(date) : '?'));
const fieldsOf = (ledger: Awaited<ReturnType<typeof readBacklogLedger>>): (string | null)[][] =>
  ledger.sheets.map(({ columns }) => columns.map(({ field }) => field));

describe('the list of 清河市: one sheet, one header row, real dates, 元, separate columns for numbers', () => {
  const list = (): Promise<Uint8Array> =>
    workbook((book) => {
      const sheet = book.addWorksheet('积案清单');
      sheet.addRow(['清河市疑难信访积案攻坚化解清单']);
      sheet.mergeCells('A1:R1');
      sheet.addRow(['填报单位：清河市信访局', '', '', '', '', '截至2025年6月30日']);
      sheet.addRow(
        ['No.', '案件编码', '信访人姓名', '身份证', '手机', '所在县区', '镇（街）', '案件概述', '初次上访日期', '重访次数'].concat([
          '工作开展情况',
          '包抓县级领导',
          '主管部门',
          '办结期限',
          '目前进展',
          '救助金(元)',
          '实际化解日期',
          '附注',
        ]),
      );
      sheet.addRow(
        [1, 'QH-001', '韩大勇', '990101196203044520', '13900001111', '东陵县', '柳树镇', '占用果园补偿未付', day(2004, 5, 6), '12'].concat([
          '2004.5.6 到镇反映\n2005年春 县政府协调\n2010年10月 给付一半',
          '副县长 马原',
          '县交通局',
          day(2025, 12, 31),
          '正在办理',
          56_000,
        ]),
      );
      sheet.addRow([
        ...[2, 'QH-002', '韦小敏、韦小芳', '990101197503044527\n990101197703044521', '13900002222\n13900003333', '西岭区', ''],
        ...['拆迁面积少算12平方米', day(2010, 3, 1), 3, '2010年3月1日来访，登记；同年6月 区住建局答复；次年1月 复查维持；8月15日 复核维持'],
        ...['区长 牛天', '区住建局', '2025年底', '已办结', '3.5万', day(2025, 3, 2)],
      ]);
      sheet.addRow(
        [3, 'QH-003', '吴长贵', 990101195003044521, '', '西岭区', '南湖街道', '破产企业退休金差额', '2001/7', '二十多次'].concat([
          '（一）2001年7月厂里答复；（二）2003年8月市里转办；（三）2008.12.1市经委答复',
          '区长 牛天',
          '市经委',
          '长期',
          '稳控',
          0,
        ]),
      );
      sheet.addRow([]);
      sheet.addRow(['合计', '', '', '', '', '', '', '4件']);
      sheet.addRow(['制表人：王某', '', '', '', '审核人：李某']);
    });

  it('is mapped by name and content, and read', async () => {
    const ledger = await readBacklogLedger(await list());
    expect(fieldsOf(ledger)).toEqual([
      ['serial', 'caseNumber', 'petitioner', 'idNumber', 'phone', 'district', 'place', 'title', 'firstPetition', 'visits'].concat([
        'history',
        'leader',
        'unit',
        'dueDate',
        'status',
        'funds',
        'closedDate',
        'remarks',
      ]),
    ]);
    const [one, two, three] = ledger.cases;
    expect(one).toMatchObject({
      caseNumber: 'QH-001',
      title: '占用果园补偿未付',
      district: { name: '东陵县' },
      place: '柳树镇',
      leader: '副县长 马原',
      firstPetition: { date: { precision: 'day', earliest: '2004-05-06' } },
      dueDate: { date: { precision: 'day', earliest: '2025-12-31' } },
      funds: { yuan: 56_000, unit: '元' },
      status: { known: 'in-progress' },
      state: 'open',
    });
    expect(two).toMatchObject({
      funds: { yuan: 35_000, unit: '万元' },
      state: 'struck-off',
      closedDate: { date: { earliest: '2025-03-02' } },
    });
    expect(two?.petitioners.map(({ name, idNumber, phones }) => [name, idNumber, ...phones])).toEqual([
      ['韦小敏', '990101197503044527', '13900002222'],
      ['韦小芳', '990101197703044521', '13900003333'],
    ]);
    expect(ledger.cases.map(dates)).toEqual([
      ['2004-05-06', '~2005-02-01..2005-05-31', '2010-10'],
      ['2010-03-01', '2010-06', '2011-01', '2011-08-15'],
      ['2001-07', '2003-08', '2008-12-01'],
    ]);
    expect(three).toMatchObject({ visits: { value: 20, approximate: true }, petitioners: [{ idNumber: null }] });
    expect(ledger.closingDate).toBe('2025-06-30');
    expect(ledger.problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'D6 digits-lost',
      'J6 number-approximate',
      'H8 count-differs',
    ]);
  });
});

describe('the list of 海北县: a sheet a year, sections as headings, name and number in one cell', () => {
  const header = ['序号', '当事人情况', '主要事项', '来龙去脉', '处置单位', '化解进展', '经费（万元）'];
  const years = (): ReturnType<typeof ledgerOf> =>
    ledgerOf({
      '2019年': [
        ['2019年信访积案台账'],
        header,
        ['一、东陵县（2件）'],
        [
          1,
          '刘桂香 990102195001013322 13800000001',
          '承包合同被解除',
          '1998年冬 发包\n1999.3 被解除合同\n2019-05-08 到县',
          '县农业局',
          '未化解',
          2.5,
        ],
        [2, '钱三胜（13800000002）', '柳林山权属', '一、2015年4月2日 县林业局调查柳林山界；二、2016年 裁决', '县林业局', '化解中', 0],
        ['二、西岭区（1件）'],
        [3, '孙丽', '拖欠装修工资', '2018年腊月二十 讨薪', '区人社局', '化解中', '约3'],
        [4],
      ],
      '2020年': [
        ['2020年信访积案台账'],
        header,
        [1, '钱三盛 13800000002', '柳林山权属裁决后不服', '2020.3.4 要求县林业局重新裁决柳林山界', '县林业局', '化解中', 1],
        [2, '周吉', '医疗纠纷', '2020年8月 医调委受理', '区卫健局', '部分化解', 5],
      ],
    });

  it('is read sheet by sheet, its sections giving the districts', async () => {
    const ledger = await years();
    expect(ledger.sheets.map(({ kind, cases }) => [kind, cases])).toEqual([
      ['open', 3],
      ['open', 2],
    ]);
    expect(fieldsOf(ledger)[0]).toEqual(['serial', 'petitioner', 'title', 'history', 'unit', 'status', 'funds']);
    expect(ledger.cases.map(({ district }) => district?.name ?? null)).toEqual(['东陵县', '东陵县', '西岭区', null, null]);
    expect(dates(caseAt(ledger, '2019年', 4))).toEqual(['~1998-11-01..1999-02-28', '1999-03', '2019-05-08']);
    expect(dates(caseAt(ledger, '2019年', 7))).toEqual(['~2019-01-25']);
  });

  it('has one case in two years linked by a miswritten name and the phone', async () => {
    const ledger = await years();
    expect(ledger.links.map(({ kind, evidence, fromCell, toCell }) => [kind, evidence, fromCell, toCell])).toEqual([
      ['same-case', 'variant-name-and-phone', { sheet: '2019年', cell: 'B5' }, { sheet: '2020年', cell: 'B3' }],
    ]);
    expect(ledger.distinctCases).toBe(4);
  });
});

describe('the list of 南县: merged header of two rows, a row a step, whole case cells merged', () => {
  it('gathers the steps of a case from its rows, with the address of each', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('Sheet1');
      sheet.addRow(['附件2']);
      sheet.addRow(['南县信访突出问题和重复信访积案台账（2024年度）']);
      sheet.addRow(['序号', '信访件编号', '信访人基本信息', '', '', '', '反映主要诉求', '处理经过', '', '责任落实', '', '办结情况', '']);
      sheet.addRow([
        '',
        '',
        '姓名',
        '身份证号码',
        '联系电话',
        '住址',
        '',
        '时间',
        '处理情况',
        '包案领导',
        '责任单位',
        '是否化解',
        '化解时间',
      ]);
      for (const range of ['C3:F3', 'H3:I3', 'J3:K3', 'L3:M3', 'A3:A4', 'B3:B4', 'G3:G4']) sheet.mergeCells(range);
      sheet.addRow(
        [
          1,
          'XF2015-1',
          '马小军',
          '990101196203044520',
          '0731-88889999',
          '河东村三组',
          '修水库占地补偿未到位',
          day(2015, 3, 2),
          '镇政府登记',
        ].concat(['县长 卜来', '县水利局', '否']),
      );
      sheet.addRow(['', '', '', '', '', '', '', day(2016, 7, 8), '县水利局答复不予补偿']);
      sheet.addRow(['', '', '', '', '', '', '', '2019年底', '市水利局复查']);
      for (const letter of 'A B C D E F G J K L M'.split(' ')) sheet.mergeCells(`${letter}5:${letter}7`);
      sheet.addRow([
        2,
        'XF2018-9',
        '马小娟',
        '990101197503044527',
        '13900000000',
        '',
        '低保被取消',
        '2018.9',
        '村委会解释',
        '副县长 黎明',
        '县民政局',
        '是',
        day(2020, 1, 1),
      ]);
      sheet.addRow(['', '', '', '', '', '', '', '2020年1月1日', '恢复低保']);
      sheet.addRow(['总计：2件']);
    });
    const ledger = await readBacklogLedger(bytes);
    expect(ledger.cases.map(({ row, lastRow, state, facts }) => [row, lastRow, state, facts])).toEqual([
      [5, 7, 'open', '修水库占地补偿未到位'],
      [8, 9, 'struck-off', '低保被取消'],
    ]);
    expect(ledger.cases[0]?.events.map(({ date, text, cell }) => [date && dateText(date), text, cell])).toEqual([
      ['2015-03-02', '镇政府登记', 'I5'],
      ['2016-07-08', '县水利局答复不予补偿', 'I6'],
      ['~2019-11-01..2019-12-31', '市水利局复查', 'I7'],
    ]);
    expect(ledger.cases[0]?.petitioners).toEqual([
      { name: '马小军', aliases: [], idNumber: '990101196203044520', idNumberValid: true, phones: ['073188889999'] },
    ]);
    expect(ledger.problems).toEqual([]);
  });
});

describe('lists with yet other headers', () => {
  it('of a county: no title, a plan under the name of a closing date, people who are named in words', async () => {
    const ledger = await ledgerOf({
      历年积案: [
        [
          '登记号',
          '信访日期',
          '姓名',
          '家庭住址',
          '信访目的',
          '问题分类',
          '调查处理情况',
          '处理单位',
          '包案县领导',
          '资金投入',
          '目前状况',
          '预计结案日期',
        ],
        [
          '08-12',
          day(2008, 3, 4),
          '赵铁柱',
          '西山村',
          '要求恢复村医身份',
          '卫生',
          '2008年3月4日，到局反映。我局于2008年4月调查。',
          '县卫生局',
          '李常委',
          '无',
          '未结',
          '2026年12月',
        ],
        [
          '11-3',
          '2011年4月',
          '钱银花（女）',
          '东关',
          '要求赔偿',
          '公安',
          '2011年5月8日立案，2012年移送',
          '县公安局',
          '李常委',
          '5万元',
          '已息诉',
          '',
        ],
      ],
    });
    expect(fieldsOf(ledger)).toEqual([
      [
        'caseNumber',
        'firstPetition',
        'petitioner',
        'address',
        'facts',
        'category',
        'history',
        'unit',
        'leader',
        'funds',
        'status',
        'dueDate',
      ],
    ]);
    expect(ledger.cases.map(({ state, status, funds }) => [state, status?.known, funds?.yuan ?? null])).toEqual([
      ['open', 'unresolved', null],
      ['open', 'resolved', 50_000],
    ]);
    expect(ledger.cases.map(dates)).toEqual([['2008-03-04', '2008-04'], ['2011-05-08']]);
    expect(ledger.problems).toEqual([]);
  });

  it('of a city: a sheet for each district, whose name is the district', async () => {
    const rows = (number: string, name: string): (string | number)[][] => [
      ['附表1'],
      ['信访积案攻坚化解情况统计表'],
      ['填报时间：2024年11月5日'],
      [
        '编号',
        '信访诉求',
        '上访人（联系电话）',
        '涉及人数（人）',
        '信访起始年份',
        '办理过程简述',
        '化解责任领导',
        '化解时限',
        '所需资金（单位：元）',
        '化解进展情况',
      ],
      [
        number,
        '小区办证难',
        `${name} 13911112222`,
        120,
        2016,
        '2016.5 业主反映\n2018.6 住建局答复',
        '区长 方圆',
        '2024年12月31日前',
        '1,200,000',
        '正在推进',
      ],
      ['小计', '1件', '', 120],
    ];
    const ledger = await ledgerOf({ 城东区: rows('D-1', '何平安'), 城西区: rows('D-2', '严冬') });
    expect(ledger.cases.map(({ district, funds, firstPetition }) => [district?.name, funds?.yuan, firstPetition?.date?.precision])).toEqual(
      [
        ['城东区', 1_200_000, 'year'],
        ['城西区', 1_200_000, 'year'],
      ],
    );
    expect([ledger.closingDate, ledger.links.length, ledger.problems.length]).toEqual(['2024-11-05', 0, 0]);
  });
});

describe('a ledger without a column that others have', () => {
  it('is read with what there is; an unknown column is kept with the case and reported', async () => {
    const ledger = await ledgerOf({
      台账: [
        [
          '序号',
          '信访人姓名及身份证号码、联系电话（多人的列主要3人）',
          '反映的问题',
          '地方工作情况',
          '首次来访年月',
          '星级',
          '拟化解时限',
          '责任人',
        ],
        [
          '1',
          '1.张三丰 990101196203044520 13811112222；2.李四光 990101196203044521',
          '征地',
          '（1）2001.2.3县里调查。（2）2003-04 答复。',
          '200102',
          '甲',
          '2025.6',
          '王五',
        ],
        ['2', '匿名', '举报村干部', '2012年5月受理，2012年6月初核', '2012.5.', '乙', '', ''],
      ],
    });
    const [one, two] = ledger.cases;
    expect(one?.petitioners.map(({ name, idNumberValid, phones }) => [name, idNumberValid, ...phones])).toEqual([
      ['张三丰', true, '13811112222'],
      ['李四光', false],
    ]);
    expect(one && dates(one)).toEqual(['2001-02-03', '2003-04']);
    expect(one?.extra).toEqual([{ cell: 'F2', header: '星级', text: '甲' }]);
    expect(two?.petitioners).toEqual([]);
    expect(ledger.problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual(['F1 column-unknown', 'B2 id-check-digit']);
  });

  it('has money without a unit reported at each amount', async () => {
    const ledger = await ledgerOf({
      台账: [
        ['序号', '案件名称', '信访人', '资金'],
        [1, '欠薪', '王小二', 5],
        [2, '征地', '李小三', '3万元'],
      ],
    });
    expect(ledger.cases.map(({ funds }) => funds?.yuan ?? null)).toEqual([null, 30_000]);
    expect(cellsWith(ledger, 'money-unit-unknown', '台账')).toEqual(['D2']);
  });
});
