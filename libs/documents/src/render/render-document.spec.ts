// Real: the shipped template files and the template engine. Read back with a zip reader, no Word.
import { describe, expect, it } from '@jest/globals';
import { documentKindCodes, type DocumentKind } from '../kinds/document-kinds.ts';
import { printedText, partsOf } from '../spec-support/docx.ts';
import { samples } from '../spec-support/samples.ts';
import { readTemplate, shippedTemplate } from '../template/read-template.ts';
import { packPage } from '../shipped/package.ts';
import { shippedPages } from '../shipped/shipped-pages.ts';
import { renderDocument, verifyDocument } from './render-document.ts';

/** What a reader must find in each document. */
const mustSay: Readonly<Record<DocumentKind, readonly string[]>> = {
  'registration-slip': ['信访事项登记表', 'XC202604150012', '来访', '王小明、陈桂兰等7人', '430102198001011234', '申诉求决', '2026年4月30日', '赵雯'],
  'acceptance-notice': ['星城市住房和城乡建设局', '信访事项受理告知书', '星建信受〔2026〕12号', '王小明：', '2026年5月7日受理', '信访程序', '2026年7月6日', 'K7M2-9QXD'],
  'refusal-notice': ['信访事项不予受理告知书', '王小明、陈桂兰：', '你们提出的', '涉法涉诉，由政法机关办理', '第三十一条规定', '向星城市中级人民法院提出'],
  'transfer-letter': ['关于转送王小明信访事项的函', '星城市住房和城乡建设局：', '第二十二条', '15日内', '5个工作日内', '2．信访人提交的材料', '抄送：芙蓉区信访局。'],
  'entrust-letter': ['关于交办王小明等36人信访事项的函', '三、做好信访人的解释疏导工作', '2026年6月30日前', '办结报告'],
  'supervision-order': ['关于督办王小明信访事项的函', '（星信转〔2026〕105号）', '第四十条', '（二）对信访人的合理诉求推诿敷衍', '（一）完善预售项目', '2026年5月22日前'],
  'extension-notice': ['信访事项延长办理期限告知书', '2026年7月6日', '周建国批准', '延长办理期限30日', '至2026年8月5日', '第三方机构检测'],
  'handling-opinion': ['信访事项处理意见书', '查明的事实', '4．供水工程施工单位询问笔录。', '1．《中华人民共和国民法典》第五百七十七条', '处理结论：予以支持。', '30日内，向星城市人民政府请求复查'],
  'review-opinion': ['信访事项复查意见书', '（星建信处〔2026〕9号）', '复查结论：维持。', '30日内，向湘江省人民政府请求复核'],
  're-review-opinion': ['信访事项复核意见书', '（五）听证情况', '2026年9月28日举行听证', '复核结论：维持。', '仍然以同一事实和理由提出投诉请求的', '不再受理'],
  'settlement-agreement': ['调解协议书', '甲方：王小明，证件号码：430102198001011234', '乙方：星城宏远置业有限公司，代表人：孙立（总经理）', '（三）甲方不再', '41,050.60元（大写：肆万壹仟零伍拾元陆角整）', '一式3份', '乙方（签字、盖章）：'],
  'strike-off-form': ['信访积案化解销号审批表', '星信销〔2026〕2号', '2011年春节前', '2024年6月12日：召开公开听证会', '诉求合理的解决到位', '30,000.00元（大写：叁万元整）', '包案领导意见'],
}; // prettier-ignore

describe.each(documentKindCodes)('the document %s', (kind) => {
  const document = renderDocument(kind, samples[kind]);
  const text = printedText(document.bytes);

  it.each(mustSay[kind])('says %s', (part) => {
    expect(text).toContain(part);
  });

  it('has no placeholder left', () => {
    expect(text).not.toMatch(/[{}]/);
  });

  it('is the same bytes when it is made again, and its hash is that of its bytes', () => {
    const again = renderDocument(kind, structuredClone(samples[kind]), readTemplate(kind, packPage(shippedPages[kind])));
    expect(Buffer.from(again.bytes).equals(document.bytes)).toBe(true);
    expect(again).toEqual({ ...document, bytes: expect.anything() });
    expect(verifyDocument(document.bytes, document.sha256)).toBe(true);
  });

  it('is made on the shipped file, which is the one its page gives', () => {
    expect(shippedTemplate(kind).sha256).toBe(readTemplate(kind, packPage(shippedPages[kind])).sha256);
  });
});

describe('an issued document', () => {
  const opinion = renderDocument('handling-opinion', samples['handling-opinion']);

  it('is not verified once a byte has changed, nor by a text that is no hash', () => {
    const forged = Uint8Array.from(opinion.bytes);
    forged[forged.length >> 1] = (forged[forged.length >> 1] ?? 0) ^ 1;
    expect(verifyDocument(forged, opinion.sha256)).toBe(false);
    expect(verifyDocument(opinion.bytes, opinion.sha256.toUpperCase())).toBe(false);
    expect(verifyDocument(opinion.bytes, 'unknown')).toBe(false);
  });

  it('keeps its hash over the years: it depends on no compressor, clock or time zone', () => {
    expect(opinion.bytes.subarray(8, 14)).toEqual(new Uint8Array([0, 0, 0, 0, 0x21, 0])); // stored, 1980-01-01 00:00
  });

  it('shows what a petitioner wrote as it is written, braces and mark-up too', () => {
    const request = ['请求 {处理意见} & <w:br/> "退款"\n第二行'];
    const text = printedText(renderDocument('handling-opinion', { ...samples['handling-opinion'], request }).bytes);
    expect(text).toContain(request[0]);
  });

  it('leaves out what is optional and was not given, with its headings', () => {
    const { hearing: _hearing, handler: _handler, phone: _phone, address: _address, ...least } = samples['re-review-opinion'];
    const text = printedText(renderDocument('re-review-opinion', least).bytes);
    expect(text).not.toMatch(/听证|联系/);
    expect(text).toContain('复核结论：维持。');
  });

  it('registers an anonymous petition without names', () => {
    const text = printedText(
      renderDocument('registration-slip', { ...samples['registration-slip'], petitioners: [], headcount: undefined }).bytes,
    );
    expect(text).toContain('匿名');
  });

  it('carries no properties of the template, which name the clerk who edited it', () => {
    expect(partsOf(opinion.bytes)['docProps/core.xml']).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>信访事项处理意见书</dc:title></cp:coreProperties>',
    );
  });

  it('is not made on the template of another kind', () => {
    expect(() => renderDocument('handling-opinion', samples['handling-opinion'], shippedTemplate('review-opinion'))).toThrow(
      expect.objectContaining({ code: 'wrong-template' }),
    );
  });
});
