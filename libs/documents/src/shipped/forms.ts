import { body, heading, list, when } from './blocks.ts';
import { paragraph, row, table, type Cell } from './ooxml.ts';
import type { Page } from './package.ts';

/** The columns of a form, 156 mm in all: label, value, label, value. */
const columns = [30, 48, 30, 48] as const;
const wide = 126;

const label = (text: string): Cell => ({ width: columns[0], content: paragraph('CellLabel', text) });
const value = (text: string): Cell => ({ width: columns[1], content: paragraph('CellText', text) });
const across = (content: string): Cell => ({ width: wide, span: 3, content });
const two = (a: string, aValue: string, b: string, bValue: string): string => row([label(a), value(aValue), label(b), value(bValue)]);
const one = (name: string, text: string): string => row([label(name), across(paragraph('CellText', text))]);
const cellList = (name: string, entry = '{内容}'): string => list(name, entry, 'CellText');
const long = (name: string, content: string, height = 24): string => row([label(name), across(content)], height, true);

/** A box for an opinion written by hand, with the place for signature and date. */
const byHand = (name: string, height = 15.5): string =>
  row(
    [
      label(name),
      across(
        paragraph('CellText', '') +
          paragraph('CellText', '') +
          paragraph('CellText', '签名（盖章）：　　　　　　　年　　月　　日', {}, '<w:jc w:val="right"/>'),
      ),
    ],
    height,
  );

/** One row for each petitioner; an anonymous petition has one that says so. */
const petitionerRows = (): string[] => [
  row(
    ['姓名', '证件号码', '联系电话', '住址'].map((name, index) => ({
      width: columns[index] ?? columns[0],
      content: paragraph('CellLabel', name),
    })),
  ),
  row(
    ['{#信访人}{姓名}', '{证件号码}', '{联系电话}', '{住址}{/信访人}'].map((text, index) => ({
      width: columns[index] ?? columns[0],
      content: paragraph('CellText', text),
    })),
  ),
];

export const registrationSlip: Page = {
  form: true,
  body: [
    paragraph('DocTitle', '信访事项登记表'),
    paragraph('TableNote', '登记机关：{登记机关}　　登记编号：{登记编号}'),
    table(columns, [
      two('收到日期', '{收到日期}', '登记日期', '{登记日期}'),
      two('信访形式', '{信访形式}', '初重信访', '{初重信访}'),
      two('信访人', '{信访人姓名}', '人数', '{人数}'),
      ...petitionerRows(),
      two('信访类别', '{信访类别}', '内容分类', '{内容分类}'),
      one('被反映对象', '{被反映对象}'),
      one('事发地', '{事发地}'),
      long('信访请求', cellList('信访请求'), 42),
      long('附件', cellList('附件', '{序号}．{内容}'), 11),
      long('拟办意见', cellList('拟办意见'), 20),
      byHand('领导批示'),
      two('转送交办期限', '{转送交办期限}', '登记人', '{登记人}'),
    ]),
  ],
};

export const strikeOffForm: Page = {
  form: true,
  body: [
    paragraph('DocTitle', '信访积案化解销号审批表'),
    paragraph('TableNote', '编号：{编号}　　登记编号：{登记编号}'),
    table(columns, [
      two('信访人', '{信访人姓名}', '责任单位', '{责任单位}'),
      two('包案领导', '{包案领导}', '职务', '{包案领导职务}'),
      two('列入时间', '{列入积案时间}', '列入原因', '{列入原因}'),
      long('信访请求', cellList('信访请求'), 16),
      long('化解过程', cellList('化解过程', '{日期}：{事项}'), 24),
      long('化解措施', cellList('化解措施', '{序号}．{内容}'), 20),
      one('化解结果', '{化解结果}'),
      one('帮扶救助', '{#帮扶救助金额}人民币{帮扶救助金额}元（大写：{帮扶救助金额大写}）{/帮扶救助金额}{^帮扶救助金额}无{/帮扶救助金额}'),
      long('信访人意见', cellList('信访人意见'), 12),
      long('核查验收情况', cellList('核查验收情况'), 16),
      two('稳控观察期至', '{稳控观察期至}', '填表人、日期', '{填表人}　{填表日期}'),
      byHand('责任单位意见'),
      byHand('包案领导意见'),
      byHand('信访部门意见'),
      byHand('联席会议意见'),
    ]),
  ],
};

export const settlementAgreement: Page = {
  body: [
    paragraph('DocTitle', '{协议形式}'),
    paragraph('NumberCentred', '{协议编号}'),
    list(
      '当事人',
      '{称谓}：{名称}{#证件号码}，证件号码：{证件号码}{/证件号码}{#代表人}，代表人：{代表人}{/代表人}{#住址}，住址：{住址}{/住址}。',
    ),
    when('调解机关', body('调解机关：{调解机关}。')),
    body(
      '当事人因信访事项（登记编号：{登记编号}）发生争议，根据《信访工作条例》第三十三条规定，在自愿、平等的基础上协商一致，达成协议如下：',
    ),
    heading('一、争议事项'),
    list('争议事项'),
    heading('二、基本事实'),
    list('基本事实'),
    heading('三、协议内容'),
    list('协议内容', '（{汉字序号}）{内容}'),
    list('付款', '款项：{款项}。{付款人}于{付款期限}前向{收款人}支付人民币{金额}元（大写：{金额大写}）。'),
    heading('四、履行方式和期限'),
    list('履行方式'),
    heading('五、其他'),
    body('本协议一式{协议份数}份，自当事人签字（盖章）之日起生效，各份具有同等效力。'),
    list('当事人', '{称谓}（签字、盖章）：', 'Signing'),
    when('调解机关', paragraph('Signing', '调解机关（盖章）：')),
    paragraph('Signing', ''),
    paragraph('DateLine', '{签订日期}'),
  ],
};
